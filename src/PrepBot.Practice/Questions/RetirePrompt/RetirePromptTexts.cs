namespace PrepBot.Practice.Questions.RetirePrompt;

/// <summary>What members read here, a sentence each.</summary>
internal static class RetirePromptTexts
{
    public const string CommandHelp = "Organisers: stop asking a prompt here, or bring it back";

    public const string KeyHint = "Like ownership-07 or own-ownership-02; quality, review and export show it.";

    public const string NoSuchPrompt = "There is no prompt with this key. /mock-admin question quality and /mock-admin question export show the keys.";

    public static string Retired(string key) => $"{key} is not asked here any more. Rounds that asked it keep it, and the same form brings it back.";

    public static string BroughtBack(string key) => $"{key} can be drawn again.";
}
