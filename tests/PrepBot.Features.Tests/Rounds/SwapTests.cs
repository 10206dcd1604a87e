using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Swapping parts before the first prompt, and going again right after with swapped parts.</summary>
public sealed class SwapTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Swap_BeforeTheFirstPrompt_RedrawsTheKitForTheOther(bool afterArrival)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var seen = Quotes(raj);
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;
        if (afterArrival)
            await raj.PressesAsync("I'm here");

        await ana.PressesAsync("Swap roles");
        Assert.Contains("Roles swapped: Ana interviews, Raj is the candidate.", raj.Around);
        await ana.PressesAsync("My cockpit");
        Assert.NotEmpty(Quotes(ana));
        Assert.Empty(Quotes(ana).Intersect(seen));
        await raj.ClicksAsync(ask);

        Assert.StartsWith("This one is not yours", raj.Heard);
        await raj.PressesAsync("My cockpit");
        Assert.StartsWith("This one is not yours", raj.Heard);
    }

    [Fact]
    public async Task Swap_PressedTwiceOrByBoth_SwapsOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        var swap = ana.Find("Swap roles").Action;

        await Task.WhenAll(
            group.HandleAsync(new ActionClicked(ana.Origin(), swap, [])), group.HandleAsync(new ActionClicked(raj.Origin(), swap, [])));
        await ana.ClicksAsync(swap);

        Assert.Contains("Interviewer: Ana", ana.Around);
        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("Roles swapped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Swap_AfterAPromptWasAsked_IsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        var swap = ana.Find("Swap roles").Action;
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");

        await ana.ClicksAsync(swap);

        Assert.StartsWith("A question has been asked, so the roles stay.", ana.Heard);
        Assert.False(ana.Sees("Swap roles"));
    }

    [Fact]
    public async Task GoAgain_OpensASecondRoomWithSwappedPartsAndTheOriginalLength()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await ana.PressesAsync("+5 min");
        await ana.PressesAsync("+5 min");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await ana.PressesAsync("Swap roles and go again");
        Assert.StartsWith("I have asked Raj for a second round with swapped roles.", ana.Heard);
        Assert.Single(group.Platform.Rooms);

        await raj.PressesAsync("Swap roles and go again");

        Assert.Contains("You are paired with Ana, as candidate", raj.Heard);
        Assert.Equal(2, group.Platform.Rooms.Count);
        ana.GoesToRoom();
        Assert.Contains("Mock round · 20 min", ana.Around);
        Assert.Contains("Interviewer: Ana", ana.Around);
        Assert.Contains("Frugality", ana.Around);
    }

    [Fact]
    public async Task GoAgain_PressedByBoth_OpensOneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        var again = ana.Find("Swap roles and go again").Action;

        await Task.WhenAll(
            group.HandleAsync(new ActionClicked(ana.Origin(), again, [])), group.HandleAsync(new ActionClicked(raj.Origin(), again, [])));
        await group.SettleAsync();

        Assert.Equal(2, group.Platform.Rooms.Count);
    }

    [Fact]
    public async Task GoAgain_WhileTheRoundIsOn_IsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await ana.ClicksAsync(new ActionId("meet", "again", ana.Find("End").Action.Subject));

        Assert.StartsWith("This round is still on.", ana.Heard);
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task GoAgain_BlockedMeanwhile_SoundsLikeBusy()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);
        var again = ana.Find("Swap roles and go again").Action;
        await raj.AvoidsAsync(ana);
        await ana.ClicksAsync(again);
        var blocked = ana.Heard;

        await raj.CommandsAsync("profile", new Dictionary<string, InputValue> { ["allow"] = new MemberValue(ana.Person, "Ana") });
        await TheRound.PairAsync(raj, mia);
        await ana.ClicksAsync(again);

        Assert.Equal(ana.Heard, blocked);
        Assert.StartsWith("One of you is not free for another round right now.", blocked);
    }

    [Fact]
    public async Task GoAgain_OneWasWaitingInTheQueue_LeavesIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await ana.StartsAsync("candidate");

        await raj.PressesAsync("Swap roles and go again");
        ana.GoesToChannel();
        await ana.PressesAsync("Accept");

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
        Assert.Contains("Nobody is waiting", group.Member("Mia").Around);
    }

    [Fact]
    public async Task FourRoundsInARow_NobodyIsAskedWhatTheyHaveSeen()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        var (candidate, interviewer) = (ana, raj);
        var seen = new Dictionary<Actor, HashSet<string>> { [ana] = [], [raj] = [] };
        for (var round = 0; round < 4; round++)
        {
            await interviewer.PressesAsync("My cockpit");
            seen[interviewer].UnionWith(Quotes(interviewer));
            await interviewer.PressesAsync("Ask it");
            seen[interviewer].UnionWith(Quotes(interviewer));
            var asked = group.Platform.In(candidate.Room).SelectMany(shown => shown.Message.Blocks).OfType<Quote>().Select(quote => quote.ToPlainText()).ToList();
            Assert.Empty(asked.Intersect(seen[candidate]));
            seen[candidate].UnionWith(asked);

            group.Clock.Advance(TimeSpan.FromMinutes(11));
            await interviewer.PressesAsync("End");
            await interviewer.PressesAsync("End and file");
            await interviewer.PressesAsync("Swap roles and go again");
            await candidate.PressesAsync("Swap roles and go again");
            candidate.GoesToRoom();
            interviewer.GoesToRoom();
            await candidate.PressesAsync("I'm here");
            await interviewer.PressesAsync("I'm here");
            (candidate, interviewer) = (interviewer, candidate);
        }
    }

    private static List<string> Quotes(Actor actor)
    {
        var message = actor.Last switch { PrivateReply reply => reply.Message, UpdateReply reply => reply.Message, _ => null };
        return [.. message?.Blocks.OfType<Quote>().Select(quote => quote.ToPlainText()) ?? []];
    }
}
