using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>What each platform knows of its own refusals; a platform that is not switched on knows nothing.</summary>
internal sealed class Remedies(IEnumerable<IChatPlatform> platforms)
{
    private readonly Lazy<Dictionary<PlatformName, IChatPlatform>> _platforms = new(() => platforms.ToDictionary(platform => platform.Name));

    /// <summary>What somebody can do, as the end of "Please …"; null where nobody can do anything.</summary>
    public string? For(CommunityRef community, PlatformRefusal refusal, IReadOnlyList<string> rights) => Find(community)?.Remedy(refusal, rights);

    /// <summary>A room in the private messages of these people, or null.</summary>
    public RoomRef? DirectRoom(CommunityRef community, IReadOnlyList<PersonRef> people) => Find(community)?.DirectRoom(people);

    /// <summary>The channels to speak in that the platform has, or null.</summary>
    public IVoiceChannels? VoiceChannels(CommunityRef community) => Find(community) as IVoiceChannels;

    private IChatPlatform? Find(CommunityRef community) => _platforms.Value.GetValueOrDefault(community.Platform);
}
