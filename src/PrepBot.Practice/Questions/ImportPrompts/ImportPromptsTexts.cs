using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ImportPrompts;

/// <summary>What members read here, a sentence each.</summary>
internal static class ImportPromptsTexts
{
    public const string CommandHelp = "Organisers: paste prompts as YAML or CSV";

    public const string FirstPartHint = "As the export writes it. What does not fit goes on in the next part.";

    public const string NextPartHint = "Where the part before ended.";

    public static string NothingNew(int prompts) => $"{InWords.Count(prompts, "prompt")} read, nothing new or changed: all are here just as they are.";

    public static string Imported(int prompts, int added, int changed) => $"{InWords.Count(prompts, "prompt")} read: {added} new, {changed} changed. They can be drawn from now on.";

    public static string NothingImported(int mistakesCount, IEnumerable<string> lines, string more) => $"Nothing was imported. {InWords.Count(mistakesCount, "mistake")}:\n{string.Join('\n', lines)}{more}";
}
