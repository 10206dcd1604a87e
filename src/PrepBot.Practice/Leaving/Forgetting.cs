using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;

namespace PrepBot.Practice.Leaving;

/// <summary>Begins to forget a member: what cannot wait is done at once, in one short transaction, the rest by a job in steps.</summary>
internal sealed class Forgetting(Parting parting)
{
    /// <summary>The job that does the rest; its subject is the erasure.</summary>
    public const string Job = "forget";

    /// <summary>Cuts the tie to the person and ends what is open.</summary>
    /// <param name="askedAt">When the wish arrived.</param>
    /// <param name="cutAt">When the tie was cut the first time, by the database's clock; null when that is now.</param>
    /// <param name="saysWhenDone">Whether the person gets a last word.</param>
    public async Task BeginAsync(
        IUnitOfWork work,
        Community community,
        Member member,
        DateTimeOffset askedAt,
        DateTimeOffset? cutAt,
        bool saysWhenDone,
        CancellationToken cancellationToken)
    {
        // First the tie: whoever just now makes the member part of something is waited for, and found below.
        if (await work.Erasures.BeginAsync(community, member, askedAt, cutAt, saysWhenDone, cancellationToken) is not { } erasure)
            return;

        await parting.EndAllAndShowAsync(work, community.Id, member.Id, cancellationToken);
        await work.DueRows.SetAsync(community.Id, Job, erasure.Id.Value, work.Now, cancellationToken);
    }
}
