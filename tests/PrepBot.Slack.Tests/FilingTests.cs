using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>From the end of a round to both sides filed, counted on the wire, and what two people do at once: these numbers are upper bounds.</summary>
public sealed class FilingTests
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";
    private const int LongestTest = Eventually.LongestTest;

    [Theory(Timeout = LongestTest)]
    [InlineData(20, "frugality")]
    [InlineData(45, "frugality, dive deep")]
    [InlineData(60, "frugality, dive deep, ownership")]
    public async Task EndToFiled_OneForm_ForOneToThreePrinciples(int minutes, string principles)
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group, minutes, principles);
        await group.WaitAsync(12);
        var (clicks, forms) = (0, 0);

        await PressAsync(raj, "End");
        await SendAsync(raj, ("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers"));
        Assert.Contains("Filed, thank you. Nobody sees it", raj.Reads);
        Assert.Equal((1, 1), (clicks, forms));
        raj.Closes();

        (clicks, forms) = (0, 0);
        await PressAsync(ana, "File my debrief");
        await SendAsync(ana, ("frugality.own", "Strong"), ("helpful", "4"));
        Assert.Contains("Both sides are in", ana.Reads);
        Assert.InRange(clicks, 1, 2);
        Assert.Equal(1, forms);
        Assert.DoesNotContain(group.Slack.Calls, call => call.Error is not null);

        Task PressAsync(FakeSlackMember member, string label)
        {
            clicks++;
            return DoAsync(group, member.PressesAsync(label));
        }

        Task SendAsync(FakeSlackMember member, params (string, string)[] answers)
        {
            forms++;
            return DoAsync(group, member.SendsAsync(answers));
        }
    }

    [Fact(Timeout = LongestTest)]
    public async Task CandidateEnds_TwoClicksAndOneForm()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group, 20, "frugality");
        await group.WaitAsync(12);
        var card = ana.Sees.Single(message => message.Channel[0] == 'G' && message.Text.Contains("Frugality now", StringComparison.Ordinal));

        await DoAsync(group, ana.PressesOnAsync(card, "End"));
        await DoAsync(group, ana.PressesAsync("End and file"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4")));

        Assert.Contains("Filed, thank you.", ana.Reads);
        Assert.Contains("Ana ended the round after", raj.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task FormOpenWhileTheOtherEndsTheRound_TheNoteIsKept_AndStandsInTheDebrief()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group, 20, "frugality");
        await group.WaitAsync(12);
        await DoAsync(group, raj.PressesAsync("Note"));
        var card = ana.Sees.Single(message => message.Channel[0] == 'G' && message.Text.Contains("Frugality now", StringComparison.Ordinal));
        await DoAsync(group, ana.PressesOnAsync(card, "End"));
        await DoAsync(group, ana.PressesAsync("End and file"));

        await DoAsync(group, raj.SendsAsync(("note", "forty minutes")));
        raj.Closes();
        await DoAsync(group, raj.PressesAsync("File my debrief"));

        Assert.Contains("forty minutes", raj.Modal!.View.ToJsonString());
    }

    [Fact(Timeout = LongestTest)]
    public async Task TwoPhonesOfTheInterviewer_AskTheSameAtOnce_ItIsAskedOnce()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await HereAsync(group, 20, "frugality");
        var cockpit = raj.Sees.Last(message => message.Channel[0] == 'D' && message.Text.Contains("Ask Ana", StringComparison.Ordinal));

        await DoAsync(group, Task.WhenAll(raj.PressesOnAsync(cockpit, "Ask it"), raj.PressesOnAsync(cockpit, "Ask it")));

        Assert.Single(ana.Sees, message => message.Channel[0] == 'G' && message.Text.Contains("Clock runs since", StringComparison.Ordinal));
    }

    [Fact(Timeout = LongestTest)]
    public async Task ScorecardChosenAfterTheReveal_SaysThatTheRoundIsOver()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group, 20, "frugality");
        await DoAsync(group, raj.PressesAsync("Scorecard"));
        await group.WaitAsync(12);
        var card = raj.Sees.Last(message => message.Channel[0] == 'D' && message.Blocks.ToJsonString().Contains("Verdict so far", StringComparison.Ordinal));
        var before = card.Blocks.DeepClone().AsArray();
        await DoAsync(group, raj.PressesOnAsync(raj.Sees.Last(message => message.Channel[0] == 'G' && message.Text.Contains("Frugality now", StringComparison.Ordinal)), "End"));
        await DoAsync(group, raj.PressesAsync("End and file"));
        await DoAsync(group, raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers")));
        raj.Closes();
        await DoAsync(group, ana.PressesAsync("File my debrief"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4")));

        await DoAsync(group, raj.ForgesAsync(ActionOf(before, "Verdict so far")));

        Assert.Contains("This round is over.", raj.Reads);
    }

    private static string ActionOf(System.Text.Json.Nodes.JsonArray blocks, string placeholder) => blocks
        .SelectMany(block => (block!["elements"] as System.Text.Json.Nodes.JsonArray ?? []).Append(block["accessory"]).OfType<System.Text.Json.Nodes.JsonObject>())
        .First(element => element["placeholder"]?["text"]?.GetValue<string>().StartsWith(placeholder, StringComparison.Ordinal) == true)["action_id"]!.GetValue<string>();

    private static async Task<(FakeSlackMember Ana, FakeSlackMember Raj)> HereAsync(SlackGroup group, int minutes, string principles)
    {
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync($"start {principles} as candidate {minutes}m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        return (ana, raj);
    }

    private static async Task<(FakeSlackMember Ana, FakeSlackMember Raj)> AskedAsync(SlackGroup group, int minutes, string principles)
    {
        var (ana, raj) = await HereAsync(group, minutes, principles);
        await DoAsync(group, raj.PressesAsync("Ask it"));
        return (ana, raj);
    }

    private static async Task DoAsync(SlackGroup group, Task what)
    {
        await what;
        await group.QuietAsync();
        await group.SettleAsync();
    }
}
