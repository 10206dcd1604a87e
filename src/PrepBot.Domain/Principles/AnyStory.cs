namespace PrepBot.Domain.Principles;

/// <summary>What can be asked and listened for whichever principle a story is told for.</summary>
/// <param name="FollowUps">Questions that fit any story, 0-5.</param>
/// <param name="GreenFlags">What interviewers are glad to hear.</param>
/// <param name="RedFlags">Warning signs.</param>
public sealed record AnyStory(IReadOnlyList<FollowUp> FollowUps, IReadOnlyList<Flag> GreenFlags, IReadOnlyList<Flag> RedFlags)
{
    /// <summary>How the ids of all of them begin; nothing of a principle has such an id.</summary>
    public const string Prefix = "any-";

    /// <summary>Nothing, for a set that does not say.</summary>
    public static AnyStory Nothing { get; } = new([], [], []);
}

/// <summary>A question that fits any story.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Label">Its words on a button, at most 70 characters.</param>
/// <param name="Text">What is asked.</param>
public sealed record FollowUp(string Id, string Label, string Text);
