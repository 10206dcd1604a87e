using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Testing;
using static PrepBot.Domain.Questions.BankMistakeKind;

namespace PrepBot.Bank.Tests;

public sealed class BankFilesTests : IDisposable
{
    /// <summary>One change to care.yaml each, with the mistake and the line it is to be reported at.</summary>
    public static TheoryData<BankMistakeKind, int, string, string> Mistakes { get; } = new()
    {
        { Unreadable, 24, "mistakes:\n", "mistakes: [One\n" },
        { Unreadable, 40, "    levels: [junior, senior]\n", "    also: [calm]\n" },
        { Unreadable, 29, "senior: nearly-always", "senior: *nowhere" },
        { Unreadable, 42, "[more-than-asked]", "[[[[[[[[[[[more-than-asked]]]]]]]]]]]" },
        { WrongShape, 46, "Who had been looking away from it?", "Who: had been looking away from it?" },
        { WrongShape, 23, "red_flags: [Five, Six, Seven, Eight]", "red_flags: Five, Six, Seven, Eight" },
        { WrongShape, 2, "name: Care", "name: [Care]" },
        { WrongShape, 28, "  junior: often\n  senior: nearly-always\n  staff: seldom\n", "  - often\n" },
        { WrongShape, 14, "  - id: whom\n    text: Whom it was for\n", "  - Whom it was for\n" },
        { UnknownKey, 43, "after: Whether anybody", "afterwards: Whether anybody" },
        { UnknownKey, 9, "strong: Names", "strongest: Names" },
        { UnknownKey, 2, "name: Care", "title: Care" },
        { Missing, 35, "    after: Whether anybody had to ask.\n", "" },
        { Missing, 1, "rank: 2\n", "" },
        { Missing, 43, "after: Whether anybody had to ask.", "after:" },
        { Missing, 47, "What did it cost you each week?", "\"\"" },
        { Missing, 28, "  staff: seldom\n", "" },
        { Missing, 15, "  - id: whom\n", "  -\n" },
        { WrongCount, 45, "      - Who looks after it nowadays?\n", "" },
        { WrongCount, 25, "  - One\n  - Two\nprobed", "  - One\nprobed" },
        { WrongCount, 40, "[junior, senior]", "[]" },
        { WrongCount, 42, "[more-than-asked]", "[more-than-asked, limited-data, tight-timeline]" },
        { BadId, 35, "id: care-01", "id: care-1" },
        { BadId, 35, "id: care-01", "id: calm-01" },
        { BadId, 14, "id: whom", "id: Whom" },
        { Twice, 49, "id: care-02", "id: care-01" },
        { Twice, 3, "published: 1", "published: 2" },
        { Twice, 40, "[junior, senior]", "[junior, junior]" },
        { Twice, 39, "also: [calm]", "also: [care]" },
        { Twice, 32, "principle: calm", "principle: care" },
        { NotANumber, 4, "rank: 2", "rank: second" },
        { UnknownPrinciple, 39, "also: [calm]", "also: [clam]" },
        { UnknownPrinciple, 32, "principle: calm", "principle: clam" },
        { UnknownLevel, 51, "levels: [staff]", "levels: [principal]" },
        { UnknownTrack, 62, "tracks: [manager]", "tracks: [sales]" },
        { UnknownTheme, 42, "[more-than-asked]", "[less-than-asked]" },
        { UnknownBeat, 43, "    after: Whether anybody had to ask.\n", "    without: [who]\n    after: Whether anybody had to ask.\n" },
        { UnknownFrequency, 28, "junior: often", "junior: always" },
        { GeneralAndMore, 52, "[software, ml]", "[general, ml]" },
        { WrongLength, 50, "Describe the most thankless repair you ever made on a machine that belonged to nobody.", "Describe a repair." },
        { WrongLength, 48, "Who looks after it nowadays?", "Why?" },
        { TwoQuestions, 60, "than they deserved?", "than they deserved? Why was that?" },
        { Hypothetical, 60, "When did a person", "What would you do if a person" },
        { Hypothetical, 48, "Who looks after it nowadays?", "How would you do it nowadays?" },
        { RepeatedProbe, 55, "What was broken about that machine?", "Who looks after it nowadays?" },
        {
            NearDuplicate, 50, "Describe the most thankless repair you ever made on a machine that belonged to nobody.",
            "Tell me about something you looked after long before anyone had asked you to do it."
        },
    };

    /// <summary>What only worked answers can have; see AnswerRulesTests.</summary>
    private static readonly BankMistakeKind[] OfAnswers = [UnknownVerdict, UnknownPrompt, UnknownFlag, UnknownAnswer, RatedOtherwise, HardToRead];

    private static readonly string[] Damage =
        ["[", "]", "{", "}", "'", "\"", ": ", "- ", "\n", "\t", "&", "*", "|", ">", "%", "?", "#", "---", "...", "!", "\0", "\u00e9", "  "];

    private readonly BankFolder _folder = new();
    private readonly string _care;

    public BankFilesTests() => _care = File.ReadAllText(Path.Combine(_folder.Path, "care.yaml"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFolderWithoutMistakes_Read_GivesTheWholeBank()
    {
        var reading = BankFiles.Read(_folder.Path);

        Assert.Empty(reading.Mistakes);
        var bank = reading.Bank!;
        Assert.Equal(new ValueSet(new("tiny"), "The tiny set", "Nobody's values."), bank.ValueSet);
        Assert.Equal(5, bank.Prompts.Count);

        var care = bank.Principles[new("care")];
        Assert.Equal("Looking after what others have left to us.", care.Meaning);
        Assert.Equal("Helped in general.", care.Rubric.MildConcern);
        Assert.Equal([new Beat("whom", "Whom it was for", "Whom it was for"), new Beat("price", "What it cost", "What it cost")], care.Beats);
        Assert.Equal(new(ProbeFrequency.Often, ProbeFrequency.NearlyAlways, ProbeFrequency.Seldom), care.Probed);
        Assert.Equal([new Neighbour(new("calm"), "Calm keeps still.")], care.Neighbours);

        var prompt = bank.TryGet(new("care-01"))!;
        Assert.Equal("Tell me about something you looked after long before anybody had asked you to do so.", prompt.Text);
        Assert.Equal([new PrincipleId("calm")], prompt.Secondary);
        Assert.Equal([Level.Junior, Level.Senior], prompt.Levels);
        Assert.Equal([new ThemeId("more-than-asked")], prompt.Themes);
        Assert.Equal("Who looks after it nowadays?", prompt.Probes[3]);
        Assert.Equal([Track.Software, Track.MachineLearning], bank.TryGet(new("care-02"))!.Tracks);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistake_Read_IsReportedOnceAtItsLine(BankMistakeKind kind, int line, string from, string to)
    {
        _folder.Change("care.yaml", from, to);

        var reading = BankFiles.Read(_folder.Path);

        Assert.Null(reading.Bank);
        var inFile = reading.Mistakes.Where(m => Path.GetFileName(m.Location.File) == "care.yaml").ToList();
        var mistake = Assert.Single(inFile, m => m.Kind == kind);
        Assert.Equal(line, mistake.Location.Line);
        Assert.DoesNotContain('\n', mistake.Sentence);
        // Some mistakes make a second one true: a mistyped key is missing under its right name.
        Assert.InRange(inFile.Count, 1, 2);
    }

    [Fact]
    public void EveryKindOfMistake_StandsInTheTable() =>
        Assert.Equal(Enum.GetValues<BankMistakeKind>().Except(OfAnswers), Mistakes.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void SeveralMistakes_Read_AreAllReportedByFileAndLine()
    {
        _folder.Change("care.yaml", "[software, ml]", "[sales]");
        _folder.Change("care.yaml", "rank: 2", "rank: second");
        _folder.Change("calm.yaml", "name: Calm", "name:");
        _folder.Change("set.yaml", "id: tiny", "id: Tiny");

        var mistakes = BankFiles.Read(_folder.Path).Mistakes;

        Assert.Equal(
            ["calm.yaml:2", "care.yaml:4", "care.yaml:52", "set.yaml:1"],
            mistakes.Select(m => $"{Path.GetFileName(m.Location.File)}:{m.Location.Line}"));
    }

    [Fact]
    public void AMistake_Printed_ReadsAsPlaceAndReason()
    {
        _folder.Change("care.yaml", "tracks: [manager]", "tracks: [sales]");

        var mistake = Assert.Single(BankFiles.Read(_folder.Path).Mistakes);

        Assert.Equal(
            $"{Path.Combine(_folder.Path, "care.yaml")}:62 there is no track \"sales\"; there are general, software, data, ml, manager",
            mistake.ToString());
    }

    [Fact]
    public void APrincipleThatIsUnreadable_Read_IsNotComplainedAboutForEachPrompt()
    {
        _folder.Change("care.yaml", "principle: care\n", "");
        _folder.Change("calm.yaml", "{principle: care, difference: Care moves.}", "{principle: calmer, difference: Care moves.}");

        var inCare = BankFiles.Read(_folder.Path).Mistakes.Where(m => Path.GetFileName(m.Location.File) == "care.yaml");

        Assert.Equal("has no principle", Assert.Single(inCare).Sentence);
    }

    [Fact]
    public void AFolderWithoutSetFile_Read_SaysWhatIsMissing()
    {
        _folder.Delete("set.yaml");

        var mistake = Assert.Single(BankFiles.Read(_folder.Path).Mistakes);

        Assert.Equal(new(Path.Combine(_folder.Path, "set.yaml"), 1), mistake.Location);
    }

    [Fact]
    public void AFolderWithoutPrinciples_Read_IsRefused()
    {
        _folder.Delete("care.yaml");
        _folder.Delete("calm.yaml");

        Assert.Equal(Missing, Assert.Single(BankFiles.Read(_folder.Path).Mistakes).Kind);
    }

    [Fact]
    public void NoFolder_Read_IsRefused() =>
        Assert.Equal(Unreadable, Assert.Single(BankFiles.Read(Path.Combine(_folder.Path, "nowhere")).Mistakes).Kind);

    [Fact]
    public void AnEmptyFile_Read_IsNamedAsEmpty()
    {
        _folder.Write("care.yaml", "");

        Assert.Contains("is empty", Assert.Single(BankFiles.Read(_folder.Path).Mistakes, m => Path.GetFileName(m.Location.File) == "care.yaml").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("just words")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void AFileOfAnotherShape_Read_IsRefusedInOneLine(string content)
    {
        _folder.Write("care.yaml", content);

        var inCare = BankFiles.Read(_folder.Path).Mistakes.Where(m => Path.GetFileName(m.Location.File) == "care.yaml");

        Assert.Equal(WrongShape, Assert.Single(inCare).Kind);
    }

    [Theory]
    [InlineData('[', 100_000)]
    [InlineData('{', 100_000)]
    public void AFileOfBrackets_Read_IsRefusedAndEndsNothingElse(char bracket, int times)
    {
        _folder.Write("care.yaml", "meaning: " + new string(bracket, times));

        Assert.Contains(BankFiles.Read(_folder.Path).Mistakes, m => m.Kind == Unreadable);
    }

    [Fact]
    public void AFileDamagedAnywhere_Read_IsReadOrRefusedButNeverThrows() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder(_care);
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                var index = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(index, Math.Min(random.Next(1, 9), text.Length - index));
                else
                    text.Insert(index, Damage[random.Next(Damage.Length)]);
            }

            _folder.Write("care.yaml", text.ToString());
            var reading = BankFiles.Read(_folder.Path);
            return (reading.Bank is null) == (reading.Mistakes.Count > 0) && reading.Mistakes.All(m => m.Location.Line >= 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void WindowsLineEndings_Read_GiveTheSameBank()
    {
        var path = Path.Combine(_folder.Path, "care.yaml");
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"));

        Assert.Equal(5, BankFiles.Read(_folder.Path).Bank!.Prompts.Count);
    }
}
