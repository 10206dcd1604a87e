using Npgsql;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Testing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Statements;

/// <summary>What leaves together, in which order, and what is told when something of it is wrong.</summary>
public sealed class SessionTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Writes_AloneInATransaction_LeaveWithTheCommitInOneRoundTrip()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        await unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { Level = Level.Staff }, Token);
        await unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: true, Token);
        Assert.Equal(0, count.RoundTrips);
        await unit.CommitAsync(Token);

        Assert.Equal(1, count.RoundTrips);
        Assert.True(await world.DoAsync(again => again.Members.AvoidEachOtherAsync(home.Id, ana.Id, raj.Id, Token)));
    }

    [Fact]
    public async Task Write_ThenAQuestionAboutIt_IsSeenByItInOneRoundTrip()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        await unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { Level = Level.Staff }, Token);
        var seen = await unit.Members.GetAsync(home.Id, ana.Id, Token);

        Assert.Equal((Level.Staff, 1), (seen.Profile.Level, count.RoundTrips));
    }

    [Fact]
    public async Task OnlyLooking_Committed_NeedsNoTransaction()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        await unit.Members.GetAsync(home.Id, ana.Id, Token);
        await unit.CommitAsync(Token);

        Assert.Equal(1, count.RoundTrips);
    }

    [Fact]
    public async Task NobodyAskedFor_IsNotAsked()
    {
        var home = await world.HomeAsync();
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        Assert.Empty(await unit.Members.GetAllAsync(home.Id, [], Token));

        Assert.Equal(0, count.RoundTrips);
    }

    [Fact]
    public async Task QuestionsAskedTogether_OfSeveralSteps_TakeAsManyRoundTripsAsTheLongest()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        var (one, waiting, others) = await unit.TogetherAsync(
            () => unit.Members.GetAsync(home.Id, ana.Id, Token),
            () => unit.Queue.OfMemberAsync(home.Id, ana.Id, Token),
            async () =>
            {
                var first = await unit.Members.GetAllAsync(home.Id, [ana.Id], Token);
                var (second, open) = await unit.TogetherAsync(
                    () => unit.Members.GetAllAsync(home.Id, [raj.Id], Token), () => unit.Rounds.OpenOfAsync(home.Id, raj.Id, Token), Token);
                Assert.Null(open);
                return first.Concat(second).ToList();
            },
            Token);

        Assert.Equal((ana.Id, 0, 2), (one.Id, waiting.Count, count.RoundTrips));
        Assert.Equal([ana.Id, raj.Id], others.Select(member => member.Id));
    }

    [Fact]
    public async Task OneOfSeveralAskedTogetherIsWrong_NoneIsTrue_AndNothingCanBeCommitted()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);

        await Assert.ThrowsAsync<PostgresException>(() => unit.TogetherAsync(
            async () =>
            {
                await unit.Members.SetDoNotPairAsync(home.Id, ana.Id, ana.Id, avoid: true, Token);
                return await unit.Queue.OfMemberAsync(home.Id, ana.Id, Token);
            },
            () => unit.Members.GetAsync(home.Id, ana.Id, Token),
            Token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync(Token));
    }

    [Fact]
    public async Task WriteOfAKeyTakenMeanwhile_ToldAtTheCommit_IsAConflict()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        var round = Made.Round(home, ana, raj);
        await home.RoundAsync(round);
        await using var unit = await world.Units.BeginAsync(Token);

        var failure = await Assert.ThrowsAsync<StoreException>(() => unit.Rounds.AddAsync(round, Token));

        Assert.Equal(StoreFailure.Conflict, failure.Failure);
    }

    [Fact]
    public async Task SameStatementOverAndOver_IsPreparedByTheServer()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        for (var n = 0; n < 4; n++)
            await unit.Members.GetAsync(home.Id, ana.Id, Token);

        Assert.True(await PreparedAsync(unit) > 0);
    }

    private static Task<long> PreparedAsync(IUnitOfWork unit) => ((PrepBot.Storage.Statements.UnitOfWork)unit).Session
        .SingleAsync<long>("select count(*) from pg_prepared_statements where statement like '%from members%' and generic_plans + custom_plans > 0", new { }, Token);
}
