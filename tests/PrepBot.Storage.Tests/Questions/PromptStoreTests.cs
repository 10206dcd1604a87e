using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Tests.Questions;

public sealed class PromptStoreTests : IAsyncLifetime
{
    private static readonly PrincipleId Care = new("care");

    private TestDatabase _database = null!;
    private NpgsqlConnection _connection = null!;
    private PromptStore _store = null!;
    private TestCommunity _community = null!;
    private MemberId _ana;
    private MemberId _raj;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _connection = await _database.DataSource.OpenConnectionAsync();
        using var folder = new BankFolder();
        await new BankLoader(_connection).LoadAsync(BankFiles.Read(folder.Path).Bank!, AnswerBook.None, TestCommunity.Monday, CancellationToken.None);
        _store = At(TestCommunity.Monday);
        _community = await TestCommunity.CreateAsync(_connection);
        _ana = await _community.MemberAsync();
        _raj = await _community.MemberAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is null)
            return;
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task AFreshMember_Drawing_GetsThePromptWithEverythingTheKitShows()
    {
        var drawn = await _store.DrawAsync(Wish() with { Level = Level.Junior, Track = Track.Data, Count = 1 }, CancellationToken.None);

        var prompt = Assert.Single(drawn);
        Assert.Equal(("care-01", Care, "Whether anybody had to ask."), (prompt.PromptKey, prompt.Principle, prompt.After));
        Assert.StartsWith("Tell me about something you looked after", prompt.Text, StringComparison.Ordinal);
        Assert.Equal("How did it come to be lying there?", prompt.Probes[0]);
        Assert.Equal(4, prompt.Probes.Count);
    }

    [Fact]
    public async Task AnsweredAlone_AreCountedByPrinciple_AndNotWhatWasAskedInARound()
    {
        await At(TestCommunity.Monday).RecordPractisedAsync(_community.Id, _ana, "care-01", CancellationToken.None);
        await At(TestCommunity.Monday.AddDays(1)).RecordPractisedAsync(_community.Id, _ana, "care-02", CancellationToken.None);
        await At(TestCommunity.Monday).RecordPractisedAsync(_community.Id, _raj, "care-01", CancellationToken.None);
        await _connection.ExecuteAsync("update prompt_exposures set heard_as = 1 where member_id = @raj", new { raj = _raj.Value });

        var ana = Assert.Single(await _store.PractisedAloneAsync(_community.Id, _ana, CancellationToken.None));

        Assert.Equal((Care, 2, TestCommunity.Monday.AddDays(1)), (ana.Key, ana.Value.Credits, ana.Value.LastAt));
        Assert.Empty(await _store.PractisedAloneAsync(_community.Id, _raj, CancellationToken.None));
    }

    [Fact]
    public async Task ATheme_Wished_ComesFirst()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var drawn = await _store.DrawAsync(Wish() with { Theme = new("more-than-asked"), Count = 1, Seed = seed }, CancellationToken.None);
            var prompt = await _store.FindAsync(_community.Id, new(Assert.Single(drawn).PromptKey), CancellationToken.None);
            Assert.Contains(new ThemeId("more-than-asked"), prompt!.Themes);
        }
    }

    [Fact]
    public async Task MoreThanTheBankHas_Drawn_GivesEachOnceAndNotWhatTheKitHolds()
    {
        var drawn = await _store.DrawAsync(Wish() with { Not = ["care-02"], Count = 9 }, CancellationToken.None);

        Assert.Equal(["care-01", "care-03"], drawn.Select(p => p.PromptKey).Order());
    }

    [Fact]
    public async Task TheSameSeed_Drawn_GivesTheSamePromptsInTheSameOrder()
    {
        var first = await _store.DrawAsync(Wish() with { Count = 3, Seed = 42 }, CancellationToken.None);
        var again = await _store.DrawAsync(Wish() with { Count = 3, Seed = 42 }, CancellationToken.None);

        Assert.Equal(first.Select(p => p.PromptKey), again.Select(p => p.PromptKey));
    }

    [Fact]
    public async Task Asking_IsNotedForTheCandidateAndTheCommunity()
    {
        await At(TestCommunity.Monday).RecordAskedAsync(await RoundAsync(), "care-01", CancellationToken.None);
        await At(TestCommunity.Monday.AddDays(9)).RecordAskedAsync(await RoundAsync(), "care-01", CancellationToken.None);

        var anas = (await CandidatesAsync(_ana)).Single(c => c.Id.Key == "care-01");
        var rajs = (await CandidatesAsync(_raj)).Single(c => c.Id.Key == "care-01");
        Assert.Equal((2, HeardAs.Candidate, TestCommunity.Monday.AddDays(9)), (anas.Asked, anas.Heard, anas.HeardAt));
        Assert.Equal((2, HeardAs.Interviewer, TestCommunity.Monday.AddDays(9)), (rajs.Asked, rajs.Heard, rajs.HeardAt));
    }

    [Fact]
    public async Task AnotherCommunity_KnowsNothingOfIt()
    {
        await At(TestCommunity.Monday).RecordAskedAsync(await RoundAsync(), "care-01", CancellationToken.None);
        var other = await TestCommunity.CreateAsync(_connection);

        var candidates = (await _store.CandidatesAsync(other.Id, [Care], await other.MemberAsync(), null, Track.General, CancellationToken.None)).ByPrinciple[Care];

        Assert.All(candidates, c => Assert.Equal((0, null), (c.Asked, c.Heard)));
    }

    [Fact]
    public async Task PractisingAlone_CountsAsSeenAndNeverTakesAnAskingBack()
    {
        await At(TestCommunity.Monday).RecordPractisedAsync(_community.Id, _ana, "care-01", CancellationToken.None);
        await At(TestCommunity.Monday).RecordAskedAsync(await RoundAsync(), "care-02", CancellationToken.None);
        await At(TestCommunity.Monday.AddDays(1)).RecordPractisedAsync(_community.Id, _ana, "care-02", CancellationToken.None);

        var candidates = await CandidatesAsync(_ana);

        Assert.Equal((HeardAs.Alone, 0), (candidates.Single(c => c.Id.Key == "care-01").Heard, candidates.Single(c => c.Id.Key == "care-01").Asked));
        Assert.Equal(HeardAs.Candidate, candidates.Single(c => c.Id.Key == "care-02").Heard);
    }

    [Fact]
    public async Task WhatTheInterviewerWasAsked_ComesWithTheNumberOfTheirRoundsSince()
    {
        for (var day = 0; day < 5; day++)
        {
            var at = TestCommunity.Monday.AddDays(day);
            var round = await _community.RoundAsync(interviewer: _ana, candidate: _raj, at);
            if (day is 0 or 4)
                await At(at.AddMinutes(5)).RecordAskedAsync(round, day == 0 ? "care-01" : "care-02", CancellationToken.None);
        }

        var candidates = (await _store.CandidatesAsync(_community.Id, [Care], _ana, _raj, Track.General, CancellationToken.None)).ByPrinciple[Care];

        Assert.Equal([4, 1, null], candidates.OrderBy(c => c.Id.Key, StringComparer.Ordinal).Select(c => c.InterviewerRoundsAgo));
        var drawn = await _store.DrawAsync(Wish() with { Count = 3 }, CancellationToken.None);
        Assert.Equal("care-02", drawn[2].PromptKey);
    }

    [Theory]
    [InlineData(ReplaceReason.HeardBefore, 2, 0, 0)]
    [InlineData(ReplaceReason.Unclear, 0, 2, 0)]
    [InlineData(ReplaceReason.NotFitting, 0, 0, 2)]
    public async Task Replacing_IsCountedByReason(ReplaceReason reason, int heard, int unclear, int unfitting)
    {
        await At(TestCommunity.Monday).RecordReplacedAsync(await RoundAsync(), "care-01", reason, CancellationToken.None);
        await At(TestCommunity.Monday).RecordReplacedAsync(await RoundAsync(), "care-01", reason, CancellationToken.None);

        var use = await _connection.QuerySingleAsync<(int, int, int, int)>(
            "select asked, replaced_heard, replaced_unclear, replaced_unfitting from prompt_use where prompt_key = 'care-01'");
        Assert.Equal((0, heard, unclear, unfitting), use);
    }

    [Fact]
    public async Task WhatIsRecordedInATransactionThatIsGivenUp_NeverHappened()
    {
        var round = await RoundAsync();
        await using (await _connection.BeginTransactionAsync())
            await At(TestCommunity.Monday).RecordAskedAsync(round, "care-01", CancellationToken.None);

        Assert.All(await CandidatesAsync(_ana), c => Assert.Null(c.Heard));
    }

    [Fact]
    public async Task WhoAskedAPrompt_IsAskedItOnlyWhenNothingElseIsNew()
    {
        await At(TestCommunity.Monday).RecordAskedAsync(await RoundAsync(), "care-02", CancellationToken.None);
        await At(TestCommunity.Monday).RecordAskedAsync(await _community.RoundAsync(interviewer: _ana, candidate: _raj, TestCommunity.Monday), "care-03", CancellationToken.None);

        var drawn = await _store.DrawAsync(Wish() with { CandidateId = _raj, InterviewerId = null, Count = 3 }, CancellationToken.None);

        Assert.Equal(["care-01", "care-02", "care-03"], drawn.Select(p => p.PromptKey));
    }

    [Fact]
    public async Task WhoWasAskedAPrompt_AskingItThemselves_WasAskedItStill()
    {
        await At(TestCommunity.Monday).RecordAskedAsync(await RoundAsync(), "care-01", CancellationToken.None);
        await At(TestCommunity.Monday.AddDays(1)).RecordAskedAsync(
            await _community.RoundAsync(interviewer: _ana, candidate: _raj, TestCommunity.Monday), "care-01", CancellationToken.None);

        var anas = (await CandidatesAsync(_ana)).Single(c => c.Id.Key == "care-01");
        Assert.Equal((HeardAs.Candidate, TestCommunity.Monday), (anas.Heard, anas.HeardAt));
    }

    private Task<Round> RoundAsync() => _community.RoundAsync(interviewer: _raj, candidate: _ana, TestCommunity.Monday);

    private PromptRequest Wish() => new(_community.Id, Care, _ana, _raj, Level: null, Track.General, Not: [], Count: 2, Seed: 7);

    private PromptStore At(DateTimeOffset now) => _connection.PromptsAt(now, "tiny");

    private async Task<IReadOnlyList<PromptCandidate>> CandidatesAsync(MemberId candidate) =>
        [.. (await _store.CandidatesAsync(_community.Id, [Care], candidate, null, Track.General, CancellationToken.None)).ByPrinciple[Care]];
}
