using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Debriefs;

public sealed class DisputeStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Dispute_Opened_IsFoundAsItWas()
    {
        var (home, round, _) = await RoundAsync();
        var dispute = Of(round) with { SharesText = true };

        Assert.True(await OpenAsync(dispute));

        Assert.Equal(dispute, await FindAsync(dispute));
        Assert.Equal([dispute], await world.DoAsync(unit => unit.Disputes.OfRoundAsync(home.Id, round.Id, Token)));
        Assert.Equal([dispute], await world.DoAsync(unit => unit.Disputes.OfCandidateAsync(home.Id, round.CandidateId, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.Disputes.OfCandidateAsync(home.Id, round.InterviewerId, Token)));
        Assert.Null(await FindAsync(dispute with { Id = Made.Id<DisputeId>() }));
    }

    [Theory]
    [InlineData(DisputeState.Open)]
    [InlineData(DisputeState.Kept)]
    [InlineData(DisputeState.Void)]
    public async Task Score_DisputedOrDecidedBefore_IsNotDisputedAgain(DisputeState state)
    {
        var (_, round, zoe) = await RoundAsync();
        var dispute = Of(round);
        await OpenAsync(dispute);
        if (state != DisputeState.Open)
            await SetAsync(dispute with { State = state }, zoe);

        Assert.False(await OpenAsync(Of(round) with { SharesText = true }));

        Assert.Equal(dispute with { State = state }, await FindAsync(dispute));
    }

    [Fact]
    public async Task DisputeTakenBack_OpenedAgain_IsANewOneThatNobodyHasDecided()
    {
        var (_, round, _) = await RoundAsync();
        var (before, after) = (Of(round), Of(round, Now.AddHours(1)));
        await OpenAsync(before);
        await world.DoAsync(unit => unit.Disputes.SetStateAsync(before with { State = DisputeState.Withdrawn }, round.CandidateId, Token));

        Assert.True(await OpenAsync(after));

        Assert.Null(await FindAsync(before));
        Assert.Equal(after, await FindAsync(after));
        Assert.True(await world.ScalarAsync<bool>("select decided_at is null and decided_by is null from disputes where dispute_id = $1", after.Id.Value));
    }

    [Fact]
    public async Task OpenOnes_Asked_AreThoseOfThisCommunityNobodyDecided_OldestFirst()
    {
        var (home, first, zoe) = await RoundAsync();
        var second = await EndedAsync(home, "Mia", "Tom");
        var elsewhere = await RoundAsync();
        var (young, old, decided) = (Of(first, Now), Of(second, Now.AddHours(-1)), Of(first) with { Principle = Made.EarnTrust });
        foreach (var dispute in new[] { young, old, decided, Of(elsewhere.Round) })
            await OpenAsync(dispute);
        await SetAsync(decided with { State = DisputeState.Kept }, zoe);

        var open = await world.DoAsync(unit => unit.Disputes.OpenOnesAsync(home.Id, Token));

        Assert.Equal([old, young], open);
    }

    [Fact]
    public async Task Decision_Stored_SaysWhoAndWhen()
    {
        var (_, round, zoe) = await RoundAsync();
        var dispute = Of(round);
        await OpenAsync(dispute);

        await SetAsync(dispute with { State = DisputeState.Void }, zoe);

        Assert.Equal(DisputeState.Void, (await FindAsync(dispute))!.State);
        Assert.Equal(zoe.Id.Value, await world.ScalarAsync<Guid>("select decided_by from disputes where dispute_id = $1", dispute.Id.Value));
        Assert.Equal(Now.UtcDateTime, await world.ScalarAsync<DateTime>("select decided_at from disputes where dispute_id = $1", dispute.Id.Value));
    }

    [Fact]
    public async Task TwoOrganisers_DecidingAtOnce_WaitForEachOther()
    {
        var (home, round, zoe) = await RoundAsync();
        var dispute = Of(round);
        await OpenAsync(dispute);
        await using var one = await world.Units.BeginAsync(Token);
        Assert.NotNull(await one.Disputes.FindAsync(home.Id, dispute.Id, forChange: true, Token));

        var other = Task.Run(() => world.DoAsync(unit => unit.Disputes.FindAsync(home.Id, dispute.Id, forChange: true, Token)), Token);
        await world.SomebodyWaitsAsync();
        await one.Disputes.SetStateAsync(dispute with { State = DisputeState.Kept }, zoe.Id, Token);
        await one.CommitAsync(Token);

        Assert.Equal(DisputeState.Kept, (await other)!.State);
    }

    [Fact]
    public async Task DisputeOfAnotherCommunity_LooksLikeNone()
    {
        var (_, round, _) = await RoundAsync();
        var dispute = Of(round);
        await OpenAsync(dispute);
        var elsewhere = await world.HomeAsync();

        Assert.Null(await world.DoAsync(unit => unit.Disputes.FindAsync(elsewhere.Id, dispute.Id, forChange: false, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.Disputes.OfRoundAsync(elsewhere.Id, round.Id, Token)));
    }

    private static Dispute Of(Round round, DateTimeOffset? at = null) =>
        new(round.CommunityId, Made.Id<DisputeId>(), round.Id, Made.DiveDeep, SharesText: false, DisputeState.Open, at ?? Now);

    private async Task<(Home Home, Round Round, Member Zoe)> RoundAsync()
    {
        var home = await world.HomeAsync();
        return (home, await EndedAsync(home, "Raj", "Ana"), await home.MemberAsync("Zoe"));
    }

    private static async Task<Round> EndedAsync(Home home, string interviewer, string candidate) =>
        await home.RoundAsync(Made.Ended(home, await home.MemberAsync(interviewer), await home.MemberAsync(candidate)));

    private Task<bool> OpenAsync(Dispute dispute) => world.DoAsync(unit => unit.Disputes.OpenAsync(dispute, Token));

    private Task<Dispute?> FindAsync(Dispute dispute) => world.DoAsync(unit => unit.Disputes.FindAsync(dispute.CommunityId, dispute.Id, forChange: false, Token));

    private Task SetAsync(Dispute dispute, Member by) => world.DoAsync(unit => unit.Disputes.SetStateAsync(dispute, by.Id, Token));
}
