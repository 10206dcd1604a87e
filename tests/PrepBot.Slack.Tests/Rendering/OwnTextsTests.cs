using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
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
    private static readonly FormReply Ready = new(new Form(new ActionId("debrief", "file", Subject.None), "Debrief", []));
    private static readonly Attachment File = new("me.csv", "text/csv", [1], "three rounds");

    [Fact]
    public void WordsInsteadOfWhatDidNotGetThrough_AreAsApproved() => Approved.Json("instead", new JsonObject
    {
        ["form came too late"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Refused, "expired_trigger_id"), Ready, Again)),
        ["form came too late, nothing opens it"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Refused, "expired_trigger_id"), Ready, null)),
        ["form, nobody knows"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Unknown, "no_answer_in_time"), Ready, Again)),
        ["form, not taken"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.RateLimited, "ratelimited"), Ready, Again)),
        ["form after a form"] = Said(SlackTexts.FormIsReady(Ready)),
        ["form that came with something done"] = Said(SlackTexts.FormNotOpened(Failure(SlackFault.Refused, "expired_trigger_id"), WithButton, Again)),
        ["form after a form, with a button"] = Said(SlackTexts.FormIsReady(WithButton)),
        ["file on its way"] = SlackTexts.FileComes.ToPlainText(),
        ["file not sent"] = Said(SlackTexts.FileNotSent(File, isKnown: true)),
        ["file, nobody knows"] = Said(SlackTexts.FileNotSent(File, isKnown: false)),
        ["own page"] = Said(SlackTexts.HomeNotShown),
        ["does not fit"] = Said(SlackTexts.DoesNotFit),
        ["kept"] = Said(SlackTexts.KeptInDirectMessages),
    });

    private static FormReply WithButton => Ready with { Again = new Button(new ActionId("debrief", "open", Subject.None), "File my debrief") };

    private static string Said(Message message) => message.ToPlainText();

    private static SlackApiException Failure(SlackFault fault, string error) => new("views.open", fault, error);
}
