using Npgsql;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Coverage;

public sealed class BoardStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Post_Added_IsFoundAsItWas()
    {
        var home = await world.HomeAsync();
        var post = Post(home, 202647) with { IsLate = true };

        Assert.True(await AddAsync(post));

        Assert.Equal(post, await world.DoAsync(unit => unit.Boards.FindAsync(home.Id, post.Id, Token)));
        Assert.Null(await world.DoAsync(unit => unit.Boards.FindAsync(home.Id, Made.Id<BoardPostId>(), Token)));
    }

    [Fact]
    public async Task SameWeek_AddedAgain_IsRefusedAndTheFirstStays()
    {
        var home = await world.HomeAsync();
        var (first, second) = (Post(home, 202647), Post(home, 202647, Now.AddHours(1)));

        Assert.True(await AddAsync(first));
        Assert.False(await AddAsync(second));

        Assert.Equal(first, await world.DoAsync(unit => unit.Boards.FindAsync(home.Id, first.Id, Token)));
        Assert.Null(await world.DoAsync(unit => unit.Boards.FindAsync(home.Id, second.Id, Token)));
    }

    [Fact]
    public async Task SameWeek_AddedByTwoAtOnce_IsPostedByOne()
    {
        var home = await world.HomeAsync();
        await using var one = await world.Units.BeginAsync(Token);
        Assert.True(await one.Boards.AddAsync(Post(home, 202647), Token));

        var other = Task.Run(() => AddAsync(Post(home, 202647)), Token);
        await world.SomebodyWaitsAsync();
        await one.CommitAsync(Token);

        Assert.False(await other);
    }

    [Fact]
    public async Task OtherChannelAndOtherCommunity_SameWeek_ArePostsOfTheirOwn()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var second = await ChannelAsync(home, "second");

        Assert.True(await AddAsync(Post(home, 202647)));
        Assert.True(await AddAsync(Post(home, 202647) with { ChannelId = second.Id }));
        Assert.True(await AddAsync(Post(elsewhere, 202647)));
    }

    [Fact]
    public async Task LastWeek_Asked_IsTheYoungestOfThatChannel_OverTheYearsEnd()
    {
        var home = await world.HomeAsync();
        var second = await ChannelAsync(home, "second");
        foreach (var week in new[] { 202652, 202701, 202653 })
            await AddAsync(Post(home, week));

        Assert.Equal(new IsoWeekNumber(202701), await LastWeekAsync(home, home.Channel));
        Assert.Null(await LastWeekAsync(home, second));
    }

    [Fact]
    public async Task Youngest_Asked_IsOneOfEachChannelSinceThen()
    {
        var home = await world.HomeAsync();
        var second = await ChannelAsync(home, "second");
        var old = Post(home, 202646, Now.AddDays(-7));
        var young = Post(home, 202647);
        var other = Post(home, 202646, Now.AddDays(-7)) with { ChannelId = second.Id };
        foreach (var post in new[] { old, young, other })
            await AddAsync(post);

        Assert.Equal([young], await YoungestAsync(home, Now.AddDays(-2)));
        Assert.Equivalent(new[] { young, other }, await YoungestAsync(home, Now.AddDays(-7)), strict: true);
        Assert.Empty(await YoungestAsync(home, Now.AddSeconds(1)));
    }

    [Fact]
    public async Task Claim_MadeTwice_IsOneAndRenewed()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        Assert.True(await ClaimAsync(home, ana, Now.AddDays(-20)));
        Assert.False(await ClaimAsync(home, ana, Now));

        Assert.Equal([new ShownClaim(Made.DiveDeep, ana.Id, "Ana")], await ClaimsAsync(home, Now.AddDays(-1)));
    }

    [Fact]
    public async Task Claims_Shown_AreOldestFirstAndOnlyYoungEnough()
    {
        var home = await world.HomeAsync();
        var (ana, raj, mia) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"), await home.MemberAsync("Mia"));
        await ClaimAsync(home, ana, Now);
        await ClaimAsync(home, raj, Now.AddHours(-1));
        await ClaimAsync(home, mia, Now.AddDays(-29));

        Assert.Equal(["Raj", "Ana"], (await ClaimsAsync(home, Now - Claim.Life)).Select(claim => claim.DisplayName));
        Assert.Empty(await ClaimsAsync(await world.HomeAsync(), Now - Claim.Life));
    }

    [Fact]
    public async Task ClaimsOfWhoHidesOrHasLeft_AreNotShown()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await ClaimAsync(home, ana, Now);
        await ClaimAsync(home, raj, Now);

        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { OnLeaderboard = false }, Token));
        await world.DoAsync(unit => unit.Members.SetLeftAsync(home.Id, raj.Id, Now, Token));

        Assert.Empty(await ClaimsAsync(home, Now.AddDays(-1)));
    }

    [Fact]
    public async Task ClaimsOnPractisedPrinciples_Ended_LeaveTheOthers()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await ClaimAsync(home, ana, Now);
        await world.DoAsync(unit => unit.Boards.ClaimAsync(new Claim(home.Id, ana.Id, Made.Frugality, Now), Token));
        await ClaimAsync(home, raj, Now);

        Assert.True(await EndAsync(home, ana));
        Assert.False(await EndAsync(home, ana));

        Assert.Equivalent(
            new[] { new ShownClaim(Made.Frugality, ana.Id, "Ana"), new ShownClaim(Made.DiveDeep, raj.Id, "Raj") },
            await ClaimsAsync(home, Now.AddDays(-1)), strict: true);
    }

    [Fact]
    public async Task PostForAChannelOfAnotherCommunity_IsRefusedByTheDatabase()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AddAsync(Post(home, 202647) with { ChannelId = elsewhere.Channel.Id }));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    private static BoardPost Post(Home home, int week, DateTimeOffset? at = null) =>
        new(home.Id, Made.Id<BoardPostId>(), home.Channel.Id, new IsoWeekNumber(week), at ?? Now, IsLate: false);

    private Task<Channel> ChannelAsync(Home home, string name) => world.DoAsync(
        unit => unit.Communities.SetChannelAsync(home.Id, new RoomRef(home.Community.Ref.Platform, name), enabled: true, Token));

    private Task<bool> AddAsync(BoardPost post) => world.DoAsync(unit => unit.Boards.AddAsync(post, Token));

    private Task<IsoWeekNumber?> LastWeekAsync(Home home, Channel channel) => world.DoAsync(unit => unit.Boards.LastWeekAsync(home.Id, channel.Id, Token));

    private Task<IReadOnlyList<BoardPost>> YoungestAsync(Home home, DateTimeOffset since) => world.DoAsync(unit => unit.Boards.YoungestAsync(home.Id, since, Token));

    private Task<bool> ClaimAsync(Home home, Member member, DateTimeOffset at) =>
        world.DoAsync(unit => unit.Boards.ClaimAsync(new Claim(home.Id, member.Id, Made.DiveDeep, at), Token));

    private Task<IReadOnlyList<ShownClaim>> ClaimsAsync(Home home, DateTimeOffset since) => world.DoAsync(unit => unit.Boards.ClaimsAsync(home.Id, since, Token));

    private Task<bool> EndAsync(Home home, Member member) => world.DoAsync(unit => unit.Boards.EndClaimsAsync(home.Id, member.Id, [Made.DiveDeep, Made.EarnTrust], Token));
}
