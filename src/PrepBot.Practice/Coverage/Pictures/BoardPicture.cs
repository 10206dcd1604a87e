using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>The group's map as a drawing, and as a text twin: when anybody practised each principle last. Names nobody.</summary>
internal static class BoardPicture
{
    public static MapPicture Create(GroupBoard board, PrincipleSet principles) => new(
        $"{board.Title} · the group",
        PictureTexts.SeenFromWeek(board.Activity.Members, board.Activity.Rounds, board.Span.To.Week, board.Span.To.Year),
        [.. Legend],
        [.. principles.InPublishedOrder.Select(principle => Tile(principle, board))]);

    /// <summary>The map in a few sentences, for who cannot see the picture.</summary>
    public static string Twin(GroupBoard board, PrincipleSet principles) => TextTwin.Create(
        $"{board.Title}, the group: {InWords.Count(board.Activity.Members, "member")}, {InWords.Count(board.Activity.Rounds, "round")}.",
        Legend.Select(entry => (entry.Words, principles.InPublishedOrder.Where(principle => FillOf(Since(principle, board)) == entry.Fill).Select(principle => principle.Name))));

    private static IEnumerable<(Fill Fill, string Words)> Legend =>
    [
        (Fill.Solid, "practised in that week"),
        (Fill.Striped, $"less than {Leaderboard.GapWeeks} weeks before"),
        (Fill.Dotted, "longer ago"),
        (Fill.Empty, "never"),
    ];

    private static Tile Tile(Principle principle, GroupBoard board)
    {
        var since = Since(principle, board);
        var words = since switch
        {
            null => "nobody yet",
            0 => $"in week {board.Span.To.Week}",
            _ => $"nobody for {InWords.Count(since.Value, "week")}",
        };
        return new Tile(principle.Name, FillOf(since), words);
    }

    private static int? Since(Principle principle, GroupBoard board) =>
        board.LastPractised.TryGetValue(principle.Id, out var last) ? board.Span.To.Since(last) : null;

    private static Fill FillOf(int? weeksSince) => weeksSince switch
    {
        null => Fill.Empty,
        <= 0 => Fill.Solid,
        < Leaderboard.GapWeeks => Fill.Striped,
        _ => Fill.Dotted,
    };
}
