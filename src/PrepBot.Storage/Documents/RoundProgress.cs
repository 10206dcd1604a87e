using PrepBot.Domain.Rounds;

namespace PrepBot.Storage.Documents;

/// <summary>What of a round is only read and written as a whole: one document beside the columns features ask for.</summary>
internal sealed record RoundProgress
{
    public required int Minutes { get; init; }

    public int? ExtendedFrom { get; init; }

    public string? Theme { get; init; }

    public required DateTimeOffset ArriveBy { get; init; }

    public bool InterviewerHere { get; init; }

    public bool CandidateHere { get; init; }

    public bool AskedAboutAbsence { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public TimeSpan PausedFor { get; init; }

    public int Current { get; init; }

    public IReadOnlyList<KitPrompt> Kit { get; init; } = [];

    public ClockNotes NotesGiven { get; init; }

    public CancelReason? Cancelled { get; init; }

    /// <summary>What stood here before could not be read.</summary>
    public bool ProgressLost { get; init; }

    public static RoundProgress From(Round round) => new()
    {
        Minutes = round.Minutes,
        ExtendedFrom = round.ExtendedFrom,
        Theme = round.Theme?.Key,
        ArriveBy = round.ArriveBy,
        InterviewerHere = round.InterviewerHere,
        CandidateHere = round.CandidateHere,
        AskedAboutAbsence = round.AskedAboutAbsence,
        StartedAt = round.StartedAt,
        EndsAt = round.EndsAt,
        PausedAt = round.PausedAt,
        PausedFor = round.PausedFor,
        Current = round.Current,
        Kit = round.IsOpen ? round.Kit : [.. round.Kit.Select(prompt => prompt.AskedAt is null ? prompt.WithoutTexts() : prompt)],
        NotesGiven = round.NotesGiven,
        Cancelled = round.Cancelled,
        ProgressLost = round.ProgressLost,
    };
}
