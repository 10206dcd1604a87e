using PrepBot.Chat.DueRows;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>The clock of a round: arrival over, answer marks, half time, five minutes left, time is up, abandoned.</summary>
internal sealed class RoundClockJob(RoundConsequences consequences) : IJob
{
    public string Kind => RoundConsequences.RoundClockJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var before = await work.Rounds.FindAsync(row.CommunityId, RoundId.From(row.Subject), forChange: true, cancellationToken);
        if (before is not { IsOpen: true })
            return;

        var round = before;
        ClockEvent? note = null;
        while (round.IsOpen && RoundClock.Next(round, work.Now) is { } tick && tick.At <= work.Now)
        {
            note = tick.Event;
            round = Apply(round, tick.Event, work.Now);
        }

        await consequences.SaveAsync(work, before, round, cancellationToken);
        if (IndexBeingAnswered(round) is { } index)
            await RoundConsequences.ShowQuestionAsync(work, round, index, cancellationToken);

        // After a time without us only the latest note is worth saying.
        if (note is { } latest)
            await SayAsync(work, before, round, latest, cancellationToken);
    }

    private static Round Apply(Round round, ClockEvent happened, DateTimeOffset now)
    {
        var step = happened switch
        {
            ClockEvent.ArrivalOver => round.ArrivalOver(now),
            ClockEvent.Abandoned => round.Abandon(now),
            _ => new RoundStep.Taken(round.Given(happened)),
        };
        return step is RoundStep.Taken taken ? taken.Round : throw new InvalidOperationException($"The clock asked for {happened}, which cannot be.");
    }

    private static async Task SayAsync(IUnitOfWork work, Round before, Round round, ClockEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case ClockEvent.HalfTime:
                await work.Outbox.PostToRoomAsync(round, Message.Create(RoundTexts.HalfTime(round.EndsAt!.Value)), cancellationToken);
                break;
            case ClockEvent.FiveLeft:
                await work.Outbox.PostToRoomAsync(round, Message.Create(RoundTexts.FiveMinutesLeft), cancellationToken);
                break;
            case ClockEvent.TimeIsUp:
                await work.Outbox.PostToRoomAsync(
                    round, Message.Create(RoundTexts.TimeIsUp, RoundActions.Extend(round), RoundActions.End(round)), cancellationToken);
                break;
            case ClockEvent.ArrivalOver when round.Stage == RoundStage.Gathering:
                await AskAboutAbsenceAsync(work, round, cancellationToken);
                break;
            case ClockEvent.Abandoned when round.Stage == RoundStage.Debriefing:
                await work.Outbox.PostToRoomAsync(round, RoundLines.EndedByItself(round, work.Now), cancellationToken);
                break;
            case ClockEvent.ArrivalOver or ClockEvent.Abandoned when round.Stage == RoundStage.Cancelled:
                await NobodyCameAsync(work, before, round, cancellationToken);
                break;
            default:
                break;
        }
    }

    private static async Task AskAboutAbsenceAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var present = round.InterviewerHere ? round.InterviewerId : round.CandidateId;
        var people = await People.OfAsync(work, round, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(
            round,
            present,
            Message.Create(
                RoundTexts.PartnerHasNotCome(people.Name(round.PartnerOf(present))),
                RoundActions.WaitLonger(round),
                RoundActions.PairAgain(round),
                RoundActions.GiveUp(round)),
            cancellationToken);
    }

    /// <summary>No-shows are counted for nobody's eyes; both hear neutral words.</summary>
    private static async Task NobodyCameAsync(IUnitOfWork work, Round before, Round round, CancellationToken cancellationToken)
    {
        foreach (var (member, here) in new[] { (round.InterviewerId, before.InterviewerHere), (round.CandidateId, before.CandidateHere) })
        {
            if (!here)
                await work.Rounds.CountNoShowAsync(round.CommunityId, round.Id, member, cancellationToken);

            await work.Outbox.SendPrivatelyAsync(
                round,
                member,
                Message.Create(RoundTexts.DidNotStart, Practise.StartMock(round.ChannelId)),
                cancellationToken);
        }
    }

    /// <summary>The place in the kit of the prompt being answered, or null.</summary>
    private static int? IndexBeingAnswered(Round round)
    {
        for (var index = 0; index < round.Kit.Count; index++)
        {
            if (round.Kit[index].IsBeingAnswered)
                return index;
        }

        return null;
    }
}
