using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Testing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>A community's own prompts and suggestions on a real database.</summary>
public sealed class CommunityPromptStoreTests : IAsyncLifetime
{
    private static readonly PromptDraft Draft = new()
    {
        Principle = "frugality",
        Text = "Tell me about a bill you paid for years before you noticed that nobody used the thing it was for.",
        After = "Small costs.",
        Probes = ["How did you come across it?", "What had it cost by then?", "Who had to agree to end it?", "What do you look at since that day?"],
        Levels = ["junior"],
        Tracks = ["general"],
    };

    private readonly StoreWorld world = new();

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        await using var connection = await world.Rows.OpenConnectionAsync(Token);
        await new BankLoader(connection).LoadAsync(BuiltInBank.Read(), AnswerBook.None, Now, Token);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Prompts_Put_AreThereDrawnAndNobodyElses()
    {
        var (home, other) = (await world.HomeAsync(), await world.HomeAsync());
        var prompt = Checked(Draft);

        Assert.Equal(new PutPrompts(1, 0), await PutAsync(home, prompt));
        Assert.Equal(new PutPrompts(0, 0), await PutAsync(home, prompt));
        Assert.Equal(new PutPrompts(0, 1), await PutAsync(home, prompt with { After = "Another reason." }));

        Assert.Equal("Another reason.", Assert.Single(await AllAsync(home)).Prompt.After);
        Assert.Empty(await AllAsync(other));
        Assert.Contains("own-frugality-01", await DrawnAsync(home));
        Assert.DoesNotContain("own-frugality-01", await DrawnAsync(other));
    }

    [Theory]
    [InlineData("own-frugality-01")]
    [InlineData("frugality-01")]
    public async Task Prompt_TakenOut_IsNotDrawnHereUntilItIsBack(string key)
    {
        var (home, other) = (await world.HomeAsync(), await world.HomeAsync());
        await PutAsync(home, Checked(Draft));
        await PutAsync(other, Checked(Draft));

        Assert.True(await SetOutAsync(home, key, true));
        Assert.True(await SetOutAsync(home, key, true));
        Assert.DoesNotContain(key, await DrawnAsync(home));
        Assert.Contains(key, await DrawnAsync(other));
        Assert.True(await SetOutAsync(home, key, false));
        Assert.Contains(key, await DrawnAsync(home));
    }

    [Theory]
    [InlineData("frugality-9999")]
    [InlineData("own-frugality-77")]
    [InlineData("'; drop table prompts; --")]
    public async Task PromptThatIsNotThere_TakenOut_SaysSo(string key) =>
        Assert.False(await SetOutAsync(await world.HomeAsync(), key, true));

    [Fact]
    public async Task TwoOrganisers_AddingAtOnce_GiveTwoKeys()
    {
        var home = await world.HomeAsync();
        await using var first = await world.Units.BeginAsync(Token);
        var own = await first.OwnPrompts.AllAsync(home.Id, forChange: true, Token);
        var second = Task.Run(() => world.DoAsync(async unit =>
        {
            var seen = await unit.OwnPrompts.AllAsync(home.Id, forChange: true, Token);
            return OwnPrompts.NextId(new("frugality"), seen.Select(prompt => prompt.Prompt.Id));
        }), Token);
        await world.SomebodyWaitsAsync();

        await first.OwnPrompts.PutAsync(home.Id, [Checked(Draft)], Token);
        await first.CommitAsync(Token);

        Assert.Empty(own);
        Assert.Equal(new PromptId("own-frugality-02"), await second);
    }

    [Fact]
    public async Task Suggestion_Kept_IsSealedAndDecidedOnce()
    {
        var home = await world.HomeAsync();
        var (ana, mia) = (await home.MemberAsync("Ana"), await home.MemberAsync("Mia"));
        var suggestion = new Suggestion(home.Id, new(Guid.CreateVersion7(Now)), ana.Id, Draft, Now);
        await world.DoAsync(unit => unit.Suggestions.AddAsync(suggestion, Token));

        Assert.False(await world.ScalarAsync<bool>("select position('bill' in encode(body, 'escape')) > 0 from prompt_suggestions"));
        var found = await world.DoAsync(unit => unit.Suggestions.FindAsync(home.Id, suggestion.Id, false, Token));
        Assert.Equivalent(suggestion, found, strict: true);
        Assert.Equal(new WaitingSuggestions(1, 1), await world.DoAsync(unit => unit.Suggestions.CountAsync(home.Id, ana.Id, Token)));
        Assert.Equal(new WaitingSuggestions(1, 0), await world.DoAsync(unit => unit.Suggestions.CountAsync(home.Id, mia.Id, Token)));
        Assert.Null(await world.DoAsync(async unit => await unit.Suggestions.FindAsync((await world.HomeAsync()).Id, suggestion.Id, false, Token)));

        Assert.True(await DecideAsync(home, suggestion, mia, SuggestionOutcome.Declined));
        Assert.False(await DecideAsync(home, suggestion, mia, SuggestionOutcome.Approved));
        Assert.Empty(await world.DoAsync(unit => unit.Suggestions.WaitingAsync(home.Id, 9, Token)));
    }

    [Fact]
    public async Task CommandLine_ExportedAndImported_BringsAllOrNothing()
    {
        var home = await world.HomeAsync();
        await PutAsync(home, Checked(Draft));
        var known = $"test:{home.Community.Ref.ExternalId}";
        var folder = Directory.CreateTempSubdirectory("prepbot-prompts-").FullName;
        var (yaml, csv, bad) = (Path.Combine(folder, "p.yaml"), Path.Combine(folder, "p.csv"), Path.Combine(folder, "bad.yaml"));

        var (code, told) = await CommandAsync(prompts => prompts.ExportAsync(known, yaml, Token));
        Assert.Equal((0, $"1 prompts written to {yaml}.\n"), (code, told));
        await CommandAsync(prompts => prompts.ExportAsync(known, csv, Token));
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'i', (byte)'d'], (await File.ReadAllBytesAsync(csv, Token))[..5]);
        Assert.Equal((byte)'#', (await File.ReadAllBytesAsync(yaml, Token))[0]);
        (code, told) = await CommandAsync(prompts => prompts.ImportAsync(known, csv, Token));
        Assert.Equal((0, "1 prompts read: 0 new, 0 changed.\n"), (code, told));

        await File.WriteAllTextAsync(bad, $"{await File.ReadAllTextAsync(yaml, Token)}  - principle: nothing\n", Token);
        (code, told) = await CommandAsync(prompts => prompts.ImportAsync(known, bad, Token));
        Assert.Equal(1, code);
        Assert.Contains($"{bad}:14 there is no principle \"nothing\"", told);
        Assert.Contains("nothing was imported", told);
        (code, told) = await CommandAsync(prompts => prompts.ImportAsync("test:nobody", yaml, Token));
        Assert.Contains("has not met this community", told);
        (_, told) = await CommandAsync(prompts => prompts.ImportAsync(known, "no-such-file", Token));
        Assert.Contains("there is no such file", told);
        Assert.Single(await AllAsync(home));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int Code, string Told)> CommandAsync(Func<CommunityPrompts, Task<int>> work)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await work(new CommunityPrompts(world.Units, new PromptFiles(), BuiltInBank.Read(), output)), output.ToString());
    }

    private static Prompt Checked(PromptDraft draft)
    {
        var (prompts, mistakes) = OwnPrompts.Check([draft.ToRaw(key => new SourceLocation(key, 1))], BuiltInBank.Read(), []);
        Assert.Empty(mistakes);
        return prompts[0];
    }

    private Task<PutPrompts> PutAsync(Home home, Prompt prompt) => world.DoAsync(unit => unit.OwnPrompts.PutAsync(home.Id, [prompt], Token));

    private Task<bool> SetOutAsync(Home home, string key, bool @out) => world.DoAsync(unit => unit.OwnPrompts.SetOutAsync(home.Id, new(key), @out, Token));

    private Task<IReadOnlyList<OwnPrompt>> AllAsync(Home home) => world.DoAsync(unit => unit.OwnPrompts.AllAsync(home.Id, forChange: false, Token));

    private Task<bool> DecideAsync(Home home, Suggestion suggestion, Member organiser, SuggestionOutcome outcome) =>
        world.DoAsync(unit => unit.Suggestions.DecideAsync(home.Id, suggestion.Id, outcome, organiser.Id, Token));

    private async Task<IReadOnlyList<string>> DrawnAsync(Home home)
    {
        var ana = await home.MemberAsync("Ana");
        var wish = new PromptRequest(home.Id, new("frugality"), ana.Id, null, null, Track.General, [], 100, 1);
        return [.. (await world.DoAsync(unit => unit.Prompts.DrawAsync(wish, Token))).Select(prompt => prompt.PromptKey)];
    }
}
