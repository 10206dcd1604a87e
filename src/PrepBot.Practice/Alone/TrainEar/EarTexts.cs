using System.Globalization;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Alone.TrainEar;

/// <summary>What members read here, a sentence each.</summary>
internal static class EarTexts
{
    public const string ShortTitle = "Rate this answer";

    public const string HowLong = "About two minutes, with the fields of a debrief. Then you see the key. The people in it are invented.";

    public const string Notice = "Ear training";

    public const string AnswerIsGone = "I do not have this answer any more. There are others.";

    public const string NoAnswers = "There is nothing to rate in this set of principles yet. /mock prompt gives you a question to answer alone.";

    public const string KeptForYourRound = "The answers I have are about questions of your round, so I keep them until it is over.";

    public const string Half = "half: ";

    public static string RateMoreFirst => $"The stronger version is here for you once you have rated this answer and {EarTraining.BeforeStronger} in all: your own ear comes first.";

    public static string Title(string principle) => $"Rate this answer: {principle}";

    public static string Beside(Verdict own, Verdict key) => $"You {InWords.Signed(own)} · key {InWords.Signed(key)}";

    /// <summary>"8 of your last 10 are within one step of the key · 0.6 milder on average".</summary>
    public static string Standing(EarFigures figures)
    {
        var lean = Math.Round(figures.Lean, 1, MidpointRounding.AwayFromZero);
        var side = lean > 0 ? "milder" : "stricter";
        if (figures.Count == 1)
            return lean == 0 ? "Your first one, and it is as the key has it" : $"Your first one: {InWords.Count((int)Math.Abs(lean), "step")} {side} than the key";

        var within = $"{figures.Within} of your last {figures.Count} are within one step of the key";
        return lean == 0 ? $"{within} · neither milder nor stricter" : $"{within} · {Math.Abs(lean).ToString("0.#", CultureInfo.InvariantCulture)} {side} on average";
    }

    /// <summary>Behind a beat where the member and the key differ.</summary>
    public static string YouSaidOtherwise(bool isChosen) => isChosen ? " · you heard it" : " · missed";

    public static RichText Flags(IReadOnlyList<string> names, int most) => RichText.Create($"{"Flags":strong} {Some(names, most)}");

    public static RichText NotInTheKey(IReadOnlyList<string> names, int most) => RichText.Create($"{"Not in the key":strong} {Some(names, most)}");

    private static string Some(IReadOnlyList<string> names, int most) =>
        names.Count <= most ? string.Join("; ", names) : $"{string.Join("; ", names.Take(most))} and {names.Count - most} more";

    public static RichText IAndWe(AnswerReading key) => RichText.Create($"{"I and we":strong} {key.Pronouns.I} and {key.Pronouns.We}: {AnswerTexts.NameSentences(key.PronounsWhy)}");
}
