using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Rounds;

/// <summary>A round whose room is gone, until somebody has decided where it goes on.</summary>
internal static class LostRoom
{
    /// <summary>Whether the round's room is gone, and nobody has decided yet where to go on.</summary>
    public static async Task<bool> IsLostAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken) =>
        await work.Places.FindAsync(TargetKey.Room(round.CommunityId, round.Id.Value), cancellationToken) is not null;
}
