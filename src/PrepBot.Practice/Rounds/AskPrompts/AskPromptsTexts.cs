namespace PrepBot.Practice.Rounds.AskPrompts;

/// <summary>What members read here, a sentence each.</summary>
internal static class AskPromptsTexts
{
    public const string HeardBefore = "The candidate has heard it before";

    public const string NotFitting = "It does not fit this candidate";
}
