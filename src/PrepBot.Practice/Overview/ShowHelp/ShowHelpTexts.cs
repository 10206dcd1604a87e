using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowHelpTexts
{
    public const string CommandHelp = "What to do now, in a few lines";

    public const string Title = "Mock interviews, with each other";

    public static Tour Tour { get; } = new("Try a whole round by yourself", "start", "They are paired, and a private room opens for both.");

    public static RichText HowToStart => RichText.Create($"{"/mock start":strong} pairs you with somebody. Add what you want: /mock start dive deep, ownership as candidate 30m, or with @name to invite just them.");

    public static RichText WhileYouWait => RichText.Create($"{"While you wait":strong}\n/mock status shows your place, /mock leave takes you out. /mock principle shows what interviewers listen for, and has cards on how to build an answer; /mock solo has what you can practise alone.");

    public static RichText InARound => RichText.Create($"{"In a round":strong}\nBoth press \"I'm here\". The interviewer gets a cockpit with the question: Ask it, and the clock runs by itself. Done, then probe, take notes, go on to the next principle, End.");

    public static RichText AfterARound => RichText.Create($"{"After a round":strong}\n/mock debrief opens your form. Nobody sees it until both are in. /mock me shows what you have covered, /mock leaderboard what the group has.");

    public static RichText ForOrganisers => RichText.Create($"{"For organisers":strong}\n/mock-admin enable opens a channel for mocks, /mock-admin settings has what is set for the group; the rest of /mock-admin is the group's own prompts.");

    public static RichText YourData => RichText.Create($"{"Your data":strong}\n/mock export gives you everything I hold on you here, /mock forget-me erases it.");
}
