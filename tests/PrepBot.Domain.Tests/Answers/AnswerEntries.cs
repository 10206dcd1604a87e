using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Tests.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Answers;

/// <summary>A worked answer as somebody could have written it, without a mistake unless a test puts one in.</summary>
internal static class AnswerEntries
{
    /// <summary>Ten words a sentence, the same in no two answers, with an I in every second sentence.</summary>
    public static string Said(string word, int sentences = 20) => string.Join(
        ' ', Enumerable.Range(1, sentences).Select(n => n % 2 == 1
            ? $"[{n}] By {word} {n} I took {word} {n} to {word} {n}."
            : $"[{n}] The {word} {n} then lay in my {word} a day."));

    public static QuestionBank ABank()
    {
        var prompt = Prompt("care-01", "Tell me about a time you looked after something that nobody owned.") with
        {
            Levels = List("junior"),
            Tracks = List("ml"),
            Themes = List("risk-mistake-failure"),
            Without = List("three"),
        };
        var script = new RawScript(Line(1), [], null)
        {
            FollowUps = Signs(("any-how", "How?")),
            GreenFlags = Signs(("any-g", "G."), ("any-h", "H."), ("any-i", "I."), ("any-j", "J.")),
            RedFlags = Signs(("any-no-number", "N."), ("any-o", "O."), ("any-p", "P."), ("any-q", "Q.")),
        };
        var reading = BankRules.Check(BankEntries.ABank(prompt) with { Script = script }, []);
        Assert.Empty(reading.Mistakes);
        return reading.Bank!;
    }

    public static RawAnswer Answer(string id = "care-a1", string word = "box") => new()
    {
        Location = Line(1),
        Principle = "care",
        Id = Word(id),
        Verdict = Word("solid"),
        Prompt = Word("care-01"),
        Level = Word("junior"),
        Track = Word("ml"),
        Kind = Word("story"),
        Said = Word(Said(word)),
        Why = Word("Own steps in order and a thing that still stands, but nothing measured; so not strong, and far from a concern."),
        Beats =
        [
            Heard("one", "1", "2"), Heard("two") with { Heard = List() }, Heard("failure-cost", "3"), Heard("failure-owned", "5"), Heard("failure-habit", "7"),
        ],
        Green = [new("a", List("1"))],
        Red = [new("any-no-number", List("20"))],
        Parts =
        [
            new("situation", List("1", "2")),
            new("task", List("3")),
            new("action", List([.. Enumerable.Range(4, 14).Select(n => $"{n}")])),
            new("result", List("18", "19", "20")),
            new("learning", List()),
        ],
        I = Word("10"),
        We = Word("0"),
        PronounsWhy = Word("Every step is the teller's own."),
        Lands = Word("It is told in order."),
        Lift = Word("Say how it was measured."),
        AskNext = Word("How did you know that it helped?"),
        Rated = List("solid", "strong"),
    };

    public static RawBeatHeard Heard(string beat, params string[] sentences) => new(Line(1), beat, List(sentences), null, Word("It says so."));
}
