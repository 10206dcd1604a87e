using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Host.Verbs;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Schema;
using PrepBot.Testing;

namespace PrepBot.Host.Tests.Verbs;

public sealed class QuestionsCommandTests : IDisposable
{
    private readonly BankFolder _folder = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task ABankWithoutMistakes_Validated_PrintsTheCounts()
    {
        SayWhyNoThemeFits();

        var code = await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: false, null, CancellationToken.None);

        Assert.Equal(
            """
            Principle  prompts  core  grade  general  software  data  ml  manager  junior  senior  staff
            Care             3     0    7.6        1         1     0   1        1       1       2      1
            Calm             2     0    6.4        2         0     0   0        0       2       2      2
            All              5     0    7.1        3         1     0   1        1       3       4      3
            The tiny set: 0 worked answers, no mistakes.

            """.ReplaceLineEndings("\n"),
            _output.ToString());
        Assert.Equal(QuestionsCommand.Fine, code);
    }

    [Fact]
    public async Task WhatCouldBeSaidMorePlainly_Validated_IsToldAndDoesNotPass()
    {
        SayWhyNoThemeFits();
        _folder.Change("care.yaml", "What was broken about that machine?", "What was at stake for that machine?");

        var code = await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: false, null, CancellationToken.None);

        Assert.Equal(QuestionsCommand.HasMistakes, code);
        Assert.Contains("says \"at stake\"", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 thing to say more plainly.", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("    without: [price]\n", false)]
    public async Task ABeatNoProbeAsksFor_Validated_IsNamedWithItsLineWhenAskedForAndPasses(string without, bool isPriceKept)
    {
        SayWhyNoThemeFits();
        _folder.Change("care.yaml", "    text: Whom it was for\n", "    text: Whom it was for\n    asked_by: [who]\n");
        _folder.Change("care.yaml", "    text: What it cost\n", "    text: What it cost\n    asked_by: [Cost, gave up, how long]\n  - id: third\n    text: Nobody says how it is asked for\n");
        _folder.Change("care.yaml", "    after: An honest failure.\n", $"{without}    after: An honest failure.\n");

        var brief = await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: false, null, CancellationToken.None);
        Assert.DoesNotContain("no probe asks", _output.ToString(), StringComparison.Ordinal);
        var code = await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: true, null, CancellationToken.None);

        Assert.Equal((QuestionsCommand.Fine, QuestionsCommand.Fine), (brief, code));
        var named = _output.ToString().Split('\n').Where(line => line.Contains("no probe asks", StringComparison.Ordinal)).ToList();
        string[] always = ["care.yaml:53 care-02: no probe asks for \"Whom it was for\"", "care.yaml:64 care-03: no probe asks for \"Whom it was for\""];
        Assert.Equal(
            isPriceKept ? [.. always, "care.yaml:64 care-03: no probe asks for \"What it cost\""] : always,
            named.Select(line => line[line.IndexOf("care.yaml", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task ABankThatDoesNotSayHowBeatsAreAskedFor_Validated_SaysNothingOfThem()
    {
        SayWhyNoThemeFits();

        await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: true, null, CancellationToken.None);

        Assert.DoesNotContain("probe", _output.ToString(), StringComparison.Ordinal);
    }

    private void SayWhyNoThemeFits()
    {
        foreach (var after in new[] { "Work without an audience.", "An honest failure." })
            _folder.Change("care.yaml", $"    after: {after}\n", $"    no_theme: None fits.\n    after: {after}\n");
        foreach (var after in new[] { "What they did while others shouted.", "Silence as a choice." })
            _folder.Change("calm.yaml", $"    after: {after}\n", $"    no_theme: None fits.\n    after: {after}\n");
    }

    [Fact]
    public async Task ABankWithMistakes_Validated_PrintsEachAndTheirNumber()
    {
        _folder.Change("care.yaml", "tracks: [manager]", "tracks: [sales]");
        _folder.Change("calm.yaml", "published: 2", "published: two");

        var code = await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: false, null, CancellationToken.None);

        Assert.Equal(QuestionsCommand.HasMistakes, code);
        Assert.Equal(
            [
                $"{Path.Combine(_folder.Path, "calm.yaml")}:3 published is \"two\"; write a whole number from 1",
                $"{Path.Combine(_folder.Path, "care.yaml")}:62 there is no track \"sales\"; there are general, software, data, ml, manager",
                "2 mistakes.",
            ],
            _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task CountsAsAPage_AreWrittenWhereAsked()
    {
        var page = Path.Combine(_folder.Path, "counts.md");

        await new QuestionsCommand(_output).ValidateAsync(_folder.Path, beats: false, page, CancellationToken.None);

        var lines = await File.ReadAllLinesAsync(page);
        Assert.Contains("| Care | 3 | 0 | 7.6 | 1 | 1 | 0 | 1 | 1 | 1 | 2 | 1 |", lines);
        Assert.Contains("| Delivered more than was asked | 1 |", lines);
    }

    [Fact]
    public async Task ABank_LoadedTwice_TellsSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var owner = new OwnerDatabase(database.OwnerConnectionString, TimeProvider.System);
        var command = new QuestionsCommand(_output);

        Assert.Equal(QuestionsCommand.Fine, await command.LoadAsync(_folder.Path, LoadInto(owner)));
        Assert.Equal(QuestionsCommand.Fine, await command.LoadAsync(_folder.Path, LoadInto(owner)));

        Assert.Equal(
            "The tiny set: 5 prompts (5 new, 0 changed, 0 retired).\nThe tiny set: 5 prompts, as loaded before.\n",
            _output.ToString());
    }

    [Fact]
    public async Task ABankWithMistakes_Loaded_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var owner = new OwnerDatabase(database.OwnerConnectionString, TimeProvider.System);
        _folder.Change("care.yaml", "tracks: [manager]", "tracks: [sales]");

        var code = await new QuestionsCommand(_output).LoadAsync(_folder.Path, LoadInto(owner));

        Assert.Equal(QuestionsCommand.HasMistakes, code);
        Assert.Equal(0L, await database.DataSource.CreateCommand("select count(*) from prompts").ExecuteScalarAsync());
    }

    private static Func<QuestionBank, AnswerBook, Task<BankLoad>> LoadInto(OwnerDatabase owner) =>
        (bank, answers) => owner.LoadAsync(bank, answers, progress: null, CancellationToken.None);
}
