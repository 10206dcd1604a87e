using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>The weekly post in words, complete without any picture.</summary>
internal static class WeeklyPostTexts
{
    /// <param name="pictures">Whether pictures can be made.</param>
    public static Message Post(GroupBoard board, BoardPost post, bool pictures, PrincipleSet principles) =>
        board.IsOfAnEmptyGroup ? Empty(board, post, principles) : OfAWeek(board, post, pictures, principles);

    private static Message Empty(GroupBoard board, BoardPost post, PrincipleSet principles) => new(
    [
        new Heading(BoardTexts.BeTheFirst),
        new Paragraph(BoardTexts.Invitation(principles)),
        new Buttons([Practise.StartMock(post.ChannelId), Practise.Alone, Practise.MyCoverage]),
        .. Notes(post, BoardTexts.NothingYet(board)),
    ])
    {
        Accent = Accent.Grey,
    };

    private static Message OfAWeek(GroupBoard board, BoardPost post, bool pictures, PrincipleSet principles)
    {
        var blocks = new List<Block> { new Heading(BoardTexts.Title(board)) };
        AddRows(board, blocks, principles);
        blocks.AddRange(Notes(post, board.Lists.Coverage.Count > 0 ? CoverTexts.LegendOfStrip(principles, board.Span.To) : null));
        var more = new List<Block>();
        if (BoardTexts.Thanks(board) is { } thanks)
            more.Add(new Paragraph(thanks));
        if (BoardTexts.Gaps(board, principles) is { } gaps)
            more.Add(new Paragraph(gaps));
        if (BoardTexts.Claims(board, principles) is { } claims)
            more.Add(new SmallPrint(claims));
        if (more.Count > 0)
            blocks.AddRange([new Divider(), .. more]);

        List<Button> buttons = [Practise.StartMock(post.ChannelId), Practise.MyCoverage];
        if (board.OpenGaps.Count > 0)
            buttons.Add(ClaimAction.Offer(post.ChannelId));
        blocks.Add(new Buttons([.. buttons, .. PictureReply.Offer(pictures, Practise.BoardFeature, Subject.Create(board.Span.Key))]));
        return new Message(blocks) { Accent = Accent.Indigo };
    }

    /// <summary>The first five with their line; a shared place that has no room any more is one line of names.</summary>
    private static void AddRows(GroupBoard board, List<Block> blocks, PrincipleSet principles)
    {
        if (board.Lists.Coverage.Count == 0)
            blocks.Add(new Paragraph(BoardTexts.NobodyHere));

        var room = Leaderboard.ShownRanks;
        foreach (var tied in board.Lists.Coverage.GroupBy(row => row.Rank))
        {
            var rows = tied.ToList();
            if (rows.Count > room)
            {
                if (room > 0)
                    blocks.Add(new Paragraph(RichText.Create($"{tied.Key}  {InWords.List([.. rows.Select(row => row.Tally.DisplayName)], BoardTexts.MaxListed):strong} {BoardTexts.Coverage(board, rows[0].Tally, principles)}")));
                return;
            }

            foreach (var row in rows)
            {
                var covers = board.Covers.GetValueOrDefault(row.Tally.MemberId);
                var strip = CoverTexts.Strip(principles, principle => covers?.GetValueOrDefault(principle) ?? Cover.Open);
                blocks.Add(new Paragraph(RichText.Create($"{row.Rank}  {row.Tally.DisplayName:strong} {BoardTexts.Coverage(board, row.Tally, principles)}\n{strip}")));
            }

            room -= rows.Count;
        }
    }

    private static IEnumerable<Block> Notes(BoardPost post, string? legend)
    {
        if (legend is not null)
            yield return new SmallPrint(legend);
        if (post.IsLate)
            yield return new SmallPrint(BoardTexts.Late);
    }
}
