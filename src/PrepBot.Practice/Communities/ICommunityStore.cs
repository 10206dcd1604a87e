using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Communities;

/// <summary>Keeps communities and their channels.</summary>
public interface ICommunityStore : ISceneStore
{
    /// <summary>Adds a channel, or changes whether it is open for mocks.</summary>
    Task<Channel> SetChannelAsync(CommunityId community, RoomRef room, bool enabled, CancellationToken cancellationToken);

    /// <summary>Finds or adds a community without anybody acting.</summary>
    Task<Community> EnsureAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>The community a platform knows by this name, or null.</summary>
    Task<Community?> FindAsync(CommunityRef community, CancellationToken cancellationToken);

    Task<Community> GetAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Stores what an organiser chose.</summary>
    Task SaveSettingsAsync(CommunityId community, CommunitySettings settings, CancellationToken cancellationToken);

    /// <summary>This organiser opened the channel.</summary>
    Task NoteOpenedByAsync(Channel channel, MemberId organiser, CancellationToken cancellationToken);

    /// <summary>
    /// The one organiser who hears of a channel's troubles: who opened it last, while they are one; else whoever has been a member longest of those who
    /// were organisers when they acted last. Null when there is none.
    /// </summary>
    Task<MemberId?> OrganiserOfAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>Every channel that is open for mocks, or that the platform has closed to us, oldest first; at most 100.</summary>
    Task<IReadOnlyList<Channel>> ChannelsAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>The channels that are open for mocks.</summary>
    Task<IReadOnlyList<ChannelId>> OpenChannelsAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>The channel, or null when the community has none with this id.</summary>
    Task<Channel?> FindChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);
}

/// <summary>Who acts, and where.</summary>
/// <param name="Member">The acting member.</param>
/// <param name="Channel">The channel, or null where it is none we know.</param>
/// <param name="RoundOfRoom">The round whose room it is, or null.</param>
public sealed record Presence(Community Community, Member Member, Channel? Channel, RoundId? RoundOfRoom) : Scene(Community.Id, Member.Id);
