using System.Text;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Rounds;

public sealed class TalkStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private const string Address = "https://meet.example.org/abc-defg-hij";

    [Fact]
    public async Task MoreRoundsThanChannels_AllTakeAtOnce_NoTwoGetTheSame()
    {
        var home = await world.HomeAsync();
        var rooms = await NameAsync(home, 3);
        var rounds = new List<Round>();
        for (var i = 0; i < 6; i++)
            rounds.Add(await OpenAsync(home, $"{i}"));

        var taken = await Task.WhenAll(rounds.Select(round => world.DoAsync(unit => unit.Talks.TakeVoiceAsync(home.Id, round.Id, Token))));

        Assert.Equal(rooms, taken.OfType<TalkPlace.Voice>().Select(voice => voice.Channel).OrderBy(room => room.ExternalId));
        Assert.Equal(
            taken.OfType<TalkPlace.Voice>().Select(voice => voice.Channel.ExternalId).Order(),
            (await Task.WhenAll(rounds.Select(FindAsync))).Select(round => round!.Talk).OfType<TalkPlace.Voice>().Select(voice => voice.Channel.ExternalId).Order());
    }

    [Fact]
    public async Task RoundHasOne_TakesAnother_AndTheOneItLeftIsTheLastToBeOffered()
    {
        var home = await world.HomeAsync();
        var rooms = await NameAsync(home, 3);
        var (first, second) = (await OpenAsync(home, "a"), await OpenAsync(home, "b"));
        await TakeAsync(home, first);

        Assert.Equal(rooms[1], (await TakeAsync(home, first))!.Channel);

        Assert.Equal(rooms[2], (await TakeAsync(home, second))!.Channel);
        Assert.Equal(rooms[0], (await TakeAsync(home, second))!.Channel);
    }

    [Fact]
    public async Task NoneIsFree_RoundKeepsWhatItHas()
    {
        var home = await world.HomeAsync();
        var rooms = await NameAsync(home, 1);
        var (first, second) = (await OpenAsync(home, "a"), await OpenAsync(home, "b"));
        await TakeAsync(home, first);
        await world.DoAsync(unit => unit.Talks.SetAsync(home.Id, second.Id, new TalkPlace.Typing(), Token));

        Assert.Null(await TakeAsync(home, first));
        Assert.Null(await TakeAsync(home, second));

        Assert.Equal(new TalkPlace.Voice(rooms[0]), (await FindAsync(first))!.Talk);
        Assert.Equal(new TalkPlace.Typing(), (await FindAsync(second))!.Talk);
    }

    [Fact]
    public async Task RoundEnds_ItsChannelIsFree_AndOneNamedNoLongerGoes()
    {
        var home = await world.HomeAsync();
        await NameAsync(home, 2);
        var (first, second) = (await OpenAsync(home, "a"), await OpenAsync(home, "b"));
        await TakeAsync(home, first);
        await TakeAsync(home, second);
        await world.DoAsync(unit => unit.Talks.NameVoicesAsync(home.Id, [Voice(home, 1)], Token));
        Assert.Equal(new TalkPlace.Voice(Voice(home, 0)), (await FindAsync(first))!.Talk);
        Assert.Equal([new NamedVoice(Voice(home, 1), InUse: true)], await world.DoAsync(unit => unit.Talks.VoicesAsync(home.Id, Token)));

        foreach (var round in new[] { first, second })
            await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { Stage = RoundStage.Cancelled, EndedAt = Now, Cancelled = CancelReason.CannotMakeIt }, Token));

        Assert.Equal([new NamedVoice(Voice(home, 1), InUse: false)], await world.DoAsync(unit => unit.Talks.VoicesAsync(home.Id, Token)));
        Assert.Equal(1, await world.ScalarAsync<long>($"select count(*) from voice_channels where community_id = '{home.Id.Value}'"));
        Assert.Null((await FindAsync(first))!.Talk);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChannelNamedNoLonger_TheRoundLeavesIt_ItGoes(bool forAnother)
    {
        var home = await world.HomeAsync();
        await NameAsync(home, 1);
        var round = await OpenAsync(home, "a");
        await TakeAsync(home, round);
        await world.DoAsync(unit => unit.Talks.NameVoicesAsync(home.Id, [Voice(home, 1)], Token));

        if (forAnother)
            Assert.Equal(Voice(home, 1), (await TakeAsync(home, round))!.Channel);
        else
            await world.DoAsync(unit => unit.Talks.SetAsync(home.Id, round.Id, new TalkPlace.Typing(), Token));

        Assert.Equal([new NamedVoice(Voice(home, 1), forAnother)], await world.DoAsync(unit => unit.Talks.VoicesAsync(home.Id, Token)));
        Assert.Equal(1, await world.ScalarAsync<long>($"select count(*) from voice_channels where community_id = '{home.Id.Value}'"));
    }

    [Fact]
    public async Task OwnLink_IsSealed_TakesTheChannelsPlace_AndGoesWithTheRound()
    {
        var home = await world.HomeAsync();
        await NameAsync(home, 1);
        var round = await OpenAsync(home, "a");
        await TakeAsync(home, round);

        await world.DoAsync(unit => unit.Talks.SetAsync(home.Id, round.Id, new TalkPlace.OwnLink(Address), Token));

        Assert.Equal(new TalkPlace.OwnLink(Address), (await FindAsync(round))!.Talk);
        Assert.False((await world.DoAsync(unit => unit.Talks.VoicesAsync(home.Id, Token)))[0].InUse);
        var kept = await world.ScalarAsync<byte[]>($"select link from round_talks where round_id = '{round.Id.Value}'");
        Assert.DoesNotContain("meet.example", Encoding.Latin1.GetString(kept));
        await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { Stage = RoundStage.Debriefing, EndedAt = Now }, Token));
        Assert.Equal(0, await world.ScalarAsync<long>($"select count(*) from round_talks where round_id = '{round.Id.Value}'"));
    }

    [Fact]
    public async Task ChannelDeleted_TheRoundInItIsNamed_AndItIsOfferedNoMore()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        await NameAsync(home, 1);
        var round = await OpenAsync(home, "a");
        await TakeAsync(home, round);

        Assert.Null(await world.DoAsync(unit => unit.Talks.RemoveVoiceAsync(elsewhere.Community.Ref, Voice(home, 0), Token)));
        var found = await world.DoAsync(unit => unit.Talks.RemoveVoiceAsync(home.Community.Ref, Voice(home, 0), Token));

        Assert.Equal((home.Id, round.Id), found);
        Assert.Empty(await world.DoAsync(unit => unit.Talks.VoicesAsync(home.Id, Token)));
        Assert.Null((await FindAsync(round))!.Talk);
    }

    private async Task<IReadOnlyList<RoomRef>> NameAsync(Home home, int count)
    {
        RoomRef[] rooms = [.. Enumerable.Range(0, count).Select(number => Voice(home, number))];
        await world.DoAsync(unit => unit.Talks.NameVoicesAsync(home.Id, rooms, Token));
        return rooms;
    }

    private static RoomRef Voice(Home home, int number) => new(home.Community.Ref.Platform, $"voice-{number}");

    private static async Task<Round> OpenAsync(Home home, string name) =>
        await home.RoundAsync(Made.Round(home, await home.MemberAsync($"Raj{name}"), await home.MemberAsync($"Ana{name}")));

    private Task<TalkPlace.Voice?> TakeAsync(Home home, Round round) => world.DoAsync(unit => unit.Talks.TakeVoiceAsync(home.Id, round.Id, Token));

    private Task<Round?> FindAsync(Round round) => world.DoAsync(unit => unit.Rounds.FindAsync(round.CommunityId, round.Id, forChange: false, Token));
}
