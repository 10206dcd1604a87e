using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Queue;

/// <summary>Who sat in a round waited nowhere: an entry made in the same moment in another channel must not come to life when the round is over.</summary>
internal sealed class NotWaitingAfterRound : IRoundConsequence
{
    public Task FollowAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken) => before.IsOpen && !after.IsOpen
        ? PairUp.RemoveAsync(work, after.CommunityId, [after.InterviewerId, after.CandidateId], cancellationToken)
        : Task.CompletedTask;
}
