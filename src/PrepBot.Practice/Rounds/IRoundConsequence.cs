using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// What another subject does when a round has come to another stage: told in the transaction of the change, after the round is saved and its cards are
/// drawn anew, one after the other as they are registered.
/// </summary>
internal interface IRoundConsequence
{
    /// <summary>Does it, for <paramref name="after"/>, which is stored.</summary>
    Task FollowAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken);
}
