using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Members;

public sealed class MemberStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task WholeProfile_SavedAndRead_IsTheSame()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var profile = new Profile
        {
            TimeZone = "Asia/Kolkata", Level = Level.Staff, Track = Track.Manager, TargetDate = new DateOnly(2027, 3, 31), OnLeaderboard = false,
        };

        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, profile, Token));

        Assert.Equal(ana with { Profile = profile }, await world.DoAsync(unit => unit.Members.GetAsync(home.Id, ana.Id, Token)));
    }

    [Fact]
    public async Task WholeProfile_SavedEmptyAgain_IsEmpty()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.DoAsync(unit => unit.Members.SaveProfileAsync(
            home.Id, ana.Id, new Profile { TimeZone = "Asia/Kolkata", Level = Level.Junior, TargetDate = new DateOnly(2027, 3, 31) }, Token));

        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, Profile.Empty, Token));

        Assert.Equal(Profile.Empty, (await world.DoAsync(unit => unit.Members.GetAsync(home.Id, ana.Id, Token))).Profile);
    }

    [Fact]
    public async Task SomebodyWhoNeverWrote_Ensured_IsTheSameWhenTheyWrite()
    {
        var home = await world.HomeAsync();
        var person = new PersonRef(home.Community.Ref.Platform, "mia");

        var invited = await world.DoAsync(unit => unit.Members.EnsureAsync(home.Id, person, "Mia", Token));
        var again = await world.DoAsync(unit => unit.Members.EnsureAsync(home.Id, person, "Mia", Token));

        Assert.Equal(person, invited.Person);
        Assert.Equal(invited, again);
        Assert.Equal(invited, await home.MemberAsync("Mia"));
    }

    [Fact]
    public async Task SeveralMembers_Asked_ComeWithoutUnknownOnesAndOtherCommunities()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var (ana, raj, stranger) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"), await elsewhere.MemberAsync("Ola"));

        var found = await world.DoAsync(unit => unit.Members.GetAllAsync(home.Id, [ana.Id, raj.Id, stranger.Id, Made.Id<MemberId>()], Token));

        Assert.Equivalent(new[] { ana, raj }, found, strict: true);
    }

    [Fact]
    public async Task Avoided_AskedByEitherSide_HoldsBothWaysAndIsListedForOne()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));

        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: true, Token));
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: true, Token));

        Assert.True(await world.DoAsync(unit => unit.Members.AvoidEachOtherAsync(home.Id, ana.Id, raj.Id, Token)));
        Assert.True(await world.DoAsync(unit => unit.Members.AvoidEachOtherAsync(home.Id, raj.Id, ana.Id, Token)));
        Assert.Equal([raj], await world.DoAsync(unit => unit.Members.DoNotPairAsync(home.Id, ana.Id, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.Members.DoNotPairAsync(home.Id, raj.Id, Token)));
    }

    [Fact]
    public async Task Avoided_TakenBack_IsOver()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: true, Token));

        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: false, Token));
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: false, Token));

        Assert.False(await world.DoAsync(unit => unit.Members.AvoidEachOtherAsync(home.Id, ana.Id, raj.Id, Token)));
    }

    [Fact]
    public async Task RoleBalance_OverRoundsOfEveryStage_CountsThoseThatTookPlace()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await home.RoundAsync(Made.Ended(home, raj, ana));
        await home.RoundAsync(Made.Ended(home, raj, ana) with { Stage = RoundStage.Revealed, RevealedAt = Now });
        await home.RoundAsync(Made.Ended(home, ana, raj));
        await home.RoundAsync(Made.Ended(home, ana, raj) with { Stage = RoundStage.Cancelled });
        await home.RoundAsync(Made.Round(home, ana, raj));

        var balance = await world.DoAsync(unit => unit.Members.RoleBalanceAsync(home.Id, ana.Id, Token));

        Assert.Equal(new(Candidate: 2, Interviewer: 1), balance);
    }

    [Fact]
    public async Task R3_SamePersonTwiceInACommunity_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        await home.MemberAsync("Ana");

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            "insert into members (community_id, member_id, external_id, display_name, created_at) values ($1, gen_random_uuid(), 'ana', 'Ana', now())",
            home.Id.Value));
    }

    [Fact]
    public async Task Oneself_Avoided_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        await Refused.ByCheckAsync(() => world.ExecuteAsync("insert into do_not_pair values ($1, $2, $2)", home.Id.Value, ana.Id.Value));
    }
}
