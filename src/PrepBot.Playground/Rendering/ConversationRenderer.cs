using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.Playground.People;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Rendering;

/// <summary>Kept rooms and messages as the page gets them.</summary>
internal static class ConversationRenderer
{
    public static JsonObject Render(LocalRoom room, long? newest = null) => new()
    {
        ["id"] = room.Id,
        ["title"] = room.Title,
        ["kind"] = Sight.KindOf(room) switch
        {
            RoomKind.Channel => "channel",
            RoomKind.Direct => "direct",
            RoomKind.Room => "room",
            var kind => throw new NotSupportedException($"The playground cannot show {kind}."),
        },
        ["parentId"] = room.ParentId,
        ["people"] = new JsonArray([.. room.People.Select(person => (JsonNode)person)]),
        ["closed"] = room.ClosedAt is not null,
        ["newest"] = newest,
    };

    public static JsonObject Render(LocalMessage message) => new()
    {
        ["id"] = message.Id,
        ["roomId"] = message.RoomId,
        ["private"] = message.VisibleTo is not null,
        ["author"] = message.Author,
        ["at"] = TextRenderer.Instant(message.At),
        ["changedAt"] = message.ChangedAt is { } at ? TextRenderer.Instant(at) : null,
        ["content"] = Content(message.Content),
    };

    /// <summary>A private message that could not be kept: shown once, gone with the page.</summary>
    public static JsonObject RenderUnkept(Message message, string roomId, DateTimeOffset at) => new()
    {
        ["id"] = null,
        ["roomId"] = roomId,
        ["private"] = true,
        ["author"] = null,
        ["at"] = TextRenderer.Instant(at),
        ["changedAt"] = null,
        ["content"] = MessageRenderer.Render(message),
    };

    public static JsonObject Render(PlaygroundPerson person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["colour"] = person.Colour,
        ["timeZone"] = person.TimeZone,
        ["organiser"] = person.IsOrganiser,
    };

    private static JsonNode? Content(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            // One unreadable row must not take the whole conversation with it.
            return MessageRenderer.Render(Message.Create("This message cannot be shown any more."));
        }
    }
}
