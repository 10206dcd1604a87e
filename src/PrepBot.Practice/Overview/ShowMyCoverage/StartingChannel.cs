using PrepBot.Domain.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>Where a member can start from wherever they look.</summary>
internal static class StartingChannel
{
    /// <summary>This channel; else the one they practised in last; else the only one there is; null where nobody can tell.</summary>
    /// <param name="here">The channel they are in, or null.</param>
    /// <param name="open">The channels that are open for mocks.</param>
    /// <param name="last">Where they practised last, or null.</param>
    public static ChannelId? Choose(Channel? here, IReadOnlyList<ChannelId> open, ChannelId? last) =>
        here is { Enabled: true } ? here.Id
        : last is { } known && open.Contains(known) ? known
        : open is [var only] ? only
        : null;
}
