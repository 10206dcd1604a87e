namespace PrepBot.Domain.Rounds;

/// <summary>Where a round is in its life. Numbers are stored.</summary>
public enum RoundStage
{
    /// <summary>Paired, and both are asked to say they are here.</summary>
    Gathering = 1,

    /// <summary>Under way.</summary>
    Running = 2,

    /// <summary>The talking is over; debriefs are being filed, blind.</summary>
    Debriefing = 3,

    /// <summary>Debriefs are open to both and read-only.</summary>
    Revealed = 4,

    /// <summary>Did not take place, or was given up before anything was asked.</summary>
    Cancelled = 5,
}

/// <summary>The parts of a round. Flags, so that a rule can name several.</summary>
[Flags]
public enum RoundPart
{
    /// <summary>Not of this round.</summary>
    None = 0,

    /// <summary>Asks, has the kit, files the debrief.</summary>
    Interviewer = 1,

    /// <summary>Answers, files the self-review.</summary>
    Candidate = 2,

    /// <summary>Listens with a job.</summary>
    Observer = 4,

    /// <summary>The two whose round it is.</summary>
    Pair = Interviewer | Candidate,

    /// <summary>Everybody in the room.</summary>
    Anyone = Interviewer | Candidate | Observer,
}

/// <summary>Why a round was cancelled. Numbers are stored.</summary>
public enum CancelReason
{
    /// <summary>One said they cannot make it.</summary>
    CannotMakeIt = 1,

    /// <summary>One did not come, and the other gave up waiting.</summary>
    PartnerDidNotCome = 2,

    /// <summary>Nobody came.</summary>
    NobodyCame = 3,

    /// <summary>A member left the community or erased themselves.</summary>
    MemberLeft = 4,

    /// <summary>Ended before any prompt was asked, or with none that stood.</summary>
    NothingAsked = 5,

    /// <summary>The platform refused to open its room.</summary>
    NoRoom = 6,

    /// <summary>Ended after what was stored of its course could not be read any more, with nothing asked since.</summary>
    ProgressLost = 7,

    /// <summary>An organiser closed it, with nothing to debrief.</summary>
    ClosedByOrganiser = 8,
}

/// <summary>Why a prompt was put away. Numbers are stored; the first three are chosen by the interviewer and feed the bank's quality figures.</summary>
public enum ReplaceReason
{
    /// <summary>The candidate has heard it before.</summary>
    HeardBefore = 1,

    /// <summary>It was not understood.</summary>
    Unclear = 2,

    /// <summary>It does not fit this candidate.</summary>
    NotFitting = 3,

    /// <summary>The pair swapped parts, and the candidate of now may have read it in the kit. Never offered as a choice, not counted as a replacement.</summary>
    PartsSwapped = 4,

    /// <summary>The interviewer has not said why, and need not.</summary>
    NotSaid = 5,
}
