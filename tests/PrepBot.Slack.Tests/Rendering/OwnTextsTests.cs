using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests.Rendering;

/// <summary>What only Slack needs said, as approved.</summary>
public sealed class OwnTextsTests
{
    private static readonly OpenAgain Again = new("start:go:-", null);
    private static readonly Attachment File = new("me.csv", "text/csv", [1], "three rounds");

    [Fact]
    public void WordsInsteadOfWhatDidNotGetThrough_AreAsApproved() => Approved.Json("instead", new JsonObject
    {
        ["form came too late"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Refused, "expired_trigger_id"), Again)),
        ["form came too late, nothing opens it"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Refused, "expired_trigger_id"), null)),
        ["form, nobody knows"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Unknown, "no_answer_in_time"), Again)),
        ["form, not taken"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.RateLimited, "ratelimited"), Again)),
        ["form after a form"] = Said(SlackTexts.FormIsReady("Debrief")),
        ["file on its way"] = SlackTexts.FileComes.ToPlainText(),
        ["file not sent"] = Said(SlackTexts.FileNotSent(File, isKnown: true)),
        ["file, nobody knows"] = Said(SlackTexts.FileNotSent(File, isKnown: false)),
        ["own page"] = Said(SlackTexts.HomeNotShown),
        ["does not fit"] = Said(SlackTexts.DoesNotFit),
        ["kept"] = Said(SlackTexts.KeptInDirectMessages),
    });

    private static string Said(Message message) => message.ToPlainText();

    private static SlackApiException Failure(SlackFault fault, string error) => new("views.open", fault, error);
}
