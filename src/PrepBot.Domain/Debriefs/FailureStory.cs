using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>What a story of a failure must contain, whichever principle it is told for.</summary>
public static class FailureStory
{
    /// <summary>The beats, as they stand beside a principle's own.</summary>
    public static IReadOnlyList<Beat> Beats { get; } =
    [
        new("failure-cost", "Failure story: named what it really cost", "Told a failure, and named what it really cost"),
        new("failure-owned", "Failure story: owned their part, no blame passed on", "Told a failure, and owned their part without passing blame on"),
        new("failure-habit", "Failure story: a habit changed, and in use since", "Told a failure, and a habit that has changed since and is in use"),
    ];
}
