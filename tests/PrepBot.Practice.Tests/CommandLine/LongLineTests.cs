using PrepBot.Chat.TypedLine;
using static PrepBot.Practice.Tests.CommandLine.Commands;

namespace PrepBot.Practice.Tests.CommandLine;

/// <summary>Lines of any length and kind: the work grows with the line at most, and the answer does not grow.</summary>
public sealed class LongLineTests
{
    private const int Short = 500;
    private const int Longest = 4000;

    /// <summary>What a paragraph of an answer may hold, so that it fits every platform.</summary>
    private const int LongestAnswer = 1500;

    public static TheoryData<string> Kinds =>
    [
        "@", "@ ", "<@", "<@U1>", "<@U1> ", "@a", "@a ", "@.", "@raj ", "with ", "with bob ", "as ", "as candidate ", "a", "a ", "x1 ", "1", "1 ", "30m ", "500 ",
        "1h30 ", "1.5", "an hour and ", "half an hour ", "dive deep ", "dive deap ", "best ", "onwership ", "DD/CO/", "%", "% ", "<", "&", ",", ";", " ", "\0", "\n",
        "😀", "😀 ", "é ", "e\u0301 ", "\u202E", "\uD83D", "漢字 ", "minutes: ", "and ", "role=either ", "\"", "*_~`", "-30 ", "99999999999",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LineOfOneKind_EightTimesAsLong_TakesEightTimesTheWorkAtMost(string kind)
    {
        Work(kind, Longest);
        var (few, _) = Work(kind, Short);

        var (many, answer) = Work(kind, Longest);

        Assert.True(many <= (few * Longest / Short) + 100_000, $"{few} bytes for {Short} characters, {many} for {Longest}.");
        Assert.InRange(answer.Length, 0, LongestAnswer);
    }

    [Fact]
    public void MoreWordsThanAnybodyTypes_Parsed_BeginningCountsAndTheRestIsNamed()
    {
        var line = Assert.IsType<ParsedLine.Understood>(Parse("start dive deep 30m " + string.Concat(Enumerable.Repeat("and ", 900))));

        Assert.StartsWith("I understood: Dive Deep, 30 minutes.", MockLineTexts.Of(line), StringComparison.Ordinal);
        Assert.StartsWith("and and", Assert.Single(line.NotUnderstood), StringComparison.Ordinal);
    }

    /// <summary>Work is measured by what is allocated, which no busy machine changes.</summary>
    private static (long Bytes, string Answer) Work(string kind, int length)
    {
        var text = "start " + string.Concat(Enumerable.Repeat(kind, (length / kind.Length) + 1))[..(length - 6)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var line = Parse(text);
        var words = line switch
        {
            ParsedLine.Understood understood => MockLineTexts.Of(understood),
            ParsedLine.UnknownCommand unknown => MockLineTexts.Of(unknown),
            _ => throw new NotSupportedException(),
        };
        return (GC.GetAllocatedBytesForCurrentThread() - before, words);
    }
}
