using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Tests.Questions;

/// <summary>Entries as somebody could have written them, without a mistake unless a test puts one in.</summary>
internal static class BankEntries
{
    public static SourceLocation Line(int line) => new("entries.yaml", line);

    public static Written Word(string value, int line = 1) => new(value, Line(line));

    public static WrittenList List(params string[] values) => new([.. values.Select(v => Word(v))], Line(1));

    public static RawPrompt Prompt(string id, string text) => new()
    {
        Location = Line(1),
        Id = Word(id),
        Principle = Word(id[..id.LastIndexOf('-')]),
        Text = Word(text, line: 2),
        After = Word("What it is after."),
        Levels = List("junior"),
        Tracks = List("general"),
        Probes = List([.. Enumerable.Range(1, 4).Select(n => $"What came after step {n} of {id}?")]),
    };

    public static RawPrinciple Principle(string id, int index, params RawPrompt[] prompts) => new()
    {
        Location = Line(1),
        Id = Word(id),
        Name = Word("A name"),
        Published = Word($"{index}"),
        Rank = Word($"{index}"),
        Meaning = Word("What it means."),
        Verdicts = ByKey(("strong", "a"), ("solid", "b"), ("mild_concern", "c"), ("concern", "d")),
        Beats = Signs(("one", "First."), ("two", "Second."), ("three", "Third.")),
        GreenFlags = Signs(("a", "A."), ("b", "B."), ("c", "C."), ("d", "D.")),
        RedFlags = Signs(("e", "E."), ("f", "F."), ("g", "G."), ("h", "H.")),
        Mistakes = List("a", "b"),
        Probed = ByKey(("junior", "seldom"), ("senior", "often"), ("staff", "nearly-always")),
        Neighbours = new([Pair(index == 1 ? "calm" : "care", "Not the same.")], Line(1)),
        Prompts = prompts,
    };

    /// <summary>A set of two principles, care and calm, with these prompts of care.</summary>
    public static RawBank ABank(params RawPrompt[] prompts) => new(
        Line(1), Word("tiny"), Word("The tiny set"), Word("Nobody's values."), [Principle("care", 1, prompts), Principle("calm", 2)]);

    public static BankReading Check(params RawPrompt[] prompts) => BankRules.Check(ABank(prompts), []);

    public static RawSigns Signs(params (string Id, string Text)[] signs) =>
        new([.. signs.Select(sign => new RawSign(Line(1), Word(sign.Id), null, Word(sign.Text)))], Line(1));

    private static RawTexts ByKey(params (string Key, string Text)[] texts) => new(texts.ToDictionary(t => t.Key, t => Word(t.Text)), Line(1));

    private static RawPair Pair(string key, string text) => new(Line(1), Word(key), Word(text));
}
