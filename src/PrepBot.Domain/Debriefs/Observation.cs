namespace PrepBot.Domain.Debriefs;

/// <summary>What the observer of a round counted in one answer.</summary>
/// <param name="PromptKey">The prompt that was answered.</param>
/// <param name="OwnWords">How often the candidate said "I" of what they did, 0-<see cref="MaxCount"/>.</param>
/// <param name="GroupWords">How often "we", 0-<see cref="MaxCount"/>.</param>
/// <param name="Heard">The parts of a full answer that were there.</param>
public sealed record Observation(string PromptKey, int OwnWords, int GroupWords, AnswerParts Heard)
{
    /// <summary>Nobody says either more often in an answer.</summary>
    public const int MaxCount = 999;

    /// <summary>Before anything is counted.</summary>
    public static Observation None(string promptKey) => new(promptKey, 0, 0, AnswerParts.None);

    /// <summary>The parts that were not ticked; none while nothing was ticked at all, since then nobody listened for them.</summary>
    public AnswerParts Missing => Heard == AnswerParts.None ? AnswerParts.None : AllParts & ~Heard;

    private const AnswerParts AllParts = AnswerParts.Situation | AnswerParts.Task | AnswerParts.Action | AnswerParts.Result | AnswerParts.Learning;
}
