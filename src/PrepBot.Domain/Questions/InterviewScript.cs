namespace PrepBot.Domain.Questions;

/// <summary>What an interviewer can say aloud, part by part, and when to move on. A value set may do without.</summary>
/// <param name="Parts">In the order they come up.</param>
/// <param name="MoveOn">Signs that a principle has been heard enough of.</param>
public sealed record InterviewScript(IReadOnlyList<ScriptPart> Parts, IReadOnlyList<string> MoveOn)
{
    /// <summary>Stands in a line for the interviewer's name.</summary>
    public const string Interviewer = "{interviewer}";

    /// <summary>Stands in a line for the minutes of the round.</summary>
    public const string Minutes = "{minutes}";

    /// <summary>No words.</summary>
    public static InterviewScript None { get; } = new([], []);

    /// <summary>The part with this id, or null: a button may be older than the script.</summary>
    public ScriptPart? TryGet(string id) => Parts.FirstOrDefault(part => part.Id == id);
}

/// <summary>Some lines to say.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Title">What they are for, at most 60 characters.</param>
/// <param name="When">When they are wanted; null where the title says so.</param>
/// <param name="Say">The lines, 1-5.</param>
/// <param name="Then">What to say after the candidate has spoken; may be empty.</param>
/// <param name="Again">What to do when it comes up a second time; null for the same.</param>
public sealed record ScriptPart(string Id, string Title, string? When, IReadOnlyList<string> Say, IReadOnlyList<string> Then, string? Again);
