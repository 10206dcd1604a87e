using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs;

/// <summary>Two members who give each other nothing but top marks are mentioned to organisers: quietly, and once for each pair and month.</summary>
internal static class PraiseWatch
{
    public static async Task LookAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var (one, other) = (round.CandidateId, round.InterviewerId);
        var credits = await work.Coverage.BetweenAsync(round.CommunityId, one, other, work.Now - MutualPraise.Span, cancellationToken);
        if (!MutualPraise.Is(credits, one, other))
            return;

        var month = new DateOnly(work.Now.UtcDateTime.Year, work.Now.UtcDateTime.Month, 1);
        if (!await work.Coverage.NotePraiseAsync(round.CommunityId, one, other, month, cancellationToken))
            return;

        var (people, organisers) = await work.TogetherAsync(
            () => People.OfAsync(work, round, cancellationToken), () => Organisers.FindAsync(work, round, cancellationToken), cancellationToken);
        var rounds = credits.Select(credit => credit.RoundId).Distinct().Count();
        var message = Message.Create(DebriefTexts.PraiseWithoutEnd(people.Name(one), people.Name(other), rounds));
        await Organisers.TellAsync(work, round, organisers, message, cancellationToken);
    }
}
