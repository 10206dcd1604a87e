using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>Keeps where open rounds talk. It goes with the end of the round: <see cref="IRoundStore.SaveAsync"/>.</summary>
public interface ITalkStore
{
    /// <summary>Gives an open round a channel to speak in that no other round has; where it has one already, another. Two at once never get the same.</summary>
    /// <returns>The channel, or null when none is free: then nothing has changed.</returns>
    Task<TalkPlace.Voice?> TakeVoiceAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>The same for a round that has just been opened, without waiting for which.</summary>
    Task GiveVoiceAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>From now on they talk so; a channel the round had is free for others.</summary>
    /// <param name="talk">Their own link, or that they type.</param>
    Task SetAsync(CommunityId community, RoundId round, TalkPlace talk, CancellationToken cancellationToken);

    /// <summary>They talk as the platform has it.</summary>
    Task ClearAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>The channels an organiser has named, in their order, and whether a round is in each.</summary>
    Task<IReadOnlyList<NamedVoice>> VoicesAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>These are the channels from now on. A round that is in one that is named no longer keeps it until its end.</summary>
    Task NameVoicesAsync(CommunityId community, IReadOnlyList<RoomRef> channels, CancellationToken cancellationToken);

    /// <summary>A channel is deleted.</summary>
    /// <returns>The open round that was in it, or null.</returns>
    Task<(CommunityId Community, RoundId Round)?> RemoveVoiceAsync(CommunityRef community, RoomRef channel, CancellationToken cancellationToken);
}

/// <summary>A channel to speak in.</summary>
/// <param name="InUse">Whether a round is in it.</param>
public sealed record NamedVoice(RoomRef Channel, bool InUse);
