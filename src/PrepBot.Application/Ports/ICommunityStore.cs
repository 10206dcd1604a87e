using PrepBot.Application.Conversation;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Ports;

/// <summary>Keeps communities and their channels.</summary>
public interface ICommunityStore
{
    /// <summary>
    /// Finds, or on first sight adds, the community and the acting member, and finds the channel: the one the room is, or the one whose round has
    /// this room. Keeps the member's row locked until the transaction ends when <paramref name="forChange"/>, so that one member's
    /// interactions are handled one after the other on every replica. One statement where everything is known already.
    /// </summary>
    Task<Presence> AdmitAsync(Origin origin, bool forChange, CancellationToken cancellationToken);

    /// <summary>Whether a person is a member, or was named by one. Adds nobody.</summary>
    Task<bool> KnowsAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);

    /// <summary>Adds a channel, or changes whether it is open for mocks.</summary>
    Task<Channel> SetChannelAsync(CommunityId community, RoomRef room, bool enabled, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Finds or adds a community without anybody acting.</summary>
    Task<Community> EnsureAsync(CommunityRef community, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The community a platform knows by this name, or null.</summary>
    Task<Community?> FindAsync(CommunityRef community, CancellationToken cancellationToken);

    Task<Community> GetAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Stores what an organiser chose.</summary>
    Task SaveSettingsAsync(CommunityId community, CommunitySettings settings, CancellationToken cancellationToken);

    /// <summary>The platform refuses to open rooms there.</summary>
    /// <returns>Whether this is news: false within a day of the last time.</returns>
    Task<bool> NoteRoomsRefusedAsync(CommunityId community, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The channels that are open for mocks.</summary>
    Task<IReadOnlyList<ChannelId>> OpenChannelsAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>The channel, or null when the community has none with this id.</summary>
    Task<Channel?> FindChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);
}

/// <summary>Who acts, and where.</summary>
/// <param name="Community">The community.</param>
/// <param name="Member">The acting member.</param>
/// <param name="Channel">The channel, or null where it is none we know.</param>
/// <param name="RoundOfRoom">The round whose room it is, or null.</param>
public sealed record Presence(Community Community, Member Member, Channel? Channel, RoundId? RoundOfRoom)
{
    /// <summary>Whether the member was made an organiser here, whatever the platform says of them.</summary>
    public bool IsAppointed { get; init; }
}
