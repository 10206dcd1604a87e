using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Organising.EditSettings;

/// <summary>The settings as a form, each with what it is now.</summary>
internal static class SettingsForm
{
    public const string Feature = "settings";

    public static Form Create(CommunitySettings settings) => new(
        new ActionId(Feature, "save", Subject.None),
        EditSettingsTexts.Title,
        [
            new FormStep(
                "Time and lengths",
                [
                    new TextField("zone", "Time zone", Required: true, MaxLength: 50) { Value = settings.TimeZone, Hint = EditSettingsTexts.ZoneHint },
                    Number("hour", EditSettingsTexts.HourOfWeeklyPost, 0, 23, settings.BoardHour),
                    Number("minutes", EditSettingsTexts.LengthOfRound, RoundRules.MinMinutes, RoundRules.MaxMinutes, settings.DefaultMinutes),
                ]),
            new FormStep(
                "Waiting",
                [
                    Number("waiting", EditSettingsTexts.TimeInQueue, 5, 24 * 60, (int)settings.WaitingEntryLife.TotalMinutes),
                    Number("invitation", EditSettingsTexts.TimeOfInvitation, 1, 24 * 60, (int)settings.InvitationLife.TotalMinutes),
                    Number("arrival", EditSettingsTexts.TimeToArrive, 1, 60, (int)settings.ArrivalTime.TotalMinutes),
                    Number("repeat", EditSettingsTexts.SamePairAgain, 0, 52, (int)(settings.RepeatAfter.TotalDays / 7)),
                ]),
        ]);

    /// <param name="zone">The time zone that was typed.</param>
    public static CommunitySettings Read(FormAnswers answers, string zone, CommunitySettings before) => before with
    {
        TimeZone = zone,
        BoardHour = answers.Number("hour")!.Value,
        DefaultMinutes = answers.Number("minutes")!.Value,
        WaitingEntryLife = TimeSpan.FromMinutes(answers.Number("waiting")!.Value),
        InvitationLife = TimeSpan.FromMinutes(answers.Number("invitation")!.Value),
        ArrivalTime = TimeSpan.FromMinutes(answers.Number("arrival")!.Value),
        RepeatAfter = TimeSpan.FromDays(7 * answers.Number("repeat")!.Value),
    };

    private static NumberField Number(string key, string label, int min, int max, int value) =>
        new(key, label, Required: true, min, max) { Value = value.ToString(), Hint = $"From {min} to {max}." };
}
