using PrepBot.Chat.Messages;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What is said when somebody is about to end the round.</summary>
internal static class EndTexts
{
    public const string EndTheRound = "End the round?";

    public const string EndAndFile = "End and file";

    public const string EndIt = "End it";

    public const string KeepGoing = "Keep going";

    public const string NothingAsked = "Nothing was asked yet. End all the same?";

    public const string NothingToFile = "Then there is nothing to file, and the round does not count.";

    public static string AllAsked(int count) => $"End the round? {count} of {count} {(count == 1 ? "was" : "were")} asked";

    public static string LeftOut(string principle) => Label.Fit($"{principle} was not asked yet. End all the same?", Label.MaxNotice);

    public static string Cost(int asked, int count) => asked == 0 ? $"Nothing was asked yet. {NothingToFile}"
        : asked == count ? $"{asked} of {count} {(count == 1 ? "principle was" : "principles were")} asked."
        : $"{asked} of {count} principles were asked. What was not asked counts as not probed.";

    public static string WasAsked(string principle, TimeSpan length, int probes) => $"{principle} {InWords.Clock(length)}, {InWords.Count(probes, "probe")}";

    public static string TimeLeft(int minutes) => minutes >= 0 ? $"{minutes} min left" : $"{-minutes} min over";

    public static string NotProbed(IReadOnlyList<string> principles) => $"{InWords.List(principles)} will count as not probed.";
}
