namespace PrepBot.Domain.Rounds;

/// <summary>Numbers of a round that no setting changes, with where they come from.</summary>
public static class RoundRules
{
    /// <summary>The shortest round that may be asked for.</summary>
    public const int MinMinutes = 10;

    /// <summary>The longest round that may be asked for: a real one takes 45-60, with room for depth.</summary>
    public const int MaxMinutes = 90;

    /// <summary>What is planned when nobody says otherwise: the length of a short real round.</summary>
    public const int DefaultMinutes = 45;

    /// <summary>The most principles a round is about.</summary>
    public const int MaxPrinciples = 3;

    /// <summary>How many prompts may be replaced in one round.</summary>
    public const int MaxReplacements = 2;

    /// <summary>How much longer one press of "+5" makes a round.</summary>
    public const int ExtensionMinutes = 5;

    /// <summary>The longest a round may become by extensions, so that a forgotten one ends.</summary>
    public const int MaxExtendedMinutes = 150;

    /// <summary>An abandoned round ends by itself this long after its planned end.</summary>
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(30);

    /// <summary>The clock says it once when so much time is left.</summary>
    public static readonly TimeSpan LastStretch = TimeSpan.FromMinutes(5);

    /// <summary>A pause longer than this ends the round: nobody comes back.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <summary>Answers of two to three minutes are what interviewers expect; the last mark says it is time to stop.</summary>
    public static readonly IReadOnlyList<TimeSpan> AnswerMarks =
        [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(210)];

    /// <summary>How many principles fit: 1 up to 20 minutes, 2 up to 45, 3 above.</summary>
    public static int PrinciplesFor(int minutes) => minutes <= 20 ? 1 : minutes <= 45 ? 2 : 3;
}

/// <summary>Why a step cannot be taken. The person asked for something that cannot be; nothing is broken.</summary>
public enum RoundRefusal
{
    /// <summary>The round is over, or never took place.</summary>
    Over = 1,

    /// <summary>Not both are here yet.</summary>
    NotStarted = 2,

    /// <summary>A prompt has been asked, so it is ended and debriefed rather than cancelled.</summary>
    AlreadyStarted = 3,

    /// <summary>The round is paused.</summary>
    Paused = 4,

    /// <summary>The round is not paused.</summary>
    NotPaused = 5,

    /// <summary>The answer to the last prompt still runs.</summary>
    AnswerRunning = 6,

    /// <summary>No answer is running.</summary>
    NoAnswerRunning = 7,

    /// <summary>There is no prompt left in the kit.</summary>
    NoPromptLeft = 8,

    /// <summary>Both replacements are used up.</summary>
    NoReplacementLeft = 9,

    /// <summary>This prompt has no such probe.</summary>
    NoProbeLeft = 10,

    /// <summary>This probe has been posted.</summary>
    ProbeUsed = 11,

    /// <summary>A prompt has been asked, so parts can no longer change.</summary>
    TooLateToSwap = 12,

    /// <summary>It was the last principle.</summary>
    LastPrinciple = 13,

    /// <summary>It cannot be made longer.</summary>
    LongEnough = 14,

    /// <summary>The prompt in the button is no longer the one at hand.</summary>
    PromptMovedOn = 15,

    /// <summary>The partner is here after all.</summary>
    PartnerIsHere = 16,
}

/// <summary>What came of a step: the round as it is afterwards, or why not. A closed set.</summary>
public abstract record RoundStep
{
    // Private, so that no other kind can be added outside.
    private RoundStep()
    {
    }

    /// <summary>The step was taken.</summary>
    public sealed record Taken(Round Round) : RoundStep;

    /// <summary>The step was already taken; nothing changes, and nobody needs to be told off.</summary>
    public sealed record Already(Round Round) : RoundStep;

    /// <summary>The step cannot be taken.</summary>
    public sealed record Refused(RoundRefusal Why) : RoundStep;
}
