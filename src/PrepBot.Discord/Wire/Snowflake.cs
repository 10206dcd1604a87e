using System.Globalization;

namespace PrepBot.Discord.Wire;

/// <summary>Discord's ids carry their instant. https://docs.discord.com/developers/reference#snowflakes</summary>
internal static class Snowflake
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a text is an id: digits, and within 64 bits.</summary>
    public static bool IsValid(string? id) => id is { Length: > 0 and <= 20 } && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The shard a server belongs to, or null for what is no id. https://docs.discord.com/developers/events/gateway#sharding</summary>
    public static int? ShardOf(string id, int shards) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)((number >> 22) % (ulong)shards) : null;

    /// <summary>When it was made, by Discord's clock; null for what is no id.</summary>
    public static DateTimeOffset? At(string id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Epoch.AddMilliseconds(number >> 22) : null;
}
