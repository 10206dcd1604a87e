using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Communities;

public sealed class CommunityStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task FirstSight_Admitted_AddsCommunityAndMember()
    {
        var home = new Home(world, new Community(default, new CommunityRef(new PlatformName("test"), "first-sight"), CommunitySettings.Default), null!);

        var presence = await world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana") with { TimeZone = "Asia/Kolkata" }, forChange: true, Token));

        Assert.Equal(home.Community.Ref, presence.Community.Ref);
        Assert.Equal(CommunitySettings.Default, presence.Community.Settings);
        Assert.Equal("Ana", presence.Member.DisplayName);
        Assert.Equal("Asia/Kolkata", presence.Member.Profile.TimeZone);
        Assert.Null(presence.Channel);
        Assert.Null(presence.RoundOfRoom);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KnownMember_AdmittedAgain_IsTheSameInOneRoundTrip(bool forChange)
    {
        var home = await world.HomeAsync();
        var first = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        using var count = new RoundTripCount();

        var presence = await unit.Communities.PresenceAsync(Made.Origin(home, "Ana"), forChange, Token);

        Assert.Equal(first, presence.Member);
        Assert.Equal(home.Channel, presence.Channel);
        Assert.Equal(1, count.RoundTrips);
    }

    [Fact]
    public async Task NewDisplayName_Admitted_IsFollowed()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        await world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana") with { DisplayName = "Ana M." }, forChange: true, Token));

        Assert.Equal("Ana M.", (await world.DoAsync(unit => unit.Members.GetAsync(home.Id, ana.Id, Token))).DisplayName);
    }

    [Fact]
    public async Task ZoneTheMemberChose_PlatformSaysAnother_Stays()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { TimeZone = "Europe/Madrid" }, Token));

        var presence = await world.DoAsync(
            unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana") with { TimeZone = "Asia/Kolkata" }, forChange: true, Token));

        Assert.Equal("Europe/Madrid", presence.Member.Profile.TimeZone);
    }

    [Fact]
    public async Task TwoFirstSightsAtOnce_Admitted_GiveOneMember()
    {
        var home = new Home(world, new Community(default, new CommunityRef(new PlatformName("test"), "at-once"), CommunitySettings.Default), null!);

        var presences = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana"), forChange: true, Token))));

        Assert.Single(presences.Select(presence => presence.Member.Id).Distinct());
        Assert.Single(presences.Select(presence => presence.Community.Id).Distinct());
    }

    [Fact]
    public async Task TwoInteractionsOfOneMember_Admitted_ComeOneAfterTheOther()
    {
        var home = await world.HomeAsync();
        await home.MemberAsync("Ana");
        await using var first = await world.Units.BeginAsync(Token);
        await first.Communities.PresenceAsync(Made.Origin(home, "Ana"), forChange: true, Token);

        var second = world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana"), forChange: true, Token));
        await world.SomebodyWaitsAsync();
        Assert.False(second.IsCompleted);
        await first.CommitAsync(Token);

        Assert.Equal("Ana", (await second).Member.DisplayName);
    }

    [Fact]
    public async Task MemberInHand_OthersReferToThem_DoNotWait()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        await using var first = await world.Units.BeginAsync(Token);
        await first.Communities.PresenceAsync(Made.Origin(home, "Ana"), forChange: true, Token);

        await home.RoundAsync(Made.Round(home, raj, ana));

        await first.CommitAsync(Token);
    }

    [Fact]
    public async Task RoomOfARound_Admitted_FindsChannelAndRound()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var room = new RoomRef(home.Community.Ref.Platform, "room-1");
        await home.RoundAsync(Made.Ended(home, raj, ana) with { Room = room });
        var second = await home.RoundAsync(Made.Round(home, ana, raj) with { Room = room, Follows = null });

        var presence = await world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana", "room-1"), forChange: false, Token));

        Assert.Equal(home.Channel, presence.Channel);
        Assert.Equal(second.Id, presence.RoundOfRoom);
    }

    [Fact]
    public async Task RoomNobodyKnows_Admitted_HasNoChannel()
    {
        var home = await world.HomeAsync();

        var presence = await world.DoAsync(unit => unit.Communities.PresenceAsync(Made.Origin(home, "Ana", "elsewhere"), forChange: false, Token));

        Assert.Null(presence.Channel);
        Assert.Null(presence.RoundOfRoom);
    }

    [Fact]
    public async Task SameIdsInAnotherCommunity_Admitted_AreOthers()
    {
        var (one, other) = (await world.HomeAsync(), await world.HomeAsync());

        var (here, there) = (await one.MemberAsync("Ana"), await other.MemberAsync("Ana"));

        Assert.NotEqual(here.Id, there.Id);
        Assert.NotEqual(one.Channel.Id, other.Channel.Id);
    }

    [Fact]
    public async Task Channel_ClosedAndOpenedAgain_StaysTheSame()
    {
        var home = await world.HomeAsync();

        var closed = await world.DoAsync(unit => unit.Communities.SetChannelAsync(home.Id, home.Channel.Room, enabled: false, Token));
        var found = await world.DoAsync(unit => unit.Communities.FindChannelAsync(home.Id, home.Channel.Id, Token));

        Assert.Equal(home.Channel with { Enabled = false }, closed);
        Assert.Equal(closed, found);
    }

    [Fact]
    public async Task ChannelOfAnotherCommunity_Looked_IsNotThere()
    {
        var (one, other) = (await world.HomeAsync(), await world.HomeAsync());

        Assert.Null(await world.DoAsync(unit => unit.Communities.FindChannelAsync(one.Id, other.Channel.Id, Token)));
    }

    [Fact]
    public async Task Community_Found_IsTheOneThatWasAdded()
    {
        var home = await world.HomeAsync();

        Assert.Equal(home.Community, await world.DoAsync(unit => unit.Communities.EnsureAsync(home.Community.Ref, Token)));
        Assert.Equal(home.Community, await world.DoAsync(unit => unit.Communities.GetAsync(home.Id, Token)));
    }

    [Fact]
    public async Task R3_SameGroupTwice_IsRefusedByTheTable() => await Refused.ByUniqueAsync(async () =>
    {
        var home = await world.HomeAsync();
        await world.ExecuteAsync(
            """
            insert into communities (community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at)
            select gen_random_uuid(), platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at
            from communities where community_id = $1
            """,
            home.Id.Value);
    });
}
