using System.Globalization;
using System.Net.Http.Headers;

namespace PrepBot.Discord.Rest;

/// <summary>What an answer says about its limit. Durations only: our clock and Discord's need not agree, so the absolute reset is not looked at.</summary>
/// <param name="Bucket">The limit's name; null when the route has none.</param>
/// <param name="Limit">How many calls a window has.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">Until the window ends.</param>
internal sealed record RateLimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter)
{
    /// <summary>The longest wait we believe; a longer one is taken for a mistake in a header.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static RateLimitHeaders None { get; } = new(null, null, null, null);

    public static RateLimitHeaders Parse(HttpResponseHeaders headers) => new(
        Text(headers, "X-RateLimit-Bucket") is { Length: > 0 and <= 200 } bucket ? bucket : null,
        Number(headers, "X-RateLimit-Limit"),
        Number(headers, "X-RateLimit-Remaining"),
        Seconds(Text(headers, "X-RateLimit-Reset-After")));

    /// <summary>Seconds with or without decimals; null for what is no duration.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    public static TimeSpan? Seconds(double? seconds) => seconds switch
    {
        null or double.NaN or < 0 => null,
        > 86_400 => Longest,
        _ => TimeSpan.FromSeconds(seconds.Value),
    };

    public static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
