using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>What goes wrong in a round on Slack's wire.</summary>
public sealed class TroubleInARoundTests
{
    private const int LongestTest = Eventually.LongestTest;

    /// <summary>A trigger lives for three seconds. Whatever opens a form brings it by another press, and what was done with the first one is not denied.</summary>
    [Theory(Timeout = LongestTest)]
    [InlineData("Note", "Open the form")]
    [InlineData("Our own link", "Open the form")]
    [InlineData("End", "File my debrief")]
    [InlineData("File my debrief", "File my debrief")]
    [InlineData("Add details", "Open the form")]
    [InlineData("Correct mine", "Open the form")]
    [InlineData("Not about my answer", "Open the form")]
    public async Task TriggerExpired_OnEveryFormOfARound_ANewPressOpensIt(string opens, string again)
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        if (opens is not ("Note" or "Our own link" or "End"))
            await EndedAsync(group, raj);
        if (opens is "Add details" or "Correct mine" or "Not about my answer")
            await FiledAsync(group, raj);
        if (opens is "Correct mine" or "Not about my answer")
            await ReviewedAsync(group, ana);
        var member = opens == "Not about my answer" ? ana : raj;
        group.Slack.Next("views.open", new FakeSlackFault.Refuse("expired_trigger_id"));

        await DoAsync(group, member.PressesAsync(opens));

        Assert.Null(member.Modal);
        var told = FakeSlackMember.Words(member.Sees.Last(message => FakeSlackMember.Words(message.Blocks).Contains("could not open in time", StringComparison.Ordinal)).Blocks);
        Assert.Equal(again == "Open the form", told.Contains("Nothing was changed", StringComparison.Ordinal));
        if (opens == "End")
            Assert.Contains("ended the round after", ana.Reads);
        await DoAsync(group, member.PressesAsync(again));
        Assert.NotNull(member.Modal);
    }

    /// <summary>Texts are English for everybody; times are written so that each client shows them in its own zone.</summary>
    [Fact(Timeout = LongestTest)]
    public async Task TimesOfARound_AreWrittenForEachClientsOwnZone()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (ana, _) = await AskedAsync(group);

        var card = ana.Sees.Single(message => message.Channel[0] == 'G' && message.Text.Contains("Frugality now", StringComparison.Ordinal));

        Assert.Matches("Ends at <!date\\^[0-9]+\\^\\{time\\}", FakeSlackMember.Words(card.Blocks));
    }

    private static async Task<(FakeSlackMember Ana, FakeSlackMember Raj)> AskedAsync(SlackGroup group)
    {
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("Ask it"));
        await group.WaitAsync(12);
        return (ana, raj);
    }

    private static async Task EndedAsync(SlackGroup group, FakeSlackMember raj)
    {
        await DoAsync(group, raj.PressesAsync("End"));
        raj.Closes();
    }

    private static async Task FiledAsync(SlackGroup group, FakeSlackMember raj)
    {
        await DoAsync(group, raj.PressesAsync("File my debrief"));
        await DoAsync(group, raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", "She cut the nightly batch from six hours to forty minutes and told us how she had measured it."), ("overall", "Inclined"), ("keep", "the numbers")));
        raj.Closes();
    }

    private static async Task ReviewedAsync(SlackGroup group, FakeSlackMember ana)
    {
        await DoAsync(group, ana.PressesAsync("File my debrief"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4")));
        ana.Closes();
    }

    private static async Task DoAsync(SlackGroup group, Task what)
    {
        await what;
        await group.QuietAsync();
        await group.SettleAsync();
    }
}
