using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.AddPrompt;

/// <summary>What members read here, a sentence each.</summary>
internal static class AddPromptTexts
{
    public const string CommandHelp = "Organisers: add a prompt for this group";

    public static string Added(PromptId promptId) => $"Added as {promptId}. It can be drawn from now on.";
}
