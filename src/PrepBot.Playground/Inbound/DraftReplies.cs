using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;

namespace PrepBot.Playground.Inbound;

/// <summary>
/// Shows the reply to a draft that was kept while typing: a word beside the form and nothing else. Platforms with small forms answer a
/// step with the button of the next one; here all steps stand in one form, so that button has no use.
/// </summary>
internal static class DraftReplies
{
    public static JsonObject Render(Reply reply) => reply switch
    {
        SilentReply or UpdateReply or FormReply => new JsonObject { ["kind"] = "kept" },
        PrivateReply it => Note(it.Message.ToPlainText()),
        FormErrorsReply it => Note(it.Errors.Values.FirstOrDefault() ?? "This could not be kept yet."),
        _ => throw new NotSupportedException($"The playground cannot show {reply.GetType().Name}."),
    };

    private static JsonObject Note(string words) => new() { ["kind"] = "note", ["text"] = words };
}
