using PrepBot.Domain.Zones;

namespace PrepBot.Practice.Members;

/// <summary>The time zone as somebody typed it into a form.</summary>
/// <param name="Zone">The zone; null where none was given, or it is not known which one is meant.</param>
/// <param name="Mistake">What to ask back, or null.</param>
internal sealed record TypedZone(string? Zone, string? Mistake)
{
    /// <param name="typed">As it stands in the form; blank for none.</param>
    public static TypedZone Read(string typed, DateTimeOffset now)
    {
        var text = typed.Trim();
        return text.Length == 0 ? new TypedZone(null, null) : ZoneReader.Read(text, now) switch
        {
            ZoneReading.Found found => new TypedZone(found.Zone, null),
            ZoneReading.OneOf several => new TypedZone(null, ZoneTexts.WhichOne(text, several.Choices, now)),
            _ => new TypedZone(null, ZoneTexts.Unknown(text)),
        };
    }
}
