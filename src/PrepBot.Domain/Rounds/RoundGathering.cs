using PrepBot.Values.Identity;
using static PrepBot.Domain.Rounds.RoundStep;

namespace PrepBot.Domain.Rounds;

/// <summary>The steps before the first prompt: arriving, waiting for the other, swapping parts, giving up.</summary>
public static class RoundGathering
{
    /// <summary>One of the pair says they are here. When both are, the round starts. Somebody else being here changes nothing.</summary>
    public static RoundStep Arrive(this Round round, MemberId member, DateTimeOffset now)
    {
        if (!round.IsOpen)
            return new Refused(RoundRefusal.Over);

        var part = round.PartOf(member);
        if (round.Stage == RoundStage.Running
            || part is not (RoundPart.Interviewer or RoundPart.Candidate)
            || (part == RoundPart.Interviewer && round.InterviewerHere)
            || (part == RoundPart.Candidate && round.CandidateHere))
        {
            return new Already(round);
        }

        var arrived = round with
        {
            InterviewerHere = round.InterviewerHere || part == RoundPart.Interviewer,
            CandidateHere = round.CandidateHere || part == RoundPart.Candidate,
        };
        return new Taken(arrived is { InterviewerHere: true, CandidateHere: true } ? arrived.Begin(now) : arrived);
    }

    /// <summary>The one who is here gives the other some more time.</summary>
    public static RoundStep WaitLonger(this Round round, TimeSpan more, DateTimeOffset now)
    {
        if (!round.IsOpen)
            return new Refused(RoundRefusal.Over);

        if (round.Stage == RoundStage.Running)
            return new Refused(RoundRefusal.PartnerIsHere);

        return round.AskedAboutAbsence
            ? new Taken(round with { ArriveBy = now + more, AskedAboutAbsence = false })
            : new Already(round);
    }

    /// <summary>
    /// The arrival time is over: nobody came, or one is asked what to do about the other. <see cref="Round.ArriveBy"/> moves to the instant
    /// of asking, so that there is time to answer also when the question came late.
    /// </summary>
    public static RoundStep ArrivalOver(this Round round, DateTimeOffset now)
    {
        if (round.Stage != RoundStage.Gathering || now < round.ArriveBy || round.AskedAboutAbsence)
            return new Already(round);

        return round is { InterviewerHere: false, CandidateHere: false }
            ? round.Cancel(CancelReason.NobodyCame, now)
            : new Taken(round with { AskedAboutAbsence = true, ArriveBy = now });
    }

    /// <summary>
    /// The two swap parts. Possible until the first prompt is asked. What is in the kit is put away, since one of them may have seen it;
    /// it stays in the kit, so that it is not drawn for them again.
    /// </summary>
    /// <param name="from">Who was interviewer when the button was made, so that a double press does not swap back.</param>
    public static RoundStep Swap(this Round round, MemberId from)
    {
        if (!round.IsOpen)
            return new Refused(RoundRefusal.Over);

        if (round.InterviewerId != from)
            return new Already(round);

        if (round.Kit.Any(prompt => prompt.AskedAt is not null))
            return new Refused(RoundRefusal.TooLateToSwap);

        return new Taken(round with
        {
            InterviewerId = round.CandidateId,
            CandidateId = round.InterviewerId,
            InterviewerHere = round.CandidateHere,
            CandidateHere = round.InterviewerHere,
            Kit = [.. round.Kit.Select(prompt => prompt with { Replaced = prompt.Replaced ?? ReplaceReason.PartsSwapped })],
        });
    }

    /// <summary>
    /// The round does not take place. Refused when the partner came after all, and when there is already something to debrief: then it is
    /// ended instead. Whoever left the community ends it in any case.
    /// </summary>
    public static RoundStep Cancel(this Round round, CancelReason reason, DateTimeOffset now) => (round.Stage, reason) switch
    {
        (not (RoundStage.Gathering or RoundStage.Running), _) => new Refused(RoundRefusal.Over),
        (RoundStage.Running, CancelReason.NobodyCame or CancelReason.PartnerDidNotCome or CancelReason.NoRoom) => new Refused(RoundRefusal.PartnerIsHere),
        (RoundStage.Running, CancelReason.CannotMakeIt) when round.WasAnythingProbed => new Refused(RoundRefusal.AlreadyStarted),
        _ => new Taken(round.Closed(RoundStage.Cancelled, now) with { Cancelled = reason }),
    };

    private static Round Begin(this Round round, DateTimeOffset now) => round with
    {
        Stage = RoundStage.Running,
        StartedAt = now,
        EndsAt = now + TimeSpan.FromMinutes(round.Minutes),
        AskedAboutAbsence = false,
    };
}
