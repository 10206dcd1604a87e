using PrepBot.Chat.DueRows;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs;

/// <summary>Reminds who has not filed, three times at the most, and opens the debriefs when the day is over.</summary>
internal sealed class DebriefClockJob(RoundConsequences consequences, PrincipleSet principles) : IJob
{
    public string Kind => DebriefConsequences.Clock;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var id = RoundId.From(row.Subject);
        var round = await work.Rounds.FindAsync(row.CommunityId, id, forChange: true, cancellationToken);
        if (round is not { Stage: RoundStage.Debriefing, EndedAt: { } ended })
            return;

        var last = await work.Rounds.DebriefEventAsync(row.CommunityId, id, cancellationToken);
        if (RevealRule.Next(ended, last, work.Now) is not { } tick)
            return;

        if (tick.At <= work.Now)
        {
            await work.Rounds.SetDebriefEventAsync(row.CommunityId, id, tick.Event, cancellationToken);
            if (tick.Event == DebriefEvent.RevealDeadline)
            {
                if (round.Reveal(work.Now) is RoundStep.Taken { Round: var revealed })
                    await consequences.SaveAsync(work, round, revealed, cancellationToken);

                return;
            }

            await RemindAsync(work, round, tick.Event, cancellationToken);
            last = tick.Event;
        }

        if (RevealRule.Next(ended, last, work.Now) is { } next)
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, next.At, cancellationToken);
    }

    private async Task RemindAsync(IUnitOfWork work, Round round, DebriefEvent reminder, CancellationToken cancellationToken)
    {
        var filed = await work.Debriefs.FiledAsync(round.CommunityId, round.Id, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        var opensAt = new Moment(round.EndedAt!.Value + RevealRule.Deadline, MomentStyle.Relative);
        foreach (var (member, done) in new[] { (round.InterviewerId, filed.Interviewer), (round.CandidateId, filed.Candidate) })
        {
            if (done)
                continue;

            var part = round.PartOf(member);
            var text = reminder == DebriefEvent.LastReminder
                ? DebriefTexts.LastReminder(round, part, people, principles, opensAt)
                : DebriefTexts.Reminder(round, part, people, principles);
            await work.Outbox.RemindAsync(round.CommunityId, member, Message.Create(text, RoundActions.FileDebrief(round)), cancellationToken);
        }
    }
}
