using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Storage.Tests.Coverage;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Queue;

public sealed class WaitersTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task NobodyWaits_Asked_IsEmpty()
    {
        var home = await world.HomeAsync();

        Assert.Empty(await WaitersAsync(home));
    }

    [Fact]
    public async Task SomebodyNew_Waiting_HasNothingButEveryPrincipleThin()
    {
        await AddPrinciplesAsync();
        var home = await world.HomeAsync();
        await WaitAsync(home, "Ana");

        var ana = Assert.Single(await WaitersAsync(home));

        Assert.Equal(0, ana.TimesCandidate + ana.TimesInterviewer);
        Assert.Null(ana.Level);
        Assert.Null(ana.UtcOffsetMinutes);
        Assert.False(ana.InRound);
        Assert.Empty(ana.DoNotPair);
        Assert.Empty(ana.LastMet);
        Assert.Equivalent(new[] { Made.DiveDeep, Made.EarnTrust, Made.Frugality }, ana.Thin.OrderBy(principle => principle.Key), strict: true);
    }

    [Fact]
    public async Task SomebodyWithAHistory_Waiting_ComesWithIt()
    {
        await AddPrinciplesAsync();
        var home = await world.HomeAsync();
        var (ana, raj, mia) = (await WaitAsync(home, "Ana"), await WaitAsync(home, "Raj"), await home.MemberAsync("Mia"));
        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { Level = Level.Senior, TimeZone = "Asia/Kolkata" }, Token));
        await home.RoundAsync(Made.Ended(home, raj, ana, Now.AddDays(-20)));
        await home.RoundAsync(Made.Ended(home, ana, raj, Now.AddDays(-10)));
        var withMia = await home.RoundAsync(Made.Ended(home, mia, ana, Now.AddDays(-3)));
        await home.RoundAsync(Made.Ended(home, mia, ana, Now.AddDays(-1)) with { Stage = RoundStage.Cancelled });
        await home.RoundAsync(Made.Round(home, ana, mia));
        await world.DoAsync(unit => unit.Coverage.AddAsync([Made.Credit(withMia, Made.Frugality, 202647)], Token));
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, mia.Id, avoid: true, Token));
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, raj.Id, ana.Id, avoid: true, Token));

        var waiters = (await WaitersAsync(home)).ToDictionary(waiter => waiter.Entry.MemberId);

        var anas = waiters[ana.Id];
        Assert.Equal((2, 1), (anas.TimesCandidate, anas.TimesInterviewer));
        Assert.Equal(Level.Senior, anas.Level);
        Assert.Equal(330, anas.UtcOffsetMinutes);
        Assert.True(anas.InRound);
        Assert.Equal([mia.Id], anas.DoNotPair);
        Assert.Equal(new KeyValuePair<MemberId, DateTimeOffset>(raj.Id, Now.AddDays(-10)), Assert.Single(anas.LastMet));
        Assert.DoesNotContain(Made.Frugality, anas.Thin);
        Assert.Contains(Made.DiveDeep, anas.Thin);

        var rajs = waiters[raj.Id];
        Assert.Equal((1, 1), (rajs.TimesCandidate, rajs.TimesInterviewer));
        Assert.Equal([ana.Id], rajs.DoNotPair);
        Assert.Equal(Now.AddDays(-10), rajs.LastMet[ana.Id]);
        Assert.False(rajs.InRound);
        Assert.Contains(Made.Frugality, rajs.Thin);
    }

    [Fact]
    public async Task MemberWithoutAZone_CommunityHasChosenOne_FollowsItThroughTheYear()
    {
        var home = await world.HomeAsync();
        await world.ExecuteAsync("update communities set time_zone = 'Europe/Madrid' where community_id = $1", home.Id.Value);
        await WaitAsync(home, "Ana", Now.AddDays(300));

        var winter = await world.DoAsync(unit => unit.Queue.WaitersAsync(home.Id, home.Channel.Id, Token));
        var summer = await world.DoAsync(unit => unit.At(Now.AddDays(240)).Queue.WaitersAsync(home.Id, home.Channel.Id, Token));

        Assert.Equal(60, winter[0].UtcOffsetMinutes);
        Assert.Equal(120, summer[0].UtcOffsetMinutes);
    }

    [Fact]
    public async Task ManyWaiters_Asked_TakeAsManyStatementsAsOne()
    {
        var (few, many) = (await world.HomeAsync(), await world.HomeAsync());
        await WaitAsync(few, "Ana");
        for (var i = 0; i < 40; i++)
            await WaitAsync(many, $"Member {i}");

        var (forOne, forForty) = (await RoundTripsAsync(few, 1), await RoundTripsAsync(many, 40));

        Assert.Equal(forOne, forForty);
        Assert.Equal(1, forForty);
    }

    private async Task<int> RoundTripsAsync(Home home, int waiters)
    {
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();
        Assert.Equal(waiters, (await unit.Queue.WaitersAsync(home.Id, home.Channel.Id, Token)).Count);
        return count.RoundTrips;
    }

    private Task<IReadOnlyList<Waiter>> WaitersAsync(Home home) =>
        world.DoAsync(unit => unit.Queue.WaitersAsync(home.Id, home.Channel.Id, Token));

    private async Task<Member> WaitAsync(Home home, string name, DateTimeOffset? since = null)
    {
        var member = await home.MemberAsync(name);
        await world.DoAsync(unit => unit.Queue.EnterAsync(Made.Entry(home, member, since), keepsWish: false, Token));
        return member;
    }

    private async Task AddPrinciplesAsync()
    {
        await world.ExecuteAsync("insert into value_sets select key, key, '-', '-', now() from (values ('amazon'), ('harbour')) s (key) on conflict do nothing");
        await world.ExecuteAsync(
            """
            insert into principles
            select 'amazon', key, key, 1, 1, '-', '-', '-', '-', '-', '[]', '{}', '{}', '{}', 'seldom', 'seldom', 'seldom', '[]', retired
            from (values ('dive-deep', null), ('frugality', null), ('earn-trust', null), ('retired', now())) p (key, retired)
            on conflict do nothing
            """);

        // Another company's, which is not practised here.
        await world.ExecuteAsync(
            """
            insert into principles
            select 'harbour', 'safe-passage', 'Safe Passage', 1, 1, '-', '-', '-', '-', '-', '[]', '{}', '{}', '{}', 'seldom', 'seldom', 'seldom', '[]', null
            on conflict do nothing
            """);
    }
}
