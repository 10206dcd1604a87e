using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>Somebody has left, been removed or been switched off, however it became known. They keep what is theirs, and may come back at any time.</summary>
internal sealed class Departing(Parting parting, IUnitOfWorkFactory units, IWakeUp wakeUp) : IDepartures
{
    /// <inheritdoc/>
    public async Task FoundAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Communities.FindAsync(community, cancellationToken) is not { } known
            || await work.Members.FindPresentAsync(known.Id, person, cancellationToken) is not { } member)
        {
            return;
        }

        await parting.LeaveAsync(work, known.Id, member, cancellationToken);
        await work.CommitAsync(cancellationToken);
        wakeUp.Ring(work.Wakes);
    }
}
