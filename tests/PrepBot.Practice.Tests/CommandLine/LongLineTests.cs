using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.Commands;
using PrepBot.Chat.TypedLine;
using PrepBot.Values.Text;
using static PrepBot.Practice.Tests.CommandLine.Commands;

namespace PrepBot.Practice.Tests.CommandLine;

/// <summary>Lines of any length and kind: the work grows with the line at most, and the answer does not grow.</summary>
public sealed class LongLineTests
{
    private const int Short = 500;
    private const int Longest = 4000;

    /// <summary>What a paragraph of an answer may hold, so that it fits every platform.</summary>
    private const int LongestAnswer = 1500;

    private static readonly string[] KindsOfText =
    [
        "@", "@ ", "<@", "<@U1>", "<@U1> ", "@a", "@a ", "@.", "@raj ", "with ", "with bob ", "as ", "as candidate ", "a", "a ", "x1 ", "1", "1 ", "30m ", "500 ",
        "1h30 ", "1.5", "an hour and ", "half an hour ", "dive deep ", "dive deap ", "best ", "onwership ", "DD/CO/", "%", "% ", "<", "&", ",", ";", " ", "\0", "\n",
        "😀", "😀 ", "é ", "e\u0301 ", "\u202E", "\uD83D", "漢字 ", "minutes: ", "and ", "role=either ", "\"", "*_~`", "-30 ", "99999999999",
    ];

    public static TheoryData<string> Kinds => [.. KindsOfText];

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

        Assert.StartsWith("I understood: Dive Deep, 30 minutes.", TypedLineTexts.Of(line), StringComparison.Ordinal);
        Assert.StartsWith("and and", Assert.Single(line.NotUnderstood), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyText_OfFourThousandCharacters_EndsInAnAnswer() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Frequency((3, Gen.Elements(KindsOfText)), (1, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()))), Longest).Select(pieces => string.Concat(pieces)[..Longest])),
        text =>
        {
            var (_, answer) = Read("start " + text);

            Assert.InRange(answer.Length, 0, LongestAnswer);
            Assert.InRange(Read(text).Answer.Length, 0, LongestAnswer);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Theory]
    [InlineData("dive deep ")]
    [InlineData("best ")]
    [InlineData("with bob ")]
    [InlineData("x1 ")]
    public void Words_AreLookedUp_NoOftenerThanTheLineIsReadFor(string kind)
    {
        var asked = new CountedWords();
        var parser = new TypedLineParser("mock", [new CommandDefinition("start", "Begin", [new WordsInput("topics", "Which", asked, 3), new MemberInput("member", "Who", "with")])]);
        var names = 0;

        parser.Parse("start " + string.Concat(Enumerable.Repeat(kind, Longest / kind.Length)), _ =>
        {
            names++;
            return null;
        });

        // A hundred units are read: each is looked up for itself and, behind a lead word, once more; names have three words at most.
        Assert.InRange(asked.Asked, 1, 200);
        Assert.InRange(names, 0, 300);
    }

    private sealed class CountedWords : IVocabulary
    {
        public int Asked { get; private set; }

        public string Noun => "topic";

        public IReadOnlySet<string> Fillers { get; } = new HashSet<string>();

        public string NameOf(string key) => key;

        public WordMatch? LongestAt(IReadOnlyList<FreeWord> words, int start)
        {
            Asked++;
            return null;
        }

        public WordSearch Find(string text) => new([], false, []);

        public IReadOnlyList<string> Completing(string typed) => [];
    }

    /// <summary>Work is measured by what is allocated, which no busy machine changes.</summary>
    private static (long Bytes, string Answer) Work(string kind, int length)
    {
        var text = "start " + string.Concat(Enumerable.Repeat(kind, (length / kind.Length) + 1))[..(length - 6)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (_, words) = Read(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before, words);
    }

    private static (ParsedLine Line, string Answer) Read(string text) => Parse(text) switch
    {
        ParsedLine.Understood understood => (understood, TypedLineTexts.Of(understood)),
        ParsedLine.UnknownCommand unknown => (unknown, TypedLineTexts.Of(unknown)),
        _ => throw new NotSupportedException(),
    };
}
