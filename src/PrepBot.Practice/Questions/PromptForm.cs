using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions;

/// <summary>A prompt as a form. Members who suggest one are asked for the essentials, which fit the smallest form; organisers for everything.</summary>
internal static class PromptForm
{
    private const int LongestProbes = 1_200;

    private static readonly IReadOnlyList<Option> Levels =
        [.. BankWords.Levels.Select(level => new Option(level.Key, InWords.Name(level.Value)))];

    private static readonly IReadOnlyList<Option> Tracks =
        [.. BankWords.Tracks.Select(track => new Option(track.Key, InWords.Name(track.Value)))];

    private static readonly IReadOnlyList<Option> Themes =
        [.. Theme.All.Select(theme => new Option(theme.Id.Key, theme.Name))];

    /// <summary>For members: it fits every trade until an organiser says otherwise.</summary>
    public static Form Short(ActionId submit, string title, QuestionBank bank) => new(submit, title, [Essentials(new(), bank)]) { SubmitLabel = "Suggest it" };

    /// <summary>For organisers.</summary>
    public static Form Full(ActionId submit, string title, QuestionBank bank, PromptDraft draft) => new(
        submit,
        title,
        [
            Essentials(draft, bank),
            new FormStep(
                "For whom",
                [
                    new ChoiceField("tracks", "Trades", Required: true, Tracks, MaxChosen: 4) { Chosen = draft.Tracks.Count > 0 ? draft.Tracks : ["general"], Hint = QuestionTexts.TrackHint },
                    new ChoiceField("also", QuestionTexts.OtherPrinciples, Required: false, Principles(bank), MaxChosen: 2) { Chosen = draft.Also },
                    new ChoiceField("themes", "Themes", Required: false, Themes, MaxChosen: 2) { Chosen = draft.Themes },
                ]),
        ]);

    /// <summary>What was typed.</summary>
    public static PromptDraft Read(FormAnswers answers) => new()
    {
        Principle = answers.Choice("principle") ?? "",
        Text = OneLine(answers.Text("text")),
        After = OneLine(answers.Text("after")),
        Probes = [.. answers.Text("probes").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WithoutBullet).Where(line => line.Length > 0)],
        Levels = answers.Chosen("levels"),
        Tracks = answers.Has("tracks") ? answers.Chosen("tracks") : ["general"],
        Also = answers.Chosen("also"),
        Themes = answers.Chosen("themes"),
    };

    /// <summary>Checks what was typed, field by field and as a prompt of the bank.</summary>
    /// <returns>The prompt with what could be better, or the answer that keeps the form open.</returns>
    public static (Prompt? Prompt, IReadOnlyList<BankMistake> Advice, FormErrorsReply? Errors) Check(Form form, FormAnswers answers, QuestionBank bank, IReadOnlyList<OwnPrompt> own)
    {
        if (FormCheck.Errors(form, answers) is { } errors)
            return (null, [], errors);

        var reading = OwnPrompts.Check([Read(answers).ToRaw(key => new SourceLocation(key, 1))], bank, own);
        if (reading.Mistakes.Count == 0)
            return (reading.Prompts[0], reading.Advice, null);

        var fields = form.Fields.Select(field => field.Key).ToHashSet();
        var byField = reading.Mistakes
            .GroupBy(mistake => fields.Contains(mistake.Location.File) ? mistake.Location.File : "")
            .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(Sentence).Distinct()));
        return (null, [], new FormErrorsReply(form.Submit, answers, byField));
    }

    /// <summary>What the built-in bank would do otherwise, to stand after an answer; empty where there is nothing.</summary>
    public static string Advice(IReadOnlyList<BankMistake> advice) =>
        advice.Count == 0 ? "" : $" {QuestionTexts.AsAdvice} {string.Join(' ', advice.Select(Sentence).Distinct())}";

    /// <summary>A mistake as a sentence for somebody who filled in a form.</summary>
    public static string Sentence(BankMistake mistake) => $"{char.ToUpperInvariant(mistake.Sentence[0])}{mistake.Sentence[1..]}.";

    private static FormStep Essentials(PromptDraft draft, QuestionBank bank) => new(
        "The prompt",
        [
            new ChoiceField("principle", "Principle", Required: true, Principles(bank)) { Chosen = draft.Principle.Length > 0 ? [draft.Principle] : [] },
            new TextField("text", "Prompt", Required: true, PlainList.LongestText, Long: true) { Value = draft.Text, Hint = QuestionTexts.PromptHint },
            new TextField("after", QuestionTexts.WhatItIsAfter, Required: true, PlainList.LongestAfter) { Value = draft.After, Hint = QuestionTexts.WhatItIsAfterHint },
            new TextField("probes", QuestionTexts.FollowUps, Required: true, LongestProbes, Long: true) { Value = string.Join('\n', draft.Probes), Hint = QuestionTexts.FollowUpsHint },
            new ChoiceField("levels", "Levels it fits", Required: true, Levels, MaxChosen: 3) { Chosen = draft.Levels },
        ]);

    private static IReadOnlyList<Option> Principles(QuestionBank bank) =>
        [.. bank.Principles.InPublishedOrder.Select(principle => new Option(principle.Id.Key, principle.Name))];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>People put signs before the lines of a list.</summary>
    private static string WithoutBullet(string line) => OneLine(line.TrimStart('-', '*', '·', '•'));
}
