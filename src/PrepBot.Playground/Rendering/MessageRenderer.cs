using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;

namespace PrepBot.Playground.Rendering;

/// <summary>The neutral message as the JSON that is kept and that the page draws.</summary>
internal static class MessageRenderer
{
    public static JsonObject Render(Message message)
    {
        var json = new JsonObject
        {
            ["blocks"] = new JsonArray([.. message.Blocks.Select(Render)]),
            ["notify"] = new JsonArray([.. message.Notify.Select(person => (JsonNode)person.ExternalId)]),
        };
        if (Accents.Rgb(message.Accent) is { } colour)
            json["accent"] = $"#{colour:x6}";
        if (message.Card is { } card)
            json["card"] = card;
        return json;
    }

    public static JsonNode Render(Block block) => block switch
    {
        Heading heading => new JsonObject { ["kind"] = "heading", ["text"] = heading.Text },
        Paragraph paragraph => new JsonObject { ["kind"] = "paragraph", ["text"] = TextRenderer.Render(paragraph.Text) },
        Quote quote => new JsonObject { ["kind"] = "quote", ["text"] = TextRenderer.Render(quote.Text) },
        Facts facts => new JsonObject { ["kind"] = "facts", ["items"] = new JsonArray([.. facts.Items.Select(Render)]) },
        Divider => new JsonObject { ["kind"] = "divider" },
        Buttons buttons => Render(buttons),
        Select select => Render(select),
        Section section => new JsonObject { ["kind"] = "section", ["text"] = TextRenderer.Render(section.Text), ["button"] = Render(section.Accessory) },
        SmallPrint small => new JsonObject { ["kind"] = "small", ["text"] = TextRenderer.Render(small.Text) },
        CellMap map => new JsonObject
        {
            ["kind"] = "map",
            ["lines"] = new JsonArray([.. map.Lines().Select(line => (JsonNode)new JsonArray([.. line.Select(Render)]))]),
        },
        _ => throw new NotSupportedException($"The playground cannot show {block.GetType().Name}."),
    };

    public static JsonArray Render(IEnumerable<Option> options) =>
        new([.. options.Select(option => (JsonNode)Render(option))]);

    private static JsonObject Render(Option option)
    {
        var json = new JsonObject { ["value"] = option.Value, ["label"] = option.Label };
        if (option.Description is { Length: > 0 } more)
            json["description"] = more;
        return json;
    }

    private static JsonObject Render(Buttons buttons)
    {
        var json = new JsonObject { ["kind"] = "buttons", ["items"] = new JsonArray([.. buttons.Items.Select(Render)]) };
        if (buttons.Links.Count > 0)
            json["links"] = new JsonArray([.. buttons.Links.SelectMany(Render)]);
        return json;
    }

    private static JsonObject Render(Select select)
    {
        var json = new JsonObject
        {
            ["kind"] = "select",
            ["action"] = ActionIdCodec.Write(select.Action),
            ["placeholder"] = select.Placeholder,
            ["options"] = Render(select.Options),
            ["maxChosen"] = select.MaxChosen,
        };
        if (select.Chosen.Count > 0)
            json["chosen"] = new JsonArray([.. select.Chosen.Select(value => (JsonNode)value)]);
        if (select.MayBeEmpty)
            json["mayBeEmpty"] = true;
        return json;
    }

    private static JsonNode Render(Cell cell) => new JsonObject { ["sign"] = CellSigns.Of(cell.Sign).ToString(), ["name"] = cell.Name };

    /// <summary>Nothing for an address nobody should be led to.</summary>
    private static IEnumerable<JsonNode> Render(Link link) => link switch
    {
        WebLink web => web.IsSafe ? [new JsonObject { ["kind"] = "web", ["label"] = web.Label, ["address"] = web.Address }] : [],
        RoomLink room => [new JsonObject { ["kind"] = "room", ["label"] = room.Label, ["roomId"] = room.Room.ExternalId }],
        PrivateRoomLink => [],
        _ => throw new NotSupportedException($"The playground cannot show {link.GetType().Name}."),
    };

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
