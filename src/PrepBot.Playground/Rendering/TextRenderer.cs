using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;

namespace PrepBot.Playground.Rendering;

/// <summary>Runs of words as JSON. The page shows every one as text, so nothing is escaped here.</summary>
internal static class TextRenderer
{
    public static JsonArray Render(RichText text) => new([.. text.Spans.Select(Render)]);

    public static JsonNode Render(Span span) => span switch
    {
        Words words => new JsonObject { ["kind"] = "words", ["text"] = words.Text, ["emphasis"] = Name(words.Emphasis) },
        PersonName person => new JsonObject { ["kind"] = "person", ["id"] = person.Person.ExternalId, ["name"] = person.DisplayName },
        Moment moment => new JsonObject { ["kind"] = "moment", ["at"] = Instant(moment.At), ["style"] = Name(moment.Style) },
        CellStrip strip => new JsonObject { ["kind"] = "strip", ["text"] = strip.ToText() },
        TalkHere talk => new JsonObject { ["kind"] = "talk", ["text"] = talk.Say("Talk as you like") },
        RoomName room => new JsonObject { ["kind"] = "room", ["name"] = $"#{room.Room.ExternalId}" },
        _ => throw new NotSupportedException($"The playground cannot show {span.GetType().Name}."),
    };

    /// <summary>UTC with seven decimals, so that instants compare as text.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O");

    private static string Name(Emphasis emphasis) => emphasis switch
    {
        Emphasis.None => "none",
        Emphasis.Strong => "strong",
        Emphasis.Light => "light",
        _ => throw new NotSupportedException($"The playground cannot show {emphasis}."),
    };

    private static string Name(MomentStyle style) => style switch
    {
        MomentStyle.Time => "time",
        MomentStyle.DateAndTime => "date-and-time",
        MomentStyle.Relative => "relative",
        MomentStyle.Date => "date",
        MomentStyle.Elapsed => "elapsed",
        _ => throw new NotSupportedException($"The playground cannot show {style}."),
    };
}
