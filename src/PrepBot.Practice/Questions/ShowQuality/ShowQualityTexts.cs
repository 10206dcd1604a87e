using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.ShowQuality;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowQualityTexts
{
    public const string CommandHelp = "Organisers: how the prompts are doing";

    public static string TitleOfPrinciple(PrincipleSet principles, IReadOnlyList<PrincipleId> asked) => $"How the prompts are doing: {principles.NameOf(asked[0])}";

    public const string Title = "How the prompts are doing";

    public const string NothingAsked = "Nothing has been asked yet, so there is nothing to tell.";

    public static string MoreWereAsked(int figuresCount, int shown) => $"{figuresCount - shown} more were asked or put away less often. Name a principle to see its own list.";

    public const string ToReview = "Those marked \"to review\" wait for you in /mock-admin question review.";

    public static string Source => $"From the rounds of the last two years. Verdicts come in when a round is revealed, and show from {PromptQuality.MinCandidates} candidates on.";
}
