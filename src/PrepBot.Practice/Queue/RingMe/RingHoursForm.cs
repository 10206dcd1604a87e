using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;

namespace PrepBot.Practice.Queue.RingMe;

/// <summary>The hours a member is usually there, as a form; both empty for all those of the group.</summary>
internal static class RingHoursForm
{
    public static Form Create(RingHours? hours) => new(
        new ActionId(RingActions.Feature, "save-hours", Subject.None),
        RingMeTexts.WhenToRingMe,
        [
            new FormStep(
                RingMeTexts.WhenToRingMe,
                [
                    Hour("from", RingMeTexts.FromThisHour, RingRules.Waking.From, RingRules.Waking.Until - 1, hours?.From),
                    Hour("until", RingMeTexts.UntilThisHour, RingRules.Waking.From + 1, RingRules.Waking.Until, hours?.Until),
                ]),
        ]);

    /// <summary>Null where both are empty.</summary>
    public static RingHours? Read(FormAnswers answers) =>
        answers.Number("from") is { } from && answers.Number("until") is { } until ? new RingHours(from, until) : null;

    /// <summary>What is wrong with the two together; null when nothing is.</summary>
    public static string? Mistake(FormAnswers answers) => (answers.Number("from"), answers.Number("until")) switch
    {
        ({ } from, { } until) when from >= until => RingMeTexts.EndsTooEarly,
        (null, not null) or (not null, null) => RingMeTexts.BothOrNone,
        _ => null,
    };

    private static NumberField Hour(string key, string label, int min, int max, int? value) =>
        new(key, label, Required: false, min, max) { Value = value is { } hour ? $"{hour}" : "", Hint = $"From {min} to {max}, or empty." };
}
