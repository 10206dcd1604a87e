using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>The group's map as a drawing, and as a text twin: when anybody practised each principle last. Names nobody.</summary>
internal static class BoardPicture
{
    private static readonly IReadOnlyList<(CellSign Sign, string Words)> Legend =
    [
        (CellSign.New, "practised in that week"),
        (CellSign.Full, $"less than {Leaderboard.GapWeeks} weeks before"),
        (CellSign.Older, "longer ago"),
        (CellSign.Open, "never"),
    ];

    public static MapPicture Create(GroupBoard board, PrincipleSet principles) => new(
        $"{board.Title} · the group",
        PictureTexts.SeenFromWeek(board.Activity.Members, board.Activity.Rounds, board.Span.To.Week, board.Span.To.Year),
        Legend,
        TileGroups.Create(principles, principle => Tile(principle, board)));

    /// <summary>The map in a few sentences, for who cannot see the picture.</summary>
    public static string Twin(GroupBoard board, PrincipleSet principles) => TextTwin.Create(
        $"{board.Title}, the group: {InWords.Count(board.Activity.Members, "member")}, {InWords.Count(board.Activity.Rounds, "round")}.",
        Legend.Select(entry => (entry.Words, principles.ByProbeRank.Where(principle => SignOf(Since(principle, board)) == entry.Sign).Select(principle => principle.Name))));

    private static Tile Tile(Principle principle, GroupBoard board)
    {
        var since = Since(principle, board);
        var words = since switch
        {
            null => "nobody yet",
            0 => $"in week {board.Span.To.Week}",
            _ => $"nobody for {InWords.Count(since.Value, "week")}",
        };
        return new Tile(CoverTexts.ShortName(principle), SignOf(since), words);
    }

    private static int? Since(Principle principle, GroupBoard board) =>
        board.LastPractised.TryGetValue(principle.Id, out var last) ? board.Span.To.Since(last) : null;

    private static CellSign SignOf(int? weeksSince) => weeksSince switch
    {
        null => CellSign.Open,
        <= 0 => CellSign.New,
        < Leaderboard.GapWeeks => CellSign.Full,
        _ => CellSign.Older,
    };
}
