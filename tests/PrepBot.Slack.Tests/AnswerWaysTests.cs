using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>R6: the ways an answer travels, each to the end of its life and one step beyond.</summary>
public sealed class AnswerWaysTests
{
    private const int LongestTest = Eventually.LongestTest;

    private static readonly Form AnyForm = new(
        new ActionId("start", "save", Subject.None), "A form", [new FormStep("Step", [new TextField("note", "Note", true, 200)])]);

    [Theory(Timeout = LongestTest)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task R6_Trigger_OfThreeSeconds_OpensAForm_AndNotOneTickLater(int ticksBeyond, bool opens)
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            // Acknowledged first, so that the delivery does not come again meanwhile.
            await responder.DeferAsync(cancellationToken);
            harness.Clock.Advance(SlackLimits.TriggerLife + TimeSpan.FromTicks(ticksBeyond));
            await responder.AnswerAsync(new FormReply(AnyForm), cancellationToken);
        };

        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => harness.Slack.Calls.Any(call => call.Method == "views.open"));

        if (opens)
        {
            await Eventually.TrueAsync(() => ana.Modal is not null);
            return;
        }

        await Eventually.TrueAsync(() => ana.Reads.Contains("could not open in time", StringComparison.Ordinal));
        Assert.Null(ana.Modal);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Trigger_UsedUp_ThePersonIsToldWhatToDo()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Sink.Answer = (_, responder, cancellationToken) => responder.AnswerAsync(new FormReply(AnyForm), cancellationToken);
        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => ana.Modal is not null);

        await ana.LastComesAgainAsync();

        await Eventually.TrueAsync(() => ana.Reads.Contains("could not open in time", StringComparison.Ordinal));
        Assert.Contains(harness.Slack.Calls, call => call is { Method: "views.open", Error: "exchanged_trigger_id" });
    }

    [Theory(Timeout = LongestTest)]
    [InlineData(SlackLimits.ResponseUrlUses, "response_url")]
    [InlineData(SlackLimits.ResponseUrlUses + 1, "chat.postEphemeral")]
    public async Task R6_ResponseAddress_AfterItsFiveUses_TheNextWayIsTaken(int answers, string lastWay)
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            for (var i = 1; i < answers; i++)
                await responder.AnswerAsync(Reply.Privately($"Answer {i}."), cancellationToken);
        };

        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => ana.Reads.Contains($"Answer {answers - 1}.", StringComparison.Ordinal));

        Assert.Equal(lastWay == "chat.postEphemeral", harness.Slack.Calls.Any(call => call.Method == "chat.postEphemeral"));
        Assert.Equal(answers, ana.Sees.Count);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task R6_ResponseAddress_AfterItsHalfHour_TheNextWayIsTaken(int ticksBeyond, bool another)
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            begun.SetResult();
            await go.Task;
            await responder.AnswerAsync(Reply.Privately("Late."), cancellationToken);
        };

        await ana.TypesAsync("start");
        await begun.Task;
        harness.Clock.Advance(SlackLimits.ResponseUrlLife + TimeSpan.FromTicks(ticksBeyond));
        go.SetResult();
        await Eventually.TrueAsync(() => ana.Reads.Contains("Late.", StringComparison.Ordinal));

        Assert.Equal(another, harness.Slack.Calls.Any(call => call.Method == "chat.postEphemeral"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task NeitherAddressNorChannel_TheAnswerComesAsADirectMessage()
    {
        await using var harness = await SlackHarness.StartAsync();
        var user = harness.Slack.Workspace.Add("Ana");
        var ana = new FakeSlackMember(harness.Slack, user, harness.Slack.Workspace.AddForeignChannel());
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            harness.Clock.Advance(TimeSpan.FromMinutes(31));
            await responder.AnswerAsync(Reply.Privately("Found you."), cancellationToken);
        };

        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => ana.Reads.Contains("Found you.", StringComparison.Ordinal));

        Assert.Equal('D', ana.Sees[^1].Channel[0]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R1_NobodyKnowsWhetherTheAnswerGotThrough_ItIsNotSaidTwice()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Slack.Next("response_url", new FakeSlackFault.Status(500));
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await Assert.ThrowsAsync<PlatformException>(() => responder.DeferAsync(cancellationToken));
        };

        await ana.TypesAsync("start");
        await harness.Intake.QuietAsync();

        Assert.DoesNotContain(harness.Slack.Calls, call => call.Method is "chat.postEphemeral" or "chat.postMessage");
    }
}
