using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.SuggestPrompt;

/// <summary>What members read here, a sentence each.</summary>
internal static class SuggestPromptTexts
{
    public const string CommandHelp = "Suggest a prompt for this group";

    public static string TooManyOfYours => $"{Suggestion.MaxOfMember} of your suggestions wait already. Once an organiser has looked at one, there is room for the next.";

    public const string TooManyOfTheGroup = "So many suggestions wait for the organisers that no more fit. Please try again when they have looked at some.";

    public static string Suggested => "Thank you. An organiser will look at it, and you hear from me what became of it.";
}
