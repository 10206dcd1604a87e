using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>A member's own page in words: what to do next and why, the map, how the answers to one principle develop.</summary>
internal static class CoverageTexts
{
    public const string CommandHelp = "Your coverage map, gaps and what to practise next";

    /// <summary>The whole page.</summary>
    /// <param name="pictures">Whether pictures can be made.</param>
    public static Message Page(MyPage page, PrincipleSet principles, bool pictures)
    {
        var blocks = new List<Block> { new Heading(Title(page.Map, principles)), new Paragraph(Why(page, principles)), new Buttons(Actions(page, principles, pictures)) };
        blocks.AddRange(Map(page.Map, principles));
        if (TrendTexts.Short(page, principles) is { } trend)
            blocks.AddRange([new Divider(), .. trend]);
        return new Message(blocks) { Accent = AccentOf(page.Map, principles), Card = MyCoverageActions.Card };
    }

    /// <summary>"6 of 16 · 2 new this week · 3-week streak", the map, and what its signs mean.</summary>
    public static IReadOnlyList<Block> Map(CoverageMap map, PrincipleSet principles)
    {
        var news = map.New > 0 ? $" · {map.New} new this week" : "";
        var frozen = map.Streak.Frozen > 0 ? $" ({InWords.Count(map.Streak.Frozen, "week")} frozen)" : "";
        var streak = map.Streak.Weeks > 0 ? $" · {map.Streak.Weeks}-week streak{frozen}" : "";
        return
        [
            new Paragraph(RichText.Create($"{$"{map.Covered} of {principles.Count}":strong}{news}{streak}")),
            CoverTexts.Map(principles, principle => map.Cells.FirstOrDefault(cell => cell.Principle == principle)?.Cover ?? Cover.Open),
            new SmallPrint(CoverTexts.Legend),
        ];
    }

    /// <summary>The colour of what comes next.</summary>
    public static Accent AccentOf(CoverageMap map, PrincipleSet principles) => map.Next is { } next ? Hues.Of(principles, next) : Accent.Indigo;

    /// <summary>What to do next, in a few words.</summary>
    public static string Title(CoverageMap map, PrincipleSet principles) => map.Next switch
    {
        null => "Everything is practised and fresh",
        { } next when map.Covered == 0 => $"Start with {principles.NameOf(next)}",
        { } next => $"Practise {principles.NameOf(next)} next",
    };

    /// <summary>How long there is, what is open, and why this one.</summary>
    public static RichText Why(MyPage page, PrincipleSet principles)
    {
        var map = page.Map;
        var days = page.Target?.DaysLeft switch
        {
            null or < 0 => "",
            0 => "Your interview is today",
            1 => "Your interview is tomorrow",
            var left => $"{left} days to your interview",
        };
        if (map.Covered == 0)
        {
            var begin = $"A round of at least {CreditRule.MinLength.TotalMinutes} minutes as candidate, with debriefs, puts the first square on your map.";
            return RichText.Create($"{(days.Length > 0 ? $"{days}. " : "")}{(map.Next is { } first ? $"{Asked(first, page, principles)} " : "")}{begin}");
        }

        var open = Open(map, principles);
        var opening = days.Length > 0 ? $"{days}; {open}." : $"{char.ToUpperInvariant(open[0])}{open[1..]}.";
        return map.Next is { } next ? RichText.Create($"{opening} {Reason(map.Cells.First(cell => cell.Principle == next), page, principles)}") : RichText.Plain(opening);
    }

    private static string Open(CoverageMap map, PrincipleSet principles)
    {
        var most = principles.ByProbeRank.Take(TargetDay.Top).ToList();
        var open = most.Count(principle => map.Cells.FirstOrDefault(cell => cell.Principle == principle.Id) is null or { Cover: Cover.Open });
        var all = principles.Count > TargetDay.Top ? "the ten asked most" : $"{principles.Count}";
        return open == 0 ? $"all of {all} are practised" : $"{open} of {all} {(open == 1 ? "is" : "are")} open";
    }

    private static RichText Reason(CoverageCell cell, MyPage page, PrincipleSet principles) => cell switch
    {
        { Cover: Cover.Alone } => $"{Asked(cell.Principle, page, principles)} Answered alone so far.",
        { LastAt: null } => Asked(cell.Principle, page, principles),
        { LastVerdict: Verdict.Concern or Verdict.MildConcern } => $"The last answer to it left a {InWords.Name(cell.LastVerdict.Value)}.",
        { Cover: Cover.LongAgo, LastAt: { } last } => RichText.Create($"Last practised {new Moment(last, MomentStyle.Relative)}."),
        _ => $"Practised {(cell.Times == 1 ? "once" : $"{cell.Times} times")} so far.",
    };

    private static string Asked(PrincipleId principle, MyPage page, PrincipleSet principles) => principles[principle].Probed.For(page.Level) switch
    {
        ProbeFrequency.NearlyAlways => "Nearly every loop asks this one.",
        ProbeFrequency.Often => "Most loops ask this one.",
        ProbeFrequency.Sometimes => "Some loops ask this one.",
        _ => "Loops seldom ask it as the main question.",
    };

    private static List<Button> Actions(MyPage page, PrincipleSet principles, bool pictures)
    {
        var buttons = new List<Button>();
        if (page.Channel is { } channel)
            buttons.Add(page.Map.Next is { } next ? Practise.This(next, principles, channel) : Practise.StartMock(channel));

        // Who has only interviewed has no trend, and numbers all the same.
        buttons.Add(page.Map.Covered > 0 ? MyCoverageActions.ShowTrends : MyCoverageActions.ShowNumbers);
        buttons.AddRange(PictureReply.Offer(pictures, Practise.CoverageFeature, Subject.None));
        buttons.Add(Practise.Leaderboard);
        if (page.Target is null or { DaysLeft: < 0 })
            buttons.Add(MyCoverageActions.SetTheDay);
        return buttons;
    }
}
