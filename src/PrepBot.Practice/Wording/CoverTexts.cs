using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Wording;

/// <summary>Coverage as cells: the same signs, in the same order, with the same words on the page, on the board and in pictures.</summary>
internal static class CoverTexts
{
    /// <summary>Behind so many of the most often asked stands the gap or the bar; none in a set that is no larger.</summary>
    public static int GapAfter(PrincipleSet principles) => principles.Count > TargetDay.Top ? TargetDay.Top : 0;

    public static CellSign Sign(Cover cover) => cover switch
    {
        Cover.New => CellSign.New,
        Cover.Recent => CellSign.Full,
        Cover.LongAgo => CellSign.Older,
        Cover.Alone => CellSign.Half,
        Cover.Open => CellSign.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(cover)),
    };

    /// <summary>The name where there is little room; one the set gives none for is cut at a word.</summary>
    public static string ShortName(Principle principle) => principle.ShortName ?? Label.Fit(principle.NameInALine, Label.MaxCell);

    /// <summary>All principles by how often loops ask.</summary>
    public static CellMap Map(PrincipleSet principles, Func<PrincipleId, Cover> coverOf) =>
        new([.. principles.ByProbeRank.Select(principle => new Cell(Sign(coverOf(principle.Id)), ShortName(principle)))], GapAfter(principles));

    /// <summary>The same in one line.</summary>
    public static CellStrip Strip(PrincipleSet principles, Func<PrincipleId, Cover> coverOf) =>
        new([.. principles.ByProbeRank.Select(principle => Sign(coverOf(principle.Id)))], GapAfter(principles));

    /// <summary>What the signs mean.</summary>
    public static string Legend { get; } = Explain(Enum.GetValues<Cover>(), Word);

    /// <summary>What the signs of a line on a board mean, seen from a week; what was answered alone is nobody else's business.</summary>
    public static string LegendOfStrip(PrincipleSet principles, IsoWeekNumber week)
    {
        var signs = Explain(Enum.GetValues<Cover>().Where(cover => cover != Cover.Alone), cover => cover == Cover.New ? $"new in week {week.Week}" : Word(cover));
        return GapAfter(principles) > 0 ? $"{signs}\nLeft of │ the ten asked most." : signs;
    }

    private static string Explain(IEnumerable<Cover> covers, Func<Cover, string> word) =>
        string.Join("  ", covers.Reverse().Select(cover => $"{CellSigns.Of(Sign(cover))} {word(cover)}"));

    public static string Word(Cover cover) => cover switch
    {
        Cover.New => "new this week",
        Cover.Recent => $"last {Covers.RecentWeeks} weeks",
        Cover.LongAgo => "longer ago",
        Cover.Alone => "alone so far",
        Cover.Open => "open",
        _ => throw new ArgumentOutOfRangeException(nameof(cover)),
    };
}
