using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>Is told when it is found out that somebody is no member any more: they left, were removed or were switched off.</summary>
public interface IDepartures
{
    /// <summary>Ends everything that is open for them, in a transaction of its own. Nothing happens for whoever never was a member here, or left before.</summary>
    Task FoundAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);
}
