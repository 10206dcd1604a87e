using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Debriefs.FileDebrief;

namespace PrepBot.Practice.Alone.TrainEar;

/// <summary>The debrief's own fields, about a worked answer.</summary>
internal static class EarForm
{
    public static Form Create(WorkedAnswer answer, Principle principle, PrincipleSet principles)
    {
        var shortName = principles.ShortNameOf(principle.Id);
        var could = answer.Key.Beats.Select(beat => beat.Beat).ToHashSet();
        IReadOnlyList<Option> signs = [.. SignOptions.Create(principle, principles.AnyStory, beat => could.Contains(beat.Id)).Take(Label.MaxOptions)];
        return new Form(
            new ActionId(TrainEar.Feature, "file", Subject.Create(answer.Id.Key)),
            Label.Fit(EarTexts.Title(shortName), Label.MaxTitle),
            [
                new FormStep(
                    FileTexts.WhatYouHeard,
                    [
                        new ChoiceField("verdict", FileTexts.VerdictOn(shortName, several: false), Required: true, VerdictOptions.Given),
                        new TextField("evidence", FileTexts.HeardOn(shortName, several: false), Required: false, DebriefForm.EvidenceLength, Long: true),
                        new ChoiceField("heard", FileTexts.HeardSigns(shortName, several: false), Required: false, signs, signs.Count),
                        new ChoiceField("missing", FileTexts.MissingParts(shortName, several: false), Required: false, DetailsForm.PartOptions, DetailsForm.PartOptions.Count),
                    ]),
            ])
        {
            ShortTitle = EarTexts.ShortTitle,
            SubmitLabel = "See the key",
        };
    }

    public static EarRating Read(FormAnswers answers) => new(
        Enum.Parse<Verdict>(answers.Choice("verdict")!),
        answers.Text("evidence").Trim(),
        DetailsForm.Parts(answers.Chosen("missing")),
        [.. answers.Chosen("heard").Select(key => new SignKey(key))]);
}
