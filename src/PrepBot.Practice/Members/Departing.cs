using PrepBot.Chat.Loops;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Members;

/// <summary>Somebody has left, been removed or been switched off, however it became known. They keep what is theirs, and may come back at any time.</summary>
internal sealed class Departing(Parting parting, IUnitOfWorkFactory units, IWakeUp wakeUp, TimeProvider time)
{
    /// <summary>Ends everything that is open for them, in a transaction of its own. Nothing happens for whoever never was a member here, or left before.</summary>
    public async Task FoundAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Communities.FindAsync(community, cancellationToken) is not { } known
            || await work.Members.FindPresentAsync(known.Id, person, cancellationToken) is not { } member)
        {
            return;
        }

        await parting.LeaveAsync(work, known.Id, member, time.GetUtcNow(), cancellationToken);
        await work.CommitAsync(cancellationToken);
        wakeUp.Ring();
    }
}
