using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Testing;

namespace PrepBot.Bank.Tests;

/// <summary>Prompts as files: what is written comes back, whatever members typed, and spreadsheets run nothing of it.</summary>
public sealed class PromptFilesTests
{
    private static readonly PromptFiles Files = new();

    private static readonly Prompt One = new()
    {
        Id = new("own-frugality-01"),
        Principle = new("frugality"),
        Secondary = [new("ownership")],
        Text = "Tell me about a bill you paid for years.",
        After = "Small costs.",
        Probes = ["How?", "Why \"then\"?", "Who, and when?", "=SUM(A1:A9)"],
        Levels = [Level.Junior, Level.Senior],
        Tracks = [Track.Data, Track.MachineLearning],
        Themes = [new("limited-data")],
    };

    /// <summary>What members type and clean edges let through: no trailing blanks within a field, no control characters but line breaks.</summary>
    private static Gen<string> Typed => Gen.Elements(
            "=1+1", "+cmd|'/c calc'!A0", "-2", "@SUM(A1)", "'quoted", "'=1", "''=1", "plain", "a, b; c\td", "\"", "\"\"", "two\nlines", "# no remark", "key: value", "- item",
            "{}", "[]", "*a", "&b", "!c", "%d", "\\n", "🙂 ünïcode", "null", "~", "yes", "<b>", "\u2028", "'", "?", "prompts:", "|", ">-")
        .Two()
        .Select(pair => $"{pair.Item1} {pair.Item2}".Trim())
        .Where(text => text.Length > 0);

    [Theory]
    [InlineData(PromptFileForm.Yaml)]
    [InlineData(PromptFileForm.Csv)]
    public void Prompts_WrittenAndRead_AreTheSame(PromptFileForm form) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
        Prop.ForAll(
            Typed.ListOf(7).ToArbitrary(),
            texts =>
            {
                var prompt = One with { Text = texts[0], After = texts[1], Probes = [.. texts.Skip(2)] };

                var reading = Files.Read("f", Files.Write(form, [One, prompt]));

                Assert.Empty(reading.Mistakes);
                Assert.Equal(2, reading.Drafts.Count);
                AssertSame(One, reading.Drafts[0]);
                AssertSame(prompt, reading.Drafts[1]);
            }));

    [Fact]
    public void BankOfTheRepository_WrittenAsTableAndAsBlocks_ComesBackWhole()
    {
        var prompts = BuiltInBank.Read().Prompts;
        foreach (var form in Enum.GetValues<PromptFileForm>())
        {
            var drafts = Files.Read("f", Files.Write(form, prompts)).Drafts;
            Assert.Equal(prompts.Count, drafts.Count);
            Assert.All(prompts.Zip(drafts), pair => AssertSame(pair.First, pair.Second));
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\";\"bank\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    [InlineData("'=x")]
    public void CellThatLooksLikeAFormula_Written_StandsBehindAnApostrophe(string text)
    {
        var row = Files.Write(PromptFileForm.Csv, [One with { Text = text }]).Split("\r\n")[1];

        Assert.Contains($",{(text.Contains('"') ? "\"" : "")}'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}", row);
    }

    [Fact]
    public void TableWithSemicolonsAndAMark_AsSpreadsheetsSaveIt_IsRead()
    {
        var csv = Files.Write(PromptFileForm.Csv, [One with { Text = "No comma here", Probes = ["a", "b", "c", "d"] }]).Replace(',', ';');

        var reading = Files.Read("f", $"\uFEFF{csv}");

        Assert.Empty(reading.Mistakes);
        Assert.Equal("No comma here", Assert.Single(reading.Drafts).Text!.Value);
    }

    [Fact]
    public void MistakesInATable_Read_CarryTheLineTheirRowBeginsIn()
    {
        var csv = Files.Write(PromptFileForm.Csv, [One with { Text = "two\nlines" }, One with { Text = "third" }]);

        var reading = Files.Read("f", csv);

        Assert.Equal([2, 4], reading.Drafts.Select(draft => draft.Location.Line));
    }

    [Theory]
    [InlineData("id,principle,text,levles,tracks,after,probe_1,probe_2,probe_3,probe_4\r\n", 1, "there is no column \"levles\"; the nearest is levels")]
    [InlineData("id,principle,text,levels,text,tracks,after,probe_1,probe_2,probe_3,probe_4\r\n", 1, "has the column text twice")]
    [InlineData("id,principle,text,text,levels,tracks,after,probe_1,probe_2,probe_3,probe_4,colour\r\n", 1, "there is no column \"colour\"")]
    [InlineData("principle,text,levels,tracks,after,probe_1,probe_2,probe_3,probe_4\r\nfrugality,\"open,junior\r\n", 2, "a quote stands where none belongs")]
    [InlineData("prompts:\n  - id: own-x-01\n    txt: oops\n", 3, "there is no key \"txt\"")]
    [InlineData("prompts: [\n", 2, "is not YAML")]
    public void FileThatCannotBeRead_Read_NamesTheLineAndTheReason(string content, int line, string reason)
    {
        var reading = Files.Read("f", content);

        Assert.Contains(reading.Mistakes, mistake => mistake.Location == new SourceLocation("f", line) && mistake.Sentence.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\"\"\"\"\"")]
    [InlineData(",,,,\r\n,,,,")]
    [InlineData("- - - - -")]
    [InlineData("prompts: {a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: 1}}}}}}}}}}}}")]
    public void Nonsense_Read_IsRefusedAndNeverThrows(string content)
    {
        var reading = Files.Read("f", content);

        Assert.True(reading.Mistakes.Count > 0 || reading.Drafts.Count == 0);
    }

    private static void AssertSame(Prompt prompt, RawPrompt raw)
    {
        var draft = PromptDraft.From(prompt);
        Assert.Equal(
            (draft.Id, draft.Principle, draft.Text, draft.After),
            (raw.Id?.Value, raw.Principle!.Value, raw.Text!.Value, raw.After!.Value));
        Assert.Equal(draft.Probes, Values(raw.Probes));
        Assert.Equal(draft.Levels, Values(raw.Levels));
        Assert.Equal(draft.Tracks, Values(raw.Tracks));
        Assert.Equal(draft.Also, Values(raw.Also));
        Assert.Equal(draft.Themes, Values(raw.Themes));
    }

    private static IEnumerable<string?> Values(WrittenList? list) => list?.Items?.Select(item => item.Value) ?? [];
}
