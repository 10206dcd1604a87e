using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ExportPrompts;

/// <summary>What members read here, a sentence each.</summary>
internal static class ExportPromptsTexts
{
    public const string CommandHelp = "Organisers: this group's own prompts as a file";

    public const string FormatHelp = "YAML to read, CSV for spreadsheets";

    public static string NoPromptsYet => "This group has no prompts of its own yet. /mock-admin question add makes one.";

    public static string TooLarge(int promptsCount) =>
        $"These {promptsCount} prompts make a file too large for a chat. Whoever runs the bot can write it: prepbot questions export.";

    public static string HereTheyAre(int promptsCount) =>
        $"Here are the group's own prompts: {InWords.Count(promptsCount, "prompt")}. Edit the file as you like and bring it back with /mock-admin question import.";

    public static string Contents(int count) => $"{InWords.Count(count, "prompt")} of this group, with principle, follow-ups, levels and trades.";
}
