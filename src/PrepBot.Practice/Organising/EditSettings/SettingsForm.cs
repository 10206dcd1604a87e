using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Organising.EditSettings;

/// <summary>The settings as a form, each with what it is now.</summary>
internal static class SettingsForm
{
    public const string Feature = "settings";

    private static readonly IReadOnlyList<Option> OnOrOff = [new("on", EditSettingsTexts.RingsOn), new("off", EditSettingsTexts.RingsOff)];

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
            new FormStep(
                "Ringing",
                [
                    new ChoiceField("rings", EditSettingsTexts.Rings, Required: true, OnOrOff) { Chosen = [settings.RingsOn ? "on" : "off"] },
                    Number("rings-from", EditSettingsTexts.RingsFrom, RingRules.Waking.From, RingRules.Waking.Until - 1, settings.RingHours.From),
                    Number("rings-until", EditSettingsTexts.RingsUntil, RingRules.Waking.From + 1, RingRules.Waking.Until, settings.RingHours.Until),
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
        RingsOn = answers.Choice("rings") == "on",
        RingHours = new RingHours(answers.Number("rings-from")!.Value, answers.Number("rings-until")!.Value),
    };

    /// <summary>What is wrong with two hours that are right each by itself; null when nothing is.</summary>
    public static string? Mistake(FormAnswers answers) =>
        answers.Number("rings-from") is { } from && answers.Number("rings-until") is { } until && from >= until ? EditSettingsTexts.RingsEndTooEarly : null;

    private static NumberField Number(string key, string label, int min, int max, int value) =>
        new(key, label, Required: true, min, max) { Value = value.ToString(), Hint = $"From {min} to {max}." };
}
