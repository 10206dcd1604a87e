using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>From the pairing to the first question: whoever is paired goes on from the message in their hand, wherever they are.</summary>
public sealed class WayInTests
{
    [Fact]
    public async Task Paired_BothAreToldWithTheButtonAndTheWayIn_AndOnlyTheInterviewerSeesTheQuestion()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await StartAsync(ana, raj);

        Assert.StartsWith("You interview Ana. Can you both speak now?\nYou are paired with Ana, as interviewer: Frugality, 20 min.", raj.Heard);
        Assert.Contains("[I'm here] [Ask it] [Reference] [Can't make it]", raj.Heard);
        Assert.Contains("Listen for:", raj.Heard);
        var (toAna, toRaj) = (Told(group, ana), Told(group, raj));
        Assert.StartsWith("Raj interviews you. Can you both speak now?\nYou are paired with Raj, as candidate: Frugality, 20 min.\nTalk as you like.\n[I'm here] [Can't make it] [Open the room ↗]", toAna.ToPlainText());
        Assert.DoesNotContain("Listen for:", ana.Inbox);
        Assert.Contains("Why Raj: ", ana.Inbox);
        Assert.Contains("Why Ana: ", raj.Inbox);
        Assert.All([toAna, toRaj], message => Assert.Equal(group.Platform.Rooms[0].Room, Assert.IsType<RoomLink>(Assert.Single(Links(message))).Room));
    }

    /// <summary>What is said of the place to talk is what is true when it is read: the channel is taken with the pairing, the rest is set later.</summary>
    [Theory]
    [InlineData("voice", "Talk in #voice-1.")]
    [InlineData("link", "Talk by your own link: it stands on the round's card.")]
    [InlineData("type", "You type today: ask and answer in your room.")]
    public async Task Paired_TheCardOutsideTheRoom_SaysWhereToTalk(string how, string said)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        if (how == "voice")
        {
            var omar = group.Member("Omar", organiser: true);
            await omar.CommandsAsync("settings");
            await omar.PressesAsync("Voice channels");
            await omar.SendsAsync(("channels", "voice-1"));
        }

        await StartAsync(ana, raj);
        Assert.DoesNotContain("Talk ", raj.Heard);
        if (how == "voice")
        {
            Assert.All([ana, raj], member => Assert.Contains(said, Told(group, member).ToPlainText()));
            return;
        }

        raj.GoesToRoom();
        await raj.PressesAsync(how == "link" ? "Our own link" : "We type");
        if (how == "link")
            await raj.SendsAsync(("link", "https://meet.example.org/abc"));
        await ana.ClicksAsync(Here(Told(group, ana)));

        Assert.Contains(said, ana.Heard);
    }

    [Fact]
    public async Task CandidateSaysHere_OutsideTheRoom_TwiceAndAfterTheStart_ReadsWhatIsTrueThen()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);
        var here = Here(Told(group, ana));

        await ana.ClicksAsync(here);
        Assert.IsType<UpdateReply>(ana.Last);
        Assert.StartsWith("Raj is on the way\nYou are paired with Raj", ana.Heard);
        Assert.Contains("[Can't make it] [Open the room ↗]", ana.Heard);
        await ana.ClicksAsync(here);
        Assert.StartsWith("Raj is on the way", ana.Heard);
        await raj.PressesAsync("Ask it");
        Assert.StartsWith("Listen: Ana answers", raj.Heard);
        await ana.ClicksAsync(here);

        Assert.StartsWith("Your answer: Frugality, 1 of 1", ana.Heard);
        Assert.Contains("[Pause] [End] [Open the room ↗]", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds where stage = 2"));
    }

    [Fact]
    public async Task InterviewerSaysHere_OutsideTheRoom_GetsTheCockpitInItsPlaceWithTheWayIn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);
        await ana.ClicksAsync(Here(Told(group, ana)));

        await raj.ClicksAsync(Here(Told(group, raj)));

        var cockpit = Assert.IsType<UpdateReply>(raj.Last).Message;
        Assert.StartsWith("Ask Ana: Frugality, 1 of 1", raj.Heard);
        Assert.Equal(group.Platform.Rooms[0].Room, Assert.IsType<RoomLink>(Assert.Single(Links(cockpit))).Room);
        raj.GoesToRoom();
        Assert.Contains("Both here, the round is on: ", raj.Around);
        await raj.ClicksAsync(Here(Told(group, raj)));
        Assert.StartsWith("Ask Ana: Frugality, 1 of 1", raj.Heard);
    }

    [Fact]
    public async Task Ask_BeforeTheCandidateCame_CountsAsBeingHere_AndAsksOnceTheyAreThere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);

        await raj.PressesAsync("Ask it");
        Assert.StartsWith("Ana is on the way", raj.Heard);
        ana.GoesToRoom();
        Assert.Contains("Raj · here", ana.Around);
        await raj.PressesAsync("Ask it");
        Assert.StartsWith("Ana is on the way", raj.Heard);
        Assert.DoesNotContain("Clock runs", ana.Around);
        await ana.ClicksAsync(Here(Told(group, ana)));
        Assert.StartsWith("Raj asks next", ana.Heard);
        await raj.PressesAsync("Ask it");

        Assert.StartsWith("Listen: Ana answers", raj.Heard);
        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("Clock runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BothSayHere_AtTheSameMoment_TheRoundBeginsOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);
        var presses = new[] { (ana, Here(Told(group, ana))), (raj, Here(Told(group, raj))) };

        await Task.WhenAll(presses.Select(press => group.HandleAsync(new ActionClicked(press.Item1.Origin(), press.Item2, []))));
        await group.SettleAsync();

        ana.GoesToRoom();
        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.StartsWith("Both here", StringComparison.Ordinal));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds where stage = 2"));
    }

    [Fact]
    public async Task ButtonsOfThePairing_InAStrangersHand_DoNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await StartAsync(ana, raj);
        await tom.CommandsAsync("status");
        var before = await group.FingerprintAsync();

        foreach (var button in new[] { Told(group, ana), Told(group, raj) }.SelectMany(message => message.Blocks.OfType<Buttons>()).SelectMany(row => row.Items))
        {
            await tom.ClicksAsync(button.Action);
            Assert.StartsWith("This one is not yours to use", tom.Heard);
        }

        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ButtonsOfThePairing_OnceTheRoundIsOver_SayThatItIs(bool tookPlace)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);
        var (toAna, toRaj) = (Told(group, ana), Told(group, raj));
        if (tookPlace)
            await EndAsync(ana, raj);
        else
            await raj.PressesAsync("Can't make it");

        foreach (var (member, message) in new[] { (ana, toAna), (raj, toRaj) })
        {
            foreach (var button in message.Blocks.OfType<Buttons>().SelectMany(row => row.Items))
            {
                await member.ClicksAsync(button.Action);
                Assert.StartsWith("This round is over.", member.Heard);
            }
        }
    }

    [Fact]
    public async Task Swapped_TheCardsOfBefore_ServeThePartsOfNow()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(ana, raj);
        var (toAna, toRaj) = (Told(group, ana), Told(group, raj));
        ana.GoesToRoom();
        await ana.PressesAsync("Swap roles");

        await raj.ClicksAsync(Here(toRaj));
        Assert.StartsWith("Ana is on the way\nYou are paired with Ana, as candidate", raj.Heard);
        await ana.ClicksAsync(Here(toAna));
        Assert.StartsWith("Ask Raj: Frugality", ana.Heard);
        await raj.ClicksAsync(toRaj.Blocks.OfType<Buttons>().SelectMany(row => row.Items).First(button => button.Label == "Ask it").Action);

        Assert.StartsWith("This one is not yours to use", raj.Heard);
    }

    [Fact]
    public async Task Invited_AcceptCountsAsBeingHere_AndTheInviterGoesOnFromTheirMessage()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.StartsAsync("interviewer", 20, ana);

        await ana.PressesAsync("Accept");
        Assert.StartsWith("Raj is on the way\nYou are paired with Raj, as candidate", ana.Heard);
        Assert.Equal(group.Platform.Rooms[0].Room, Assert.IsType<RoomLink>(Assert.Single(Links(Told(group, raj)))).Room);
        await raj.PressesAsync("Ask it");

        Assert.StartsWith("Listen: Ana answers", raj.Heard);
    }

    /// <summary>Where the room takes its time, the message waits for it a moment: without the way in it would help less.</summary>
    [Fact]
    public async Task RoomIsBeingOpened_ThePrivateMessageWaitsForTheWayIn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate", 20, null, "frugality");
        await group.HandleAsync(raj.Starting("interviewer"));
        var queue = group.The<IOutboxQueue>();
        var opening = (await queue.FinishAndClaimAsync([], 16, 0, TimeSpan.FromSeconds(8), CancellationToken.None)).Items.First(item => item.Item.Content is OpenRoom);
        await group.RunAsync("update outbox set lease_until = now() + interval '5 seconds' where lease_until is not null");

        await group.SettleAsync();
        Assert.DoesNotContain("You are paired", ana.Inbox + raj.Inbox);
        await group.RunAsync("update outbox set lease_until = null, token = null where lease_until is not null");
        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();

        Assert.Equal(1, opening.Attempt);
        Assert.All([ana, raj], member => Assert.Equal(group.Platform.Rooms[0].Room, Assert.IsType<RoomLink>(Assert.Single(Links(Told(group, member)))).Room));
    }

    private static async Task StartAsync(Actor candidate, Actor interviewer)
    {
        await candidate.StartsAsync("candidate", 20, null, "frugality");
        await interviewer.StartsAsync("interviewer");
    }

    private static async Task EndAsync(Actor candidate, Actor interviewer)
    {
        await candidate.PressesAsync("I'm here");
        await interviewer.PressesAsync("Ask it");
        await interviewer.PressesAsync("End");
        await interviewer.PressesAsync("End and file");
    }

    private static Message Told(Group group, Actor member) =>
        group.Platform.PrivatelyTo(member.Person).Last(shown => shown.Text.Contains("You are paired with", StringComparison.Ordinal)).Message;

    private static IEnumerable<Link> Links(Message message) => message.Blocks.OfType<Buttons>().SelectMany(row => row.Links);

    private static ActionId Here(Message message) => message.Blocks.OfType<Buttons>().SelectMany(row => row.Items).First(button => button.Label == "I'm here").Action;
}
