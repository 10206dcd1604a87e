using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;

namespace PrepBot.Playground.Rendering;

/// <summary>The neutral message as the JSON that is kept and that the page draws.</summary>
internal static class MessageRenderer
{
    public static JsonObject Render(Message message) => new()
    {
        ["blocks"] = new JsonArray([.. message.Blocks.Select(Render)]),
        ["notify"] = new JsonArray([.. message.Notify.Select(person => (JsonNode)person.ExternalId)]),
    };

    public static JsonNode Render(Block block) => block switch
    {
        Heading heading => new JsonObject { ["kind"] = "heading", ["text"] = heading.Text },
        Paragraph paragraph => new JsonObject { ["kind"] = "paragraph", ["text"] = TextRenderer.Render(paragraph.Text) },
        Quote quote => new JsonObject { ["kind"] = "quote", ["text"] = TextRenderer.Render(quote.Text) },
        Facts facts => new JsonObject { ["kind"] = "facts", ["items"] = new JsonArray([.. facts.Items.Select(Render)]) },
        Divider => new JsonObject { ["kind"] = "divider" },
        Buttons buttons => new JsonObject { ["kind"] = "buttons", ["items"] = new JsonArray([.. buttons.Items.Select(Render)]) },
        Select select => new JsonObject
        {
            ["kind"] = "select",
            ["action"] = ActionIdCodec.Write(select.Action),
            ["placeholder"] = select.Placeholder,
            ["options"] = Render(select.Options),
            ["maxChosen"] = select.MaxChosen,
        },
        _ => throw new NotSupportedException($"The playground cannot show {block.GetType().Name}."),
    };

    public static JsonArray Render(IEnumerable<Option> options) =>
        new([.. options.Select(option => (JsonNode)new JsonObject { ["value"] = option.Value, ["label"] = option.Label })]);

    private static JsonNode Render(Fact fact) =>
        new JsonObject { ["label"] = fact.Label, ["value"] = TextRenderer.Render(fact.Value) };

    private static JsonNode Render(Button button) => new JsonObject
    {
        ["action"] = ActionIdCodec.Write(button.Action),
        ["label"] = button.Label,
        ["style"] = button.Style switch
        {
            ButtonStyle.Normal => "normal",
            ButtonStyle.Primary => "primary",
            ButtonStyle.Danger => "danger",
            _ => throw new NotSupportedException($"The playground cannot show {button.Style}."),
        },
    };
}
