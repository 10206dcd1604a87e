using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Where the two of a round talk: the platform's way, a channel to speak in, their own link, or in writing.</summary>
public sealed class TalkTests
{
    private const string Address = "https://meet.example.org/abc";

    [Fact]
    public async Task NoneNamed_TheCardAndTheCockpitSayHowToTalk()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        Assert.Contains("Talk as you like. Press \"I'm here\" when you can speak", ana.Around);
        await raj.PressesAsync("My cockpit");
        Assert.Contains("20 min · talk as you like", raj.Heard);

        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");

        Assert.Contains("· talk as you like", ana.Around);
        Assert.False(ana.Sees("Another voice channel"));
    }

    [Fact]
    public async Task ChannelsNamed_TwoStartAtOnce_EachRoundHasItsOwn_AndAThirdTalksAsItLikes()
    {
        await using var group = await Group.GatherAsync();
        await NameAsync(group, "voice-1\nvoice-2");
        var people = new[] { "Ana", "Raj", "Mia", "Tom", "Eva", "Kim" }.Select(name => group.Member(name)).ToArray();
        foreach (var candidate in new[] { people[0], people[2], people[4] })
            await candidate.StartsAsync("candidate");

        var bots = new[] { group.Replica(), group.Replica() };
        await Task.WhenAll(Group.HandleAsync(people[1].Starting("interviewer"), bots[0]), Group.HandleAsync(people[3].Starting("interviewer"), bots[1]));
        await people[5].StartsAsync("interviewer");

        var rooms = group.Platform.Rooms.Select(room => string.Join('\n', group.Platform.In(room.Room).Select(shown => shown.Text))).ToList();
        Assert.Equal(3, rooms.Count);
        foreach (var said in new[] { "Talk in #voice-1.", "Talk in #voice-2.", "Talk as you like." })
            Assert.Single(rooms, room => room.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("end")]
    [InlineData("cannot")]
    [InlineData("nobody comes")]
    [InlineData("closed")]
    [InlineData("left")]
    public async Task RoundIsOver_HoweverItCameAbout_TheChannelIsFreeAgain(string how)
    {
        await using var group = await Group.GatherAsync();
        var omar = await NameAsync(group, "voice-1");
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        Assert.Contains("Talk in #voice-1.", ana.Around);
        await omar.CommandsAsync("settings");
        Assert.Contains("1 named, 1 in use", omar.Heard);

        switch (how)
        {
            case "end":
                await ana.PressesAsync("I'm here");
                await raj.PressesAsync("I'm here");
                await raj.PressesAsync("Ask it");
                await raj.PressesAsync("End");
                await raj.PressesAsync("End and file");
                break;
            case "cannot":
                await ana.PressesAsync("Can't make it");
                break;
            case "nobody comes":
                await group.WaitAsync(TimeSpan.FromMinutes(20));
                break;
            case "closed":
                await omar.CommandsAsync("settings", new Dictionary<string, InputValue> { ["close"] = new MemberValue(ana.Person, ana.Name) });
                break;
            default:
                await group.HandleAsync(new PersonLeft(ana.Origin()));
                await group.SettleAsync();
                break;
        }

        await omar.CommandsAsync("settings");
        Assert.Contains("1 named, 0 in use", omar.Heard);
        var (mia, tom) = (group.Member("Mia"), group.Member("Tom"));
        await TheRound.PairAsync(mia, tom);
        Assert.Contains("Talk in #voice-1.", mia.Around);
    }

    [Fact]
    public async Task ChannelIsFull_AnotherIsTheNextFreeOne_BothPressingAtOnceMoveOnce_AndWithoutAnyTheOneStays()
    {
        await using var group = await Group.GatherAsync();
        await NameAsync(group, "voice-1 voice-2 voice-3");
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        var another = ana.Find("Another voice channel").Action;

        await Task.WhenAll(group.HandleAsync(new ActionClicked(ana.Origin(), another, [])), group.HandleAsync(new ActionClicked(raj.Origin(), another, [])));
        await group.SettleAsync();

        Assert.Contains("Talk in #voice-2. Press", ana.Around);
        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("moved you: talk in #voice-2 now.", StringComparison.Ordinal));
        await NameAsync(group, "voice-2");
        await ana.PressesAsync("Another voice channel");
        Assert.StartsWith("No other voice channel is free right now", ana.Heard);
        Assert.Contains("Talk in #voice-2. Press", ana.Around);
    }

    [Fact]
    public async Task ChannelDeleted_BothHear_AndTheNextFreeOneOrTheirOwnWayIsSaid()
    {
        await using var group = await Group.GatherAsync();
        await NameAsync(group, "voice-1\nvoice-2");
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await DeleteAsync(group, "voice-1");
        Assert.Contains("Your voice channel is gone. Talk in #voice-2, or set your own link on the round's card.", ana.Around);
        Assert.Contains("· talk in #voice-2", ana.Around);
        await DeleteAsync(group, "voice-1");
        await DeleteAsync(group, "voice-2");

        Assert.Contains("Your voice channel is gone. Talk as you like, or set your own link on the round's card.", ana.Around);
        Assert.Equal(2, Count(ana, "Your voice channel is gone."));
    }

    [Fact]
    public async Task OwnLink_StandsOnTheCardOfThisRoundAlone_AndIsGoneAtItsEnd()
    {
        await using var group = await Group.GatherAsync();
        var omar = await NameAsync(group, "voice-1");
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Ask it");

        await ana.PressesAsync("Our own link");
        Assert.Equal("Link: Raj, today 09:00 UTC: Frugality", ana.Form.Title);
        await ana.SendsAsync(("link", Address));

        Assert.Contains("Ana set a link to talk by: it stands on the round's card.", raj.Around);
        Assert.Contains("· talk by your own link", raj.Around);
        Assert.Equal(Address, Links(group, raj));
        Assert.DoesNotContain(Address, omar.Around + omar.Inbox + raj.Inbox + ana.Inbox);
        await omar.CommandsAsync("settings");
        Assert.Contains("1 named, 0 in use", omar.Heard);
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        Assert.Equal("", Links(group, raj));
        Assert.Equal(0, await group.AskAsync<long>("select count(*) from round_talks"));
        await ana.ClicksAsync(new ActionId("talk", "link", ana.Find("File my debrief").Action.Subject));
        Assert.StartsWith("This round is over.", ana.Heard);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "a whole address that begins with https://")]
    [InlineData("https://192.168.0.7/call", "a machine of your own")]
    [InlineData("https://10.1.2.3/call", "a machine of your own")]
    [InlineData("https://169.254.169.254/", "a machine of your own")]
    [InlineData("https://[::1]/", "a machine of your own")]
    [InlineData("https://[::ffff:10.1.2.3]/", "a machine of your own")]
    [InlineData("https://localhost:3000/", "a machine of your own")]
    [InlineData("https://ana:secret@meet.example.org/", "leave out the name and password")]
    [InlineData("", "link: ")]
    [InlineData("long", "This has 3,000 characters; 500 fit.")]
    public async Task AddressThatLeadsNowhereGood_IsRefusedAtItsField_AndNothingChanges(string typed, string said)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("Our own link");

        await ana.SendsAsync(("link", typed == "long" ? "https://meet.example.org/".PadRight(3000, 'a') : typed));

        Assert.Contains(said, ana.Heard);
        Assert.Equal("", Links(group, raj));
        Assert.Contains("Talk as you like. Press", raj.Around);
    }

    [Fact]
    public async Task NoMicrophone_WeTypeChangesTheLine_AndWeSpeakTakesItBack()
    {
        await using var group = await Group.GatherAsync();
        await NameAsync(group, "voice-1");
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.PairAsync(ana, raj);
        var type = ana.Find("We type").Action;

        await ana.ClicksAsync(type);
        await raj.ClicksAsync(type);

        Assert.Contains("Ask and answer here in writing. Press", raj.Around);
        Assert.Equal(1, Count(raj, "types today: ask and answer here in writing."));
        mia.Room = ana.Room;
        await mia.ClicksAsync(type);
        Assert.Contains("not yours", mia.Heard);
        await raj.PressesAsync("We speak");
        Assert.Contains("Raj moved you: talk in #voice-1 now.", ana.Around);
        Assert.Contains("Talk in #voice-1. Press", ana.Around);
    }

    [Theory]
    [InlineData("general", "\"general\" names no channel.")]
    [InlineData("voice-1 voice-2 voice-3 voice-4 voice-5 voice-6 voice-7 voice-8 voice-9 voice-10 voice-11", "These are 11; 10 fit.")]
    public async Task OrganiserNamesWhatIsNone_HearsWhich(string typed, string said)
    {
        await using var group = await Group.GatherAsync();
        var omar = group.Member("Omar", organiser: true);
        await omar.CommandsAsync("settings");
        await omar.PressesAsync("Voice channels");

        await omar.SendsAsync(("channels", typed));

        Assert.Contains(said, omar.Heard);
    }

    private static async Task<Actor> NameAsync(Group group, string channels)
    {
        var omar = group.Member("Omar", organiser: true);
        await omar.CommandsAsync("settings");
        await omar.PressesAsync("Voice channels");
        await omar.SendsAsync(("channels", channels));
        Assert.StartsWith("A round that starts gets a free one of: #voice-", omar.Heard);
        return omar;
    }

    private static async Task DeleteAsync(Group group, string channel)
    {
        await group.The<IRoomSink>().HandleAsync(
            new RoomNews(RecordingPlatform.Community, new RoomRef(RecordingPlatform.Community.Platform, channel), RoomChange.Gone, TakesRoomsAlong: true), CancellationToken.None);
        await group.SettleAsync();
    }

    /// <summary>The addresses that buttons in the room lead to.</summary>
    private static string Links(Group group, Actor member) => string.Join(' ', group.Platform.In(member.Room)
        .SelectMany(shown => shown.Message.Blocks).OfType<Buttons>().SelectMany(row => row.Links).OfType<WebLink>().Select(link => link.Address));

    private static int Count(Actor member, string words) => member.Around.Split(words).Length - 1;
}
