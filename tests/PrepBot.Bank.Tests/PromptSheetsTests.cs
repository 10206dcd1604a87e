using PrepBot.Domain.Questions;
using PrepBot.Testing;

namespace PrepBot.Bank.Tests;

/// <summary>Sheets that groups really brought, each with what has to come of it.</summary>
public sealed class PromptSheetsTests
{
    private static readonly PromptFiles Files = new();
    private static readonly QuestionBank Bank = BuiltInBank.Read();

    [Fact]
    public void SheetOfExcelsPlainCsv_Read_HasItsLettersAsWritten()
    {
        var (reading, prompts) = Import("ansi-csv.csv");

        var prompt = Assert.Single(prompts);
        Assert.Equal("Walk me through the résumé figures you once counted again by hand because the summary didn’t feel right to you.", prompt.Text);
        Assert.Equal("Whether numbers are opened up – not just quoted.", prompt.After);
        Assert.Contains("\"résumé\", \"didn’t\"", Assert.Single(reading.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAsPeopleWriteThem_Read_AreTheBanksWords()
    {
        var (_, prompts) = Import("names-as-people-write-them.csv");

        Assert.Equal(["own-earn-trust-01", "own-ownership-01"], prompts.Select(prompt => prompt.Id.Key));
        Assert.Equal(["senior"], prompts[0].Levels.Select(BankWords.Name));
        Assert.Equal(["junior", "senior"], prompts[1].Levels.Select(BankWords.Name));
        Assert.Equal("What exactly had the colleague seen?", prompts[0].Probes[0]);
    }

    [Fact]
    public void NamesThatNothingFits_Read_AreToldOnceAColumnWithTheNearest()
    {
        var sheet = Sheet("names-as-people-write-them.csv")
            .Replace("Earn Trust", "Earn Thrust", StringComparison.Ordinal)
            .Replace(",ownership,", ",teamwork,", StringComparison.Ordinal)
            .Replace("Senior,General", "Expert,General", StringComparison.Ordinal);

        var (prompts, mistakes) = OwnPrompts.Check(Files.Read("s.csv", sheet).Drafts, Bank, []);

        Assert.Empty(prompts);
        Assert.Equal(2, mistakes.Count);
        Assert.Contains("there is no principle \"Earn Thrust\" (line 2) (the nearest is earn-trust), \"teamwork\" (line 3)", mistakes[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("there is no level \"Expert\"", mistakes[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void SheetWithoutIds_BroughtAgain_IsTheSamePromptsAndARowMoreIsOneMore()
    {
        var (_, first) = Import("same-sheet-again.csv");
        var own = first.Select(prompt => new OwnPrompt(prompt, IsRetired: false)).ToList();
        var longer = $"{Sheet("same-sheet-again.csv")},frugality,Describe a journey that you shortened so that there was money left for the meal at its end.,,junior,general,,Knows the price of things.,Who had chosen the longer way?,How much was left at the end?,What did the others say then?,Would they go so again?,,\r\n";

        var (again, mistakes) = OwnPrompts.Check(Files.Read("s.csv", Sheet("same-sheet-again.csv")).Drafts, Bank, own, isFile: true);
        var (grown, more) = OwnPrompts.Check(Files.Read("s.csv", longer).Drafts, Bank, own, isFile: true);

        Assert.Equal(3, first.Count);
        Assert.Empty(mistakes);
        Assert.Equivalent(first, again, strict: true);
        Assert.Empty(more);
        Assert.Equal(["own-frugality-02"], grown.Select(prompt => prompt.Id.Key).Except(first.Select(prompt => prompt.Id.Key)));
    }

    [Theory]
    [InlineData("plain-list.csv", 3)]
    [InlineData("bare-list.yaml", 2)]
    public void PlainList_Read_IsKnownAsOne(string name, int questions)
    {
        var reading = Read(name);

        Assert.Empty(reading.Mistakes);
        Assert.True(reading.IsPlain);
        Assert.Equal(questions, reading.Drafts.Count);
    }

    [Theory]
    [InlineData("Tell me about a time you helped, and why.\nDescribe a plan, your own, that failed.")]
    [InlineData("- Tell me about a time you helped, and why.\n- Describe a plan, your own, that failed.")]
    [InlineData("1. Tell me about a time you helped, and why.\r\n2) Describe a plan, your own, that failed.")]
    [InlineData("# Ownership\n\n* Tell me about a time you helped, and why.\n* Describe a plan, your own, that failed.")]
    [InlineData("Ownership:\n• Tell me about a time you helped, and why.\n• Describe a plan, your own, that failed.")]
    [InlineData("| Principle | Question |\n|---|:---:|\n| Ownership | Tell me about a time you helped, and why. |\n| Ownership | Describe a plan, your own, that failed. |")]
    [InlineData("Ownership\tTell me about a time you helped, and why.\nOwnership\tDescribe a plan, your own, that failed.")]
    [InlineData("[\"Tell me about a time you helped, and why.\", \"Describe a plan, your own, that failed.\"]")]
    [InlineData("prompts:\n  - Tell me about a time you helped, and why.\n  - Describe a plan, your own, that failed.")]
    [InlineData("question_text;difficulty\nTell me about a time you helped, and why.;3\nDescribe a plan, your own, that failed.;4")]
    public void ListAsPeoplePasteIt_Read_IsTheQuestionsAsWritten(string pasted)
    {
        var reading = Files.Read("line", pasted);

        Assert.Empty(reading.Mistakes);
        Assert.True(reading.IsPlain);
        Assert.Equal(["Tell me about a time you helped, and why.", "Describe a plan, your own, that failed."], reading.Drafts.Select(draft => draft.Text!.Value));
    }

    /// <summary>Everything the docs show of a file to import comes in as it stands there.</summary>
    [Theory]
    [InlineData("yaml", "own-ownership-01")]
    [InlineData("csv", "own-earn-trust-01")]
    public void ExampleOfTheDocs_Pasted_ComesIn(string form, string id)
    {
        var docs = Repository.Read("docs/questions.md").ReplaceLineEndings("\n");
        docs = docs[docs.IndexOf("## A community's own prompts", StringComparison.Ordinal)..];
        var start = docs.IndexOf($"```{form}\n", StringComparison.Ordinal) + form.Length + 4;
        var example = docs[start..docs.IndexOf("```", start, StringComparison.Ordinal)];

        var reading = Files.Read("line", example);
        var (prompts, mistakes) = OwnPrompts.Check(reading.Drafts, Bank, []);

        Assert.Empty(reading.Mistakes);
        Assert.Empty(mistakes);
        Assert.Equal(id, Assert.Single(prompts).Id.Key);
    }

    [Fact]
    public void PlainListOfTheDocs_Pasted_BecomesDraftsThatNeedNothingMore()
    {
        var docs = Repository.Read("docs/questions.md").ReplaceLineEndings("\n");
        var start = docs.IndexOf("category,question\n", StringComparison.Ordinal);
        var reading = Files.Read("line", docs[start..docs.IndexOf("```", start, StringComparison.Ordinal)]);

        var (drafts, mistakes) = PlainList.Complete(reading.Drafts, Bank);

        Assert.True(reading.IsPlain);
        Assert.Empty(mistakes);
        Assert.Equal(["ownership", "learn-and-be-curious"], drafts.Select(draft => draft.Principle));
        Assert.Equal(["risk-mistake-failure"], drafts[1].Themes);
        Assert.All(drafts, draft => Assert.Empty(OwnPrompts.Check([draft.ToRaw(key => new(key, 1))], Bank, []).Mistakes));
    }

    private static string Sheet(string name) => Repository.Read($"tests/PrepBot.Bank.Tests/Files/{name}");

    private static PromptFileReading Read(string name) => Files.Read(name, File.ReadAllBytes(Repository.PathOf($"tests/PrepBot.Bank.Tests/Files/{name}")));

    private static (PromptFileReading Reading, IReadOnlyList<Prompt> Prompts) Import(string name)
    {
        var reading = Read(name);
        Assert.Empty(reading.Mistakes);
        var (prompts, mistakes) = OwnPrompts.Check(reading.Drafts, Bank, []);
        Assert.Empty(mistakes);
        return (reading, prompts);
    }
}
