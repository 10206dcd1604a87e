using PrepBot.Chat.Interactions;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Work;

/// <summary>Who acts, and where, as stored. The product adds what it knows of them.</summary>
/// <param name="MemberId">The acting member.</param>
public record Scene(CommunityId CommunityId, MemberId MemberId)
{
    /// <summary>Whether the member was made an organiser here, whatever the platform says of them.</summary>
    public bool IsAppointed { get; init; }

    /// <summary>Whether private messages wait for the member, who could not be reached.</summary>
    public bool HasWordsWaiting { get; init; }
}

/// <summary>Finds who acts, and where.</summary>
public interface ISceneStore
{
    /// <summary>
    /// Finds, or on first sight adds, the community and the acting member, and finds the channel: the one the room is, or the one under which this room
    /// was opened. Keeps the member's row locked until the transaction ends when <paramref name="forChange"/>, so that one member's
    /// interactions are handled one after the other on every replica. One statement where everything is known already.
    /// </summary>
    Task<Scene> AdmitAsync(Origin origin, bool forChange, CancellationToken cancellationToken);

    /// <summary>Whether a person is a member, or was named by one. Adds nobody.</summary>
    Task<bool> KnowsAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);
}
