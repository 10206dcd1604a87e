using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Zones;

/// <summary>
/// Reads a zone as people write it: its name with blanks, wrong letters or another size of letters, an abbreviation, a distance from UTC, a country, a city, or
/// what Windows calls it. What several places share is asked back, and never answered with the other side of Greenwich.
/// </summary>
public static partial class ZoneReader
{
    /// <summary>Choices of one question.</summary>
    public const int MaxChoices = 4;

    /// <summary>Longer texts name no zone.</summary>
    private const int MaxLength = 60;

    private const int MinPart = 3;

    /// <summary>No place is further from Greenwich.</summary>
    private static readonly Offset MaxOffset = Offset.FromHours(14);

    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly IReadOnlyDictionary<string, string> Ids =
        DateTimeZoneProviders.Tzdb.Ids.ToDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that are places: a region, and a city in it.</summary>
    private static readonly IReadOnlyList<string> Places = [.. Ids.Values.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">As it was typed; anything at all.</param>
    /// <param name="now">Decides which places are at an offset.</param>
    public static ZoneReading Read(string typed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = Squeeze(typed);
        if (text.Length is 0 or > MaxLength)
            return new ZoneReading.Unknown();

        return ByAbbreviation(text) ?? ByName(text) ?? ByOffset(text, now) ?? ByWindowsName(text) ?? ByCountry(text) ?? ByCity(text) ?? BySlip(text) ?? ByPart(text)
            ?? (ZoneReading)new ZoneReading.Unknown();
    }

    /// <summary>One blank where there are several, none round a stroke.</summary>
    private static string Squeeze(string typed) => AroundStroke().Replace(Blanks().Replace(typed.Normalize(NormalizationForm.FormC).Trim(), " "), "/");

    private static ZoneReading? ByAbbreviation(string text)
    {
        if (!ZoneNames.Abbreviations.TryGetValue(text.ToUpperInvariant(), out var known))
            return null;

        return known is { Places: [var only], Fixed: null }
            ? new ZoneReading.Found(only)
            : new ZoneReading.OneOf([.. known.Places.Select(Place), .. known.Fixed is { } hours ? [Fixed(Offset.FromHours(hours))] : Array.Empty<ZoneChoice>()]);
    }

    /// <summary>A name of the database, and a fixed offset as we write one ourselves.</summary>
    private static ZoneReading.Found? ByName(string text)
    {
        var name = text.Replace(' ', '_');
        if (Ids.TryGetValue(name, out var id))
            return new ZoneReading.Found(id);

        return OwnOffset().IsMatch(text) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text.ToUpperInvariant()) is { } own && own.MaxOffset <= MaxOffset && own.MinOffset >= -MaxOffset ? new ZoneReading.Found(own.Id) : null;
    }

    /// <summary>"GMT-5", "UTC+2", "+05:30": a distance, which several places have at this time of the year.</summary>
    private static ZoneReading.OneOf? ByOffset(string text, DateTimeOffset now)
    {
        if (TypedOffset().Match(text.Replace('\u2212', '-').Replace('\u2013', '-')) is not { Success: true } match)
            return null;

        var (hours, minutes) = (Number(match.Groups["hours"]), Number(match.Groups["minutes"]));
        if (hours > MaxOffset.ToTimeSpan().Hours || minutes > 59)
            return null;

        var offset = Offset.FromHoursAndMinutes(hours, minutes);
        if (match.Groups["sign"].Value == "-")
            offset = -offset;
        var instant = Instant.FromDateTimeOffset(now);
        var places = ZoneNames.Populous.Where(id => DateTimeZoneProviders.Tzdb[id].GetUtcOffset(instant) == offset).Take(MaxChoices - 1);
        return new ZoneReading.OneOf([.. places.Select(Place), Fixed(offset)]);
    }

    private static ZoneReading.Found? ByWindowsName(string text) =>
        Source.WindowsMapping.PrimaryMapping.FirstOrDefault(pair => pair.Key.Equals(text, StringComparison.OrdinalIgnoreCase)) is { Value: { } id } ? new ZoneReading.Found(Canonical(id)) : null;

    private static ZoneReading? ByCountry(string text)
    {
        var code = ZoneNames.Countries.GetValueOrDefault(text);
        var zones = (Source.ZoneLocations ?? [])
            .Where(location => location.CountryCode == code || location.CountryName.Equals(text, StringComparison.OrdinalIgnoreCase))
            .Select(location => location.ZoneId).ToList();
        return Several(zones.OrderBy(Rank));
    }

    private static ZoneReading? ByCity(string text)
    {
        var city = text.Replace(' ', '_');
        return Several(Places.Where(id => LastPart(id).Equals(city, StringComparison.OrdinalIgnoreCase)).Select(Canonical).Distinct().OrderBy(Rank));
    }

    /// <summary>A name or a city with a slip or two; of those the nearest.</summary>
    private static ZoneReading? BySlip(string text)
    {
        var word = text.Replace(' ', '_').ToUpperInvariant();
        var near = Places.Select(id => (Id: id, Slips: Nearest(word, id))).Where(one => one.Slips is not null).ToList();
        if (near.Count == 0)
            return null;

        var least = near.Min(one => one.Slips);
        return Several(near.Where(one => one.Slips == least).Select(one => Canonical(one.Id)).Distinct().OrderBy(Rank));

        static int? Nearest(string word, string id) =>
            word.Contains('/', StringComparison.Ordinal) ? Typos.Slips(word, id.ToUpperInvariant()) : Typos.Slips(word, LastPart(id).ToUpperInvariant());
    }

    /// <summary>A part of a name: asked back, also when there is only one.</summary>
    private static ZoneReading.OneOf? ByPart(string text)
    {
        var part = text.Replace(' ', '_');
        if (part.Length < MinPart)
            return null;

        var containing = Places.Where(id => LastPart(id).Contains(part, StringComparison.OrdinalIgnoreCase)).Select(Canonical).Distinct().OrderBy(Rank).Take(MaxChoices).ToList();
        return containing.Count == 0 ? null : new ZoneReading.OneOf([.. containing.Select(Place)]);
    }

    private static ZoneReading? Several(IEnumerable<string> ids) => ids.Take(MaxChoices).ToList() switch
    {
        [] => null,
        [var only] => new ZoneReading.Found(only),
        var some => new ZoneReading.OneOf([.. some.Select(Place)]),
    };

    private static ZoneChoice Place(string id) => new(id, id, IsFixed: false);

    private static ZoneChoice Fixed(Offset offset)
    {
        var zone = DateTimeZone.ForOffset(offset).Id;
        return new ZoneChoice(zone, zone, IsFixed: true);
    }

    private static string Canonical(string id) => Source.CanonicalIdMap.TryGetValue(id, out var canonical) ? canonical : id;

    private static string LastPart(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static int Rank(string id)
    {
        for (var at = 0; at < ZoneNames.Populous.Count; at++)
        {
            if (ZoneNames.Populous[at] == id)
                return at;
        }

        return int.MaxValue;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Blanks();

    [GeneratedRegex(" ?/ ?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AroundStroke();

    [GeneratedRegex(@"^UTC[+-][0-9]{2}(:[0-9]{2})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OwnOffset();

    [GeneratedRegex(@"^\(?(UTC|GMT|Z)? ?(?<sign>[+-]) ?(?<hours>[0-9]{1,2})([:.h]?(?<minutes>[0-9]{2}))?\)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TypedOffset();
}
