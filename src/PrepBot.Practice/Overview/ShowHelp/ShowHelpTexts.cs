using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Practice.Overview.ShowStatus;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowHelpTexts
{
    public const string Feature = "help";
    public const string About = "about";

    public const string CommandHelp = "What to do now, in a few lines";

    public const string Title = "Mock interviews, with each other";

    public static Tour Tour { get; } = new("Try a whole round by yourself", "start", "They are paired, and a private room opens for both.");

    public static RichText HowToStart => RichText.Create($"{"/mock start":strong} pairs you with somebody. Add what you want: /mock start dive deep, ownership as candidate 30m, or with @name to invite just them.");

    public static RichText WhileYouWait => RichText.Create($"{"While you wait":strong}\n/mock status shows your place, /mock leave takes you out. Ring me, in the answer to /mock start, tells you within a day when somebody who fits begins to wait. /mock principle shows what interviewers listen for, and has cards on how to build an answer; /mock solo has what you can practise alone.");

    public static RichText InARound => RichText.Create($"{"In a round":strong}\nBoth press \"I'm here\". The interviewer gets a cockpit with the question: Ask it, and the clock runs by itself. Done, then probe, take notes, go on to the next principle, End.");

    public static RichText AfterARound => RichText.Create($"{"After a round":strong}\n/mock debrief opens your form. Nobody sees it until both are in. /mock me shows what you have covered, /mock leaderboard what the group has.");

    public static RichText ForOrganisers => RichText.Create($"{"For organisers":strong}\n/mock-admin enable opens a channel for mocks, /mock-admin settings has what is set for the group; the rest of /mock-admin is the group's own prompts.");

    /// <summary>What is now, and what helps with it.</summary>
    public static List<Block> Lines(HelpSituation situation, NowItem? now)
    {
        List<Block> lines = now is null ? [] : [.. now.Blocks];
        if (situation is HelpSituation.Beginning)
            lines.AddRange([new Heading(Title), new Paragraph(HowToStart)]);
        if (situation is HelpSituation.Waiting)
            lines.Add(new Paragraph(WhileYouWait));
        if (situation is HelpSituation.Round)
            lines.Add(new Paragraph(InARound));
        if (situation is HelpSituation.After)
            lines.Add(new Paragraph(AfterARound));
        if (situation is HelpSituation.After or HelpSituation.Data)
            lines.Add(new Paragraph(YourData));
        if (situation is HelpSituation.Organising)
            lines.Add(new Heading("For organisers"));
        return lines;
    }

    public static Select SomethingElse(HelpSituation situation) => new(
        new ActionId(Feature, About, Subject.None),
        "Help with something else",
        [.. Enum.GetValues<HelpSituation>().Where(other => other != situation).Select(other => new Option(HelpSituations.Key(other), Name(other)))]);

    private static string Name(HelpSituation situation) => situation switch
    {
        HelpSituation.Beginning => "To start",
        HelpSituation.Waiting => "While you wait",
        HelpSituation.Round => "In a round",
        HelpSituation.After => "After a round",
        HelpSituation.Data => "Your data",
        HelpSituation.Organising => "What organisers do",
        _ => throw new ArgumentOutOfRangeException(nameof(situation)),
    };

    public static RichText YourData => RichText.Create($"{"Your data":strong}\n/mock export gives you everything I hold on you here, /mock forget-me erases it.");
}
