using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>The candidate's form, always one: own verdict per principle, the interviewer's helpfulness, what will change. The stories are details.</summary>
internal static class SelfReviewForm
{
    private static readonly IReadOnlyList<Option> Helpfulness =
    [
        new("4", "4 · very helpful"),
        new("3", "3 · helpful"),
        new("2", "2 · somewhat helpful"),
        new("1", "1 · not helpful this time"),
    ];

    public static Form Create(Round round, RoundTitle title, PrincipleSet principles) => title.Form(
        RoundActions.On(RoundActions.Debrief, "review", round),
        "With ",
        [
            new FormStep(
                title.OfStep(FileTexts.OwnView),
                [
                    .. round.Principles.Select(id => new ChoiceField($"{id}.own", FileTexts.OwnAnswer(principles.ShortNameOf(id)), Required: true, VerdictOptions.All)
                    {
                        Chosen = round.WasProbed(id) ? [] : [Verdict.NotProbed.ToString()],
                    }),
                    new ChoiceField("helpful", FileTexts.HowHelpful(title.Partner), Required: true, Helpfulness) { Hint = FileTexts.ReadWhenBothFiled },
                    new TextField("change", FileTexts.WhatWillChange, Required: false, 500, Long: true),
                ]),
        ]) with
    {
        SubmitLabel = "File it",
    };

    /// <summary>The form with its details, for what is corrected as a whole.</summary>
    public static Form Whole(Round round, RoundTitle title, PrincipleSet principles)
    {
        var form = Create(round, title, principles);
        return form with { Steps = [.. form.Steps, Stories(round, title, principles)] };
    }

    /// <summary>The details: which story was told for which principle.</summary>
    public static FormStep Stories(Round round, RoundTitle title, PrincipleSet principles) => new(
        title.OfStep(FileTexts.Details),
        [.. round.Principles.Select(id => new TextField($"{id}.story", Label.Fit($"Story for {principles.ShortNameOf(id)}", Label.MaxField), Required: false, 200))]);

    /// <summary>What was typed.</summary>
    /// <param name="answers">What was typed; a form with mistakes reads as not probed, and helpful as in the middle, where nothing was chosen.</param>
    /// <param name="before">What was filed before: what the form did not ask stays as it was.</param>
    public static SelfReview Read(Round round, FormAnswers answers, SelfReview? before = null) => new(
        [.. round.Principles.Select(id => new OwnView(
            id,
            Enum.TryParse<Verdict>(answers.Choice($"{id}.own"), out var verdict) ? verdict : Verdict.NotProbed,
            answers.Has($"{id}.story") ? answers.Text($"{id}.story").Trim() : before?.For(id)?.Story ?? ""))],
        answers.Number("helpful") ?? 3,
        answers.Text("change").Trim());

    /// <summary>A filed self-review as the answers it was read from.</summary>
    public static FormAnswers Answers(SelfReview review)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>
        {
            ["helpful"] = [review.Helpfulness.ToString()],
            ["change"] = [review.WillChange],
        };
        foreach (var view in review.Views)
        {
            values[$"{view.Principle}.own"] = [view.Verdict.ToString()];
            values[$"{view.Principle}.story"] = [view.Story];
        }

        return new FormAnswers(values);
    }
}
