using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Outbox;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Where a round opens that was paired just now: said so that it is true also where no room may be opened.</summary>
internal static class RoundWords
{
    /// <summary>Whether the interaction shows a right for rooms missing, or the platform refused the last room under this channel.</summary>
    public static async Task<bool> RoomsAreRefusedAsync(Call call, ChannelId channel, CancellationToken cancellationToken) =>
        call.Interaction.Origin.Missing.ToOpenRooms.Count > 0
        || await call.Work.Places.FindAsync(TargetKey.Rooms(call.CommunityId, channel), cancellationToken) is not null;

    public static string Opens(bool roomsAreRefused) => roomsAreRefused
        ? QueueTexts.RoundOpensSomewhere
        : QueueTexts.RoomOpensNow;
}
