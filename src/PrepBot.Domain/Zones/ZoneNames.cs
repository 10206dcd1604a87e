namespace PrepBot.Domain.Zones;

/// <summary>What zones are called besides their names: abbreviations that several places share, and the places most people live in.</summary>
internal static class ZoneNames
{
    /// <summary>
    /// Abbreviations with the places that use them, most people first; a number is a fixed offset in hours, for those that would take the abbreviation by its
    /// word. One with a single place is that place.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, (IReadOnlyList<string> Places, int? Fixed)> Abbreviations = new Dictionary<string, (IReadOnlyList<string>, int?)>
    {
        ["ET"] = (["America/New_York"], null),
        ["EST"] = (["America/New_York"], -5),
        ["EDT"] = (["America/New_York"], null),
        ["CT"] = (["America/Chicago"], null),
        ["CST"] = (["America/Chicago", "Asia/Shanghai"], -6),
        ["CDT"] = (["America/Chicago"], null),
        ["MT"] = (["America/Denver"], null),
        ["MST"] = (["America/Denver", "America/Phoenix"], -7),
        ["MDT"] = (["America/Denver"], null),
        ["PT"] = (["America/Los_Angeles"], null),
        ["PST"] = (["America/Los_Angeles"], -8),
        ["PDT"] = (["America/Los_Angeles"], null),
        ["AKST"] = (["America/Anchorage"], null),
        ["HST"] = (["Pacific/Honolulu"], null),
        ["AST"] = (["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"], null),
        ["BRT"] = (["America/Sao_Paulo"], null),
        ["ART"] = (["America/Argentina/Buenos_Aires"], null),
        ["GMT"] = (["Europe/London", "Africa/Accra"], 0),
        ["BST"] = (["Europe/London", "Asia/Dhaka"], null),
        ["WET"] = (["Europe/Lisbon"], null),
        ["WEST"] = (["Europe/Lisbon"], null),
        ["CET"] = (["Europe/Berlin", "Europe/Paris", "Europe/Madrid"], 1),
        ["CEST"] = (["Europe/Berlin", "Europe/Paris", "Europe/Madrid"], null),
        ["EET"] = (["Europe/Athens", "Europe/Kyiv", "Africa/Cairo"], 2),
        ["EEST"] = (["Europe/Athens", "Europe/Kyiv"], null),
        ["MSK"] = (["Europe/Moscow"], null),
        ["TRT"] = (["Europe/Istanbul"], null),
        ["WAT"] = (["Africa/Lagos"], null),
        ["CAT"] = (["Africa/Maputo"], null),
        ["EAT"] = (["Africa/Nairobi"], null),
        ["SAST"] = (["Africa/Johannesburg"], null),
        ["GST"] = (["Asia/Dubai"], null),
        ["PKT"] = (["Asia/Karachi"], null),
        ["IST"] = (["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"], null),
        ["NPT"] = (["Asia/Kathmandu"], null),
        ["ICT"] = (["Asia/Bangkok"], null),
        ["WIB"] = (["Asia/Jakarta"], null),
        ["SGT"] = (["Asia/Singapore"], null),
        ["HKT"] = (["Asia/Hong_Kong"], null),
        ["PHT"] = (["Asia/Manila"], null),
        ["JST"] = (["Asia/Tokyo"], null),
        ["KST"] = (["Asia/Seoul"], null),
        ["AWST"] = (["Australia/Perth"], null),
        ["ACST"] = (["Australia/Adelaide", "Australia/Darwin"], null),
        ["AEST"] = (["Australia/Sydney", "Australia/Brisbane"], 10),
        ["AEDT"] = (["Australia/Sydney"], null),
        ["NZST"] = (["Pacific/Auckland"], null),
        ["NZDT"] = (["Pacific/Auckland"], null),
    };

    /// <summary>Countries by names that the time zone database does not have.</summary>
    public static readonly IReadOnlyDictionary<string, string> Countries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["USA"] = "US",
        ["United States of America"] = "US",
        ["America"] = "US",
        ["UK"] = "GB",
        ["United Kingdom"] = "GB",
        ["Great Britain"] = "GB",
        ["England"] = "GB",
        ["Scotland"] = "GB",
        ["Korea"] = "KR",
        ["South Korea"] = "KR",
        ["Holland"] = "NL",
        ["UAE"] = "AE",
        ["Czechia"] = "CZ",
        ["Turkiye"] = "TR",
        ["Türkiye"] = "TR",
    };

    /// <summary>Places most people live in, those of a country or an offset with more of them first.</summary>
    public static readonly IReadOnlyList<string> Populous =
    [
        "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver", "America/Toronto", "America/Vancouver", "America/Mexico_City", "America/Bogota", "America/Lima",
        "America/Caracas", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Santiago", "America/Halifax", "America/St_Johns", "America/Anchorage", "Pacific/Honolulu",
        "Europe/London", "Europe/Lisbon", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Europe/Moscow",
        "Africa/Lagos", "Africa/Accra", "Africa/Cairo", "Africa/Johannesburg", "Africa/Nairobi", "Asia/Dubai", "Asia/Tehran", "Asia/Kabul", "Asia/Karachi", "Asia/Tashkent", "Asia/Kolkata",
        "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "Asia/Shanghai", "Asia/Singapore", "Asia/Manila", "Asia/Hong_Kong", "Australia/Perth",
        "Asia/Tokyo", "Asia/Seoul", "Australia/Adelaide", "Australia/Sydney", "Australia/Brisbane", "Pacific/Auckland",
    ];
}
