using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Outbox;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>What is known, at a pairing, of private rooms.</summary>
internal static class RoomsOfChannel
{
    /// <summary>Whether the interaction shows a right for rooms missing, or the platform refused the last room under this channel.</summary>
    public static async Task<bool> AreRefusedAsync(Call call, ChannelId channel, CancellationToken cancellationToken) =>
        call.Interaction.Origin.Missing.ToOpenRooms.Count > 0
        || await call.Work.Places.FindAsync(TargetKey.Rooms(call.CommunityId, channel), cancellationToken) is not null;
}
