using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Rounds;

/// <summary>One mock: who plays which part, what is practised, and how far it has come. Changes only through the steps in this folder.</summary>
public sealed record Round
{
    /// <summary>The community it belongs to.</summary>
    public required CommunityId CommunityId { get; init; }

    /// <summary>Our id.</summary>
    public required RoundId Id { get; init; }

    /// <summary>The channel it was started in.</summary>
    public required ChannelId ChannelId { get; init; }

    /// <summary>Who asks, and has the kit.</summary>
    public required MemberId InterviewerId { get; init; }

    /// <summary>Who answers.</summary>
    public required MemberId CandidateId { get; init; }

    /// <summary>Somebody who listens with a job, at most one.</summary>
    public MemberId? ObserverId { get; init; }

    /// <summary>1-3 target principles, in the order they are practised.</summary>
    public required IReadOnlyList<PrincipleId> Principles { get; init; }

    /// <summary>The theme the candidate asked for: prompts of it come first. Null when they named none.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Planned length, 10-90; up to <see cref="RoundRules.MaxExtendedMinutes"/> with extensions.</summary>
    public required int Minutes { get; init; }

    /// <summary>What was planned before anybody made it longer, or null when nobody did.</summary>
    public int? ExtendedFrom { get; init; }

    /// <summary>How far it has come.</summary>
    public required RoundStage Stage { get; init; }

    /// <summary>Counts the changes as stored; no step touches it. Two changes of the same version cannot both win.</summary>
    public int Version { get; init; }

    /// <summary>The private room, once the platform has opened it.</summary>
    public RoomRef? Room { get; init; }

    /// <summary>Where the two talk, while the round is open; null where the platform's own way is all there is. Steps of the round leave it alone.</summary>
    public TalkPlace? Talk { get; init; }

    /// <summary>When the two were paired.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when both should have said they are here; once <see cref="AskedAboutAbsence"/>, not before the one who came was asked.</summary>
    public required DateTimeOffset ArriveBy { get; init; }

    /// <summary>The interviewer has said they are here.</summary>
    public bool InterviewerHere { get; init; }

    /// <summary>The candidate has said they are here.</summary>
    public bool CandidateHere { get; init; }

    /// <summary>The one who came has been asked what to do about the other.</summary>
    public bool AskedAboutAbsence { get; init; }

    /// <summary>When both were here.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it should end; moves with pauses and extensions.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Since when it is paused, or null.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Total of all pauses that are over.</summary>
    public TimeSpan PausedFor { get; init; }

    /// <summary>Place in <see cref="Principles"/> of the one under way, from 0.</summary>
    public int Current { get; init; }

    /// <summary>The prompts drawn for this round, in the order drawn.</summary>
    public IReadOnlyList<KitPrompt> Kit { get; init; } = [];

    /// <summary>Clock notes already given.</summary>
    public ClockNotes NotesGiven { get; init; }

    /// <summary>When the talking ended or it was cancelled, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the debriefs opened to both, or null.</summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>Why it did not take place, or null.</summary>
    public CancelReason? Cancelled { get; init; }

    /// <summary>What was stored of its course could not be read any more; times and kit are stand-ins since then.</summary>
    public bool ProgressLost { get; init; }

    /// <summary>The round this one follows with swapped parts, or null.</summary>
    public RoundId? Follows { get; init; }

    /// <summary>The length planned at first, 10-90.</summary>
    public int PlannedMinutes => ExtendedFrom ?? Minutes;

    /// <summary>The principle under way.</summary>
    public PrincipleId CurrentPrinciple => Principles[Current];

    /// <summary>The prompt whose answer is running, or null.</summary>
    public KitPrompt? BeingAnswered => Kit.FirstOrDefault(prompt => prompt.IsBeingAnswered);

    /// <summary>The prompts at hand for the principle under way: the first is the prompt, the next the spare.</summary>
    public IReadOnlyList<KitPrompt> Ready => [.. Kit.Where(prompt => prompt.IsReady && prompt.Principle == CurrentPrinciple)];

    /// <summary>The prompt an observer listens to: the one being answered, else the last one that was asked and stood.</summary>
    public KitPrompt? Watched() => BeingAnswered ?? Kit.Where(prompt => prompt.WasProbed).OrderBy(prompt => prompt.AskedAt).LastOrDefault();

    /// <summary>Whether it occupies its members: a member is in one open round per community.</summary>
    public bool IsOpen => Stage is RoundStage.Gathering or RoundStage.Running;

    /// <summary>The part this member plays, or none.</summary>
    public RoundPart PartOf(MemberId member) =>
        member == InterviewerId ? RoundPart.Interviewer
        : member == CandidateId ? RoundPart.Candidate
        : member == ObserverId ? RoundPart.Observer
        : RoundPart.None;

    /// <summary>The other one of the pair.</summary>
    public MemberId PartnerOf(MemberId member) => member == InterviewerId ? CandidateId : InterviewerId;

    /// <summary>How long it really ran, pauses left out; zero before it started, and never less.</summary>
    public TimeSpan Length(DateTimeOffset now) =>
        StartedAt is { } start ? AtLeastZero((EndedAt ?? PausedAt ?? now) - start - PausedFor) : TimeSpan.Zero;

    /// <summary>
    /// Length of an answer of this round, so far or as it was: pauses left out, also the one under way. Zero for a prompt that was not
    /// asked or was put away, and never less.
    /// </summary>
    public TimeSpan AnswerLength(KitPrompt prompt, DateTimeOffset now) =>
        prompt is { AskedAt: { } asked, Replaced: null }
            ? AtLeastZero((prompt.AnsweredAt ?? PausedAt ?? now) - asked - prompt.PausedFor)
            : TimeSpan.Zero;

    /// <summary>Whether a prompt for this principle was asked and stood; one that was put away again has probed nothing.</summary>
    public bool WasProbed(PrincipleId principle) => Kit.Any(prompt => prompt.Principle == principle && prompt.WasProbed);

    /// <summary>Whether there is anything to debrief.</summary>
    public bool WasAnythingProbed => Kit.Any(prompt => prompt.WasProbed);

    /// <summary>The wall clock may be set back in the middle of a round; a length is still never negative.</summary>
    internal static TimeSpan AtLeastZero(TimeSpan length) => length < TimeSpan.Zero ? TimeSpan.Zero : length;
}

/// <summary>Clock notes of a round. Flags, stored.</summary>
[Flags]
public enum ClockNotes
{
    None = 0,

    /// <summary>Half of the planned time is over.</summary>
    HalfTime = 1,

    /// <summary>Five minutes are left.</summary>
    FiveLeft = 2,

    /// <summary>The planned end is reached; the round goes on until somebody ends it.</summary>
    TimeIsUp = 4,
}
