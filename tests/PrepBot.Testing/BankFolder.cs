using Xunit;
namespace PrepBot.Testing;

/// <summary>A folder with a bank of two values and five prompts, without a mistake until a test puts one in.</summary>
public sealed class BankFolder : IDisposable
{
    private const string Set =
        """
        id: tiny
        name: The tiny set
        disclaimer: Nobody's values.
        """;

    private const string Care =
        """
        principle: care
        name: Care
        published: 1
        rank: 2
        meaning: >-
          Looking after what others
          have left to us.
        verdicts:
          strong: Names who was helped and what it cost.
          solid: Names who was helped.
          mild_concern: Helped in general.
          concern: Waited to be thanked.
        beats:
          - id: whom
            text: Whom it was for
          - id: price
            text: What it cost
        green_flags:
          - One
          - Two
          - Three
          - Four
        red_flags: [Five, Six, Seven, Eight]
        mistakes:
          - One
          - Two
        probed:
          junior: often
          senior: nearly-always
          staff: seldom
        neighbours:
          - principle: calm
            difference: Calm keeps still.
        prompts:
          - id: care-01
            text: >-
              Tell me about something you looked after long
              before anybody had asked you to do so.
            also: [calm]
            levels: [junior, senior]
            tracks: [general]
            themes: [more-than-asked]
            after: Whether anybody had to ask.
            probes:
              - How did it come to be lying there?
              - Who had been looking away from it?
              - What did it cost you each week?
              - Who looks after it nowadays?
          - id: care-02
            text: Describe the most thankless repair you ever made on a machine that belonged to nobody.
            levels: [staff]
            tracks: [software, ml]
            after: Work without an audience.
            probes:
              - What was broken about that machine?
              - Why had nobody thrown it out?
              - How long did the repair hold?
              - What did the others say about it?
          - id: care-03
            text: When did a person you were responsible for get worse help from you than they deserved?
            levels: [senior]
            tracks: [manager]
            after: An honest failure.
            probes:
              - What did they need at that time?
              - What kept you from seeing it?
              - How did you learn of it?
              - What have you done about it since?
        """;

    private const string Calm =
        """
        principle: calm
        name: Calm
        published: 2
        rank: 1
        meaning: Keeping still when others run.
        verdicts: {strong: a, solid: b, mild_concern: c, concern: d}
        beats:
          - {id: noise, text: What was loud}
          - {id: still, text: What was done}
        green_flags: [One, Two, Three, Four]
        red_flags: [Five, Six, Seven, Eight]
        mistakes: [One, Two]
        probed: {junior: seldom, senior: seldom, staff: seldom}
        neighbours:
          - {principle: care, difference: Care moves.}
        prompts:
          - id: calm-01
            text: Walk me through the loudest hour of your working life, from the first alarm to the quiet.
            levels: [junior, senior, staff]
            tracks: [general]
            after: What they did while others shouted.
            probes:
              - What was the very first alarm?
              - Who was shouting, and at whom?
              - What did you leave alone on purpose?
              - When did you notice it was over?
          - id: calm-02
            text: Give me an example of a quarrel in which your silence was of more use than any argument.
            levels: [junior, senior, staff]
            tracks: [general]
            after: Silence as a choice.
            probes:
              - What was the quarrel really about?
              - What would have been easy to say?
              - Who broke the silence in the end?
              - What did the two of them do later?
        """;

    private static int _count;

    public BankFolder()
    {
        Path = Directory.CreateDirectory(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prepbot-bank-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}")).FullName;
        Write("set.yaml", Set);
        Write("care.yaml", Care);
        Write("calm.yaml", Calm);
    }

    public string Path { get; }

    public void Write(string file, string content) => File.WriteAllText(System.IO.Path.Combine(Path, file), content);

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    /// <summary>Puts other text in the place of the only one of its kind.</summary>
    public void Change(string file, string from, string to)
    {
        var path = System.IO.Path.Combine(Path, file);
        var parts = File.ReadAllText(path).Split(from);
        Assert.Equal(2, parts.Length);
        File.WriteAllText(path, string.Join(to, parts));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
