using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.DisputeScore;

/// <summary>Which score, and whether organisers may read what was written.</summary>
internal static class DisputeForm
{
    private static readonly IReadOnlyList<Option> Sharing =
        [new("no", DisputeTexts.KeepTheWords), new("yes", DisputeTexts.ShowTheWords)];

    public static Form Create(Round round, RoundTitle title, IReadOnlyList<PrincipleId> disputable, PrincipleSet principles) => title.Form(
        RoundActions.On(RoundActions.Dispute, "send", round),
        "",
        [
            new FormStep(
                "Which score?",
                [
                    new ChoiceField("principle", DisputeTexts.WhichScore, Required: true, [.. disputable.Select(id => new Option(id.Key, Label.Fit(principles.NameOf(id), Label.MaxOption)))])
                    {
                        Chosen = disputable.Count == 1 ? [disputable[0].Key] : [],
                    },
                    new ChoiceField("share", DisputeTexts.MayOrganisersRead, Required: true, Sharing) { Chosen = ["no"] },
                ]),
        ]) with
    {
        SubmitLabel = "Ask an organiser",
    };

    public static (PrincipleId Principle, bool SharesText) Read(FormAnswers answers) =>
        (new PrincipleId(answers.Choice("principle")!), answers.Choice("share") == "yes");
}
