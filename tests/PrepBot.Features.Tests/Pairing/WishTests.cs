using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.TypedLine;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>What was understood of a wish is said in one sentence, wherever it counts; and whoever nearly fits is offered.</summary>
public sealed class WishTests
{
    private const string Understood = "Frugality and Dive Deep, 25 min, as candidate.";

    [Fact]
    public async Task Start_QueueAnswerAndStatus_RepeatWhatWasUnderstood()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.StartsAsync("candidate", 25, null, "frugality", "dive-deep");
        Assert.Equal($"You are in the queue, number 1, until 2026-11-22 10:00 UTC. {Understood} I open a room as soon as somebody fits.", ana.Heard.Split('\n')[0]);
        await ana.CommandsAsync("status");

        Assert.StartsWith($"Waiting, number 1 of 1, until 2026-11-22 10:00 UTC. {Understood}", ana.Heard);
    }

    [Theory]
    [InlineData("Interviewer", "Frugality and Dive Deep, 25 min, as interviewer.")]
    [InlineData("Either", "Frugality and Dive Deep, 25 min, as either.")]
    [InlineData("Observer", "As observer.")]
    public async Task RoleButton_WhileWaiting_KeepsPrinciplesAndMinutes(string button, string said)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate", 25, null, "frugality", "dive-deep");

        await ana.PressesAsync(button);
        Assert.Contains("You were waiting already", ana.Heard);
        Assert.Contains(said, ana.Heard);
        await ana.PressesAsync("Candidate");

        Assert.Contains(Understood, ana.Heard);
    }

    [Fact]
    public async Task RoleButton_AfterThePlaceHasLapsed_BeginsAnew()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate", 25, null, "frugality");
        await group.WaitAsync(TimeSpan.FromHours(2));

        await ana.PressesAsync("Candidate");

        Assert.Contains("Any principle, as candidate.", ana.Heard);
    }

    [Theory]
    [InlineData("start dive deap as candidate 25m", "Dive Deep, 25 min, as candidate. I took \"dive deap\" as Dive Deep. I open")]
    [InlineData("start dive deep as candidate 25m", "Dive Deep, 25 min, as candidate. I open")]
    public async Task TypoThatWasCorrected_IsTold(string line, string said)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        var read = Assert.IsType<ParsedLine.Understood>(new TypedLineParser("mock", group.The<FeatureCatalog>().Commands).Parse(line, _ => null));
        await ana.DoAsync(new CommandUsed(ana.Origin(), read.Command.Name, read.Values));

        Assert.Contains(said, ana.Heard);
    }

    [Theory]
    [InlineData("candidate", "Interview Ana", "interviewer")]
    [InlineData("interviewer", "Be asked by Ana", "candidate")]
    public async Task SomebodyWaitsInTheSamePart_IsOffered_AndOnePressPairsTheTwo(string role, string offer, string part)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(role, 30, null, "earn-trust");
        group.Tick();

        await raj.StartsAsync(role, 20, null, "frugality");
        Assert.StartsWith($"{offer} instead?\nAna waits in the same part, since 2026-11-22 09:00 UTC: Earn Trust, 30 min, as {role}.", raj.Heard);
        Assert.Contains($"You are in the queue, number 2, until 2026-11-22 10:00 UTC. Frugality, 20 min, as {role}.", raj.Heard);
        await raj.PressesAsync(offer);

        Assert.Contains($"You are paired with Ana, as {part}: ", raj.Heard);
        Assert.Single(group.Platform.Rooms);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task Offer_WhenTheOtherIsGone_LeavesTheOwnPlaceAsItWas()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("candidate", 20, null, "frugality");
        await ana.PressesAsync("Leave the queue");

        await raj.PressesAsync("Interview Ana");

        Assert.StartsWith("They are not free for a round right now.", raj.Heard);
        await raj.CommandsAsync("status");
        Assert.Contains("Frugality, 20 min, as candidate.", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task Offer_PressedTwice_OpensOneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("candidate");
        var take = raj.Find("Interview Ana").Action;

        await raj.ClicksAsync(take);
        await raj.ClicksAsync(take);

        Assert.StartsWith("You are in a round already", raj.Heard);
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task Offers_OfBothPressedAtOnce_OpenOneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("candidate");
        await ana.StartsAsync("candidate");
        var presses = new[] { (ana, ana.Find("Interview Raj").Action), (raj, raj.Find("Interview Ana").Action) };

        await Task.WhenAll(presses.Select(press => group.HandleAsync(new ActionClicked(press.Item1.Origin(), press.Item2, []))));
        await group.SettleAsync();

        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task TwoWhoDoNotWantToMeet_AreNeverOfferedToEachOther()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("help");
        await raj.CommandsAsync("help");
        await ana.AvoidsAsync(raj);
        await ana.StartsAsync("candidate");
        group.Tick();

        await raj.StartsAsync("candidate");

        Assert.StartsWith("You are in the queue, number 2", raj.Heard);
        Assert.DoesNotContain("Interview Ana", raj.Heard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoWhoDoNotWantToMeet_ButtonBesideTheOther_SaysTheSameAsForWhoIsGone(bool pressedByWhoAvoids)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("help");
        await raj.CommandsAsync("help");
        await (pressedByWhoAvoids ? raj.AvoidsAsync(ana) : ana.AvoidsAsync(raj));
        await ana.StartsAsync("candidate");

        await raj.PressesAsync("Interview Ana");

        Assert.StartsWith("They are not free for a round right now. Nothing has changed for you", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }
}
