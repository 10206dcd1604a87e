using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ImportPrompts;

/// <summary>What members read here, a sentence each.</summary>
internal static class ImportPromptsTexts
{
    public const string CommandHelp = "Organisers: paste prompts, or a plain list";

    public const string FirstPartHint = "As the export writes it, or a question a line. What does not fit goes on in the next part.";

    public const string NextPartHint = "Where the part before ended.";

    public static string NothingNew(int prompts) => $"{InWords.Count(prompts, "prompt")} read, nothing new or changed: all are here just as they are.";

    public static string Imported(int prompts, int added, int changed) => $"{InWords.Count(prompts, "prompt")} read: {added} new, {changed} changed. They can be drawn from now on.";

    private const int MaxShown = 5;

    public static string TooManyWait => $"Nothing was imported: {Suggestion.MaxWaiting} drafts and suggestions can wait at once. Go through some with /mock-admin question review, or bring the list in parts.";

    /// <summary>What became of a plain list, with the first of its questions.</summary>
    public static string Waiting(int read, IReadOnlyList<PromptDraft> waiting, IReadOnlyList<string> remarks, PrincipleSet principles)
    {
        if (waiting.Count == 0)
            return $"{InWords.Count(read, "question")} read, nothing new: all are prompts here, or wait for you in /mock-admin question review.";

        var shown = waiting.Take(MaxShown).Select(draft => $"· {Short(draft.Text)} ({(draft.Principle.Length == 0 ? "principle to be chosen" : principles.NameOf(new(draft.Principle)))})");
        IReadOnlyList<string> more = waiting.Count > MaxShown ? [$"And {waiting.Count - MaxShown} more."] : [];
        return string.Join(
            '\n',
            [
                $"{InWords.Count(read, "question")} read, {waiting.Count} new. None is asked of anybody yet: /mock-admin question review shows one after the other, with follow-ups that fit any story to take or to change.",
                .. shown,
                .. more,
                .. remarks,
            ]);
    }

    /// <summary>The first of what could be better, a line each; nothing where there is nothing.</summary>
    public static IEnumerable<string> Advice(IReadOnlyList<BankMistake> advice)
    {
        if (advice.Count == 0)
            return [];

        IReadOnlyList<string> more = advice.Count > MaxShown ? [$"And {advice.Count - MaxShown} more of the kind."] : [];
        return [QuestionTexts.AsAdvice, .. advice.Take(MaxShown).Select(each => $"Line {each.Location.Line}: {each.Sentence}."), .. more];
    }

    private static string Short(string text) => text.Length <= 90 ? text : $"{text[..(char.IsHighSurrogate(text[88]) ? 88 : 89)]}…";

    public static string NothingImported(int mistakesCount, IEnumerable<string> lines, string more) => $"Nothing was imported. {InWords.Count(mistakesCount, "mistake")}:\n{string.Join('\n', lines)}{more}";
}
