using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>The candidate's form: own verdict and story per principle, the interviewer's helpfulness, what will change.</summary>
internal static class SelfReviewForm
{
    private static readonly IReadOnlyList<Option> Verdicts =
        [.. new[] { Verdict.Strong, Verdict.Solid, Verdict.MildConcern, Verdict.Concern, Verdict.NotProbed }.Select(v => new Option(v.ToString(), InWords.Name(v)))];

    private static readonly IReadOnlyList<Option> Helpfulness =
    [
        new("4", "4 · very helpful"),
        new("3", "3 · helpful"),
        new("2", "2 · somewhat helpful"),
        new("1", "1 · not helpful this time"),
    ];

    public static Form Create(Round round, RoundTitle title, PrincipleSet principles) => new(
        RoundActions.On(RoundActions.Debrief, "review", round),
        title.Create("My own view"),
        [
            .. round.Principles.Chunk(2).Select(pair => new FormStep(title.OfStep("How did you do?"), [.. pair.SelectMany(id => Fields(round, id, principles))])),
            new FormStep(
                title.OfStep("The round"),
                [
                    new ChoiceField("helpful", FileTexts.HowHelpful, Required: true, Helpfulness),
                    new TextField("change", FileTexts.WhatWillChange, Required: false, 500, Long: true),
                ]),
        ])
    {
        SubmitLabel = "File it",
    };

    public static SelfReview Read(Round round, FormAnswers answers) => new(
        [.. round.Principles.Select(id => new OwnView(id, Enum.Parse<Verdict>(answers.Choice($"{id}.own")!), answers.Text($"{id}.story").Trim()))],
        answers.Number("helpful")!.Value,
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

    private static IEnumerable<Field> Fields(Round round, PrincipleId id, PrincipleSet principles)
    {
        var name = principles.NameOf(id).Split(';')[0];
        yield return new ChoiceField($"{id}.own", Label.Fit(name, Label.MaxField), Required: true, Verdicts)
        {
            Chosen = round.WasProbed(id) ? [] : [Verdict.NotProbed.ToString()],
        };
        yield return new TextField($"{id}.story", Label.Fit($"Story for {name}", Label.MaxField), Required: false, 200);
    }
}
