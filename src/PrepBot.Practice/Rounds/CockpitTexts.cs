using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What the interviewer reads on the cockpit.</summary>
internal static class CockpitTexts
{
    /// <summary>What is left of a name beside the rest of a heading.</summary>
    private const int MaxName = 14;

    public const string EndIt = "End this round";

    public const string GoOn = "Enough heard: go on";

    public static string CanYouSpeak(string candidate) => $"You interview {Name(candidate)}. Can you both speak now?";

    public static string WaitingFor(string candidate) => $"{Name(candidate)} is on the way";

    /// <summary>"Frugality, 1 of 2".</summary>
    public static string Where(string principle, int number, int count) => $"{principle}, {number} of {count}";

    public static string Ask(string candidate, string where) => Label.Fit($"Ask {Name(candidate)}: {where}", Label.MaxNotice);

    public static string Listen(string candidate) => $"Listen: {Name(candidate)} answers";

    public static string DigDeeper(string length) => $"Dig deeper: answered in {length}";

    public static string Close(int minutesLeft) => minutesLeft >= 0 ? $"Close the round: {minutesLeft} min left" : $"Close the round: {-minutesLeft} min over";

    public static string Paused(int minutesLeft) => $"Paused, {Math.Max(0, minutesLeft)} min left";

    /// <summary>"Frugality · 45 min · talk in #voice".</summary>
    public static RichText Understood(string principles, int minutes, TalkPlace? talk) => RichText.Create($"{principles} · {minutes} min · {TalkTexts.Meanwhile(talk)}");

    public static RichText TimeFor(int minutes, DateTimeOffset endsAt, TalkPlace? talk) => RichText.Create(
        $"{(minutes > 0 ? $"About {minutes} min for it" : "Its time is over")} · round ends {new Moment(endsAt, MomentStyle.Relative)} · {TalkTexts.Meanwhile(talk)}");

    public static RichText AnswerRuns(DateTimeOffset since, string where, DateTimeOffset endsAt) =>
        RichText.Create($"{new Moment(since, MomentStyle.Elapsed)} · {where} · round ends {new Moment(endsAt, MomentStyle.Time)}");

    public static RichText Answered(string where, string? length, int minutes, DateTimeOffset endsAt) => RichText.Create(
        $"{where}{(length is null ? "" : $" · answered in {length}")} · {(minutes > 0 ? $"{minutes} min left for it" : "its time is over")} · round ends {new Moment(endsAt, MomentStyle.Relative)}");

    public static RichText ListenFor(KitPrompt prompt) => $"{(prompt.IsCore ? "Asked in most loops. " : "")}Listen for: {prompt.After}";

    public static RichText Probe(int index, KitPrompt asked) =>
        RichText.Create($"{$"Probe {index + 1} of {asked.Probes.Count}":strong}\n{asked.Probes[index]}");

    public static RichText WasAsked(string question, IReadOnlyList<int> probes) =>
        probes.Count == 0 ? question : $"{question}\nAsked: {string.Join(", ", probes.Select(index => $"probe {index + 1}"))}";

    public static RichText Replaced(int left) => RichText.Create($"{"Replaced":strong}, {left} left. Why? It helps the bank.");

    public static string Instead(int left) => $"Another question instead ({left} left)";

    public const string SomethingElse = "Ask something else";

    public static Option Spare(KitPrompt prompt) => new(prompt.PromptKey, InALine(prompt)) { Description = Label.Fit($"Listen for: {prompt.After}", Label.MaxOption) };

    public static Option OtherProbe(int index, KitPrompt asked) => new($"probe.{index}", Label.Fit($"Probe {index + 1} · {asked.Probes[index]}", Label.MaxOption));

    public static Option AnyStory(int index, FollowUp followUp) => new($"any.{index}", Label.Fit(followUp.Text, Label.MaxOption)) { Description = "Any story" };

    public static Option OtherPrompt(KitPrompt prompt) => new($"new.{prompt.PromptKey}", InALine(prompt)) { Description = "A new question" };

    private static string InALine(KitPrompt prompt) => Label.Fit(prompt.Short ?? prompt.Text, Label.MaxOption);

    internal static string Name(string name) => Label.Fit(name, MaxName);
}
