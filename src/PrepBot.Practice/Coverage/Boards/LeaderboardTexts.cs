using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>A board as one reader pages through it: their own row first, then the group.</summary>
internal static class LeaderboardTexts
{
    /// <summary>Lines of each list on a page.</summary>
    public const int PageSize = 8;

    /// <summary>The name of the card.</summary>
    private const string Card = "board";

    /// <summary>A page for one reader; without a number, the one their own row is on.</summary>
    /// <param name="own">The reader's own row.</param>
    /// <param name="page">From 1; out of range is the nearest one there is.</param>
    /// <param name="channel">Where practice can be started from here, or null.</param>
    /// <param name="pictures">Whether pictures can be made.</param>
    public static Message Page(GroupBoard board, OwnRow own, int? page, ChannelId? channel, bool pictures, PrincipleSet principles)
    {
        if (board.IsOfAnEmptyGroup && board.Span.To == own.ThisWeek)
            return Empty(board, channel, pictures, principles);

        var pages = Math.Max(1, (Math.Max(board.Lists.Coverage.Count, board.Lists.Service.Count) + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page ?? OwnPage(board, own.Id), 1, pages);
        var blocks = new List<Block>();
        AddOwn(board, own, blocks, principles);
        AddGroup(board, own, shown, blocks, principles);
        if (pages > 1)
            blocks.Add(new SmallPrint($"Page {shown} of {pages}"));
        blocks.Add(new Buttons(Actions(board, own, channel, pictures, principles)));
        if (Turns(board, shown, pages) is { Count: > 0 } turns)
            blocks.Add(new Buttons(turns));
        return new Message(blocks) { Accent = Accent.Indigo, Card = Card };
    }

    private static Message Empty(GroupBoard board, ChannelId? channel, bool pictures, PrincipleSet principles) => new(
    [
        new Heading(BoardTexts.BeTheFirst),
        new Paragraph(BoardTexts.Invitation(principles)),
        new Buttons([.. Start(channel), Practise.Alone, Practise.MyCoverage, .. PictureReply.Offer(pictures, Practise.BoardFeature, Subject.Create(board.Span.Key))]),
        new SmallPrint(BoardTexts.NothingYet(board)),
    ])
    {
        Accent = Accent.Grey,
        Card = Card,
    };

    private static void AddOwn(GroupBoard board, OwnRow own, List<Block> blocks, PrincipleSet principles)
    {
        if (own.Covered == 0)
        {
            blocks.Add(new Heading(BoardTexts.Title(board)));
            return;
        }

        var news = board.Span.IsAllTime ? "" : own.New > 0 ? $"+{own.New}, " : "nothing new, ";
        var place = board.Lists.Coverage.FirstOrDefault(row => row.Tally.MemberId == own.Id);
        var standing = own.IsHidden ? ", hidden from others" : place is null ? "" : $", place {place.Rank}";
        blocks.Add(new Heading($"You: {news}{own.Covered} of {principles.Count}{standing}"));
        blocks.Add(new Paragraph(new RichText([CoverTexts.Strip(principles, principle => own.Covers.GetValueOrDefault(principle, Cover.Open))])));
        blocks.Add(new SmallPrint(CoverTexts.LegendOfStrip(principles, board.Span.To)));
        if (own.IsHidden)
            blocks.Add(new SmallPrint("Others do not see this row: you left the board in your profile."));
        blocks.Add(new Divider());
        blocks.Add(new Paragraph(RichText.Create($"{board.Title:strong} · {InWords.Count(board.Activity.Members, "member")} · {InWords.Count(board.Activity.Rounds, "round")}")));
    }

    private static void AddGroup(GroupBoard board, OwnRow own, int shown, List<Block> blocks, PrincipleSet principles)
    {
        if (board.Lists.Coverage.Count == 0)
            blocks.Add(new Paragraph(BoardTexts.NobodyHere));
        AddList(board.Lists.Coverage, null, tally => BoardTexts.Coverage(board, tally, principles));
        AddList(board.Lists.Service, BoardTexts.ThanksFor, tally => $"{tally.Counted}");
        if (IsShared(board.Lists.Coverage))
            blocks.Add(new SmallPrint("Ties share a place."));
        if (shown > 1)
            return;

        if (BoardTexts.Gaps(board, principles) is { } gaps)
            blocks.Add(new Paragraph(gaps));
        if (BoardTexts.Claims(board, principles) is { } claims)
            blocks.Add(new SmallPrint(claims));

        void AddList(IReadOnlyList<Ranked> ranked, string? title, Func<MemberTally, string> words)
        {
            var lines = ranked.Skip((shown - 1) * PageSize).Take(PageSize)
                .Select(row => RichText.Create($"{row.Rank}  {row.Tally.DisplayName:strong}{(row.Tally.MemberId == own.Id ? " (you)" : "")} {words(row.Tally)}")).ToList();
            if (lines.Count == 0)
                return;

            if (title is not null)
                lines.Insert(0, RichText.Plain(title, Emphasis.Strong));
            blocks.Add(new Paragraph(RichText.Lines(lines)));
        }
    }

    private static bool IsShared(IReadOnlyList<Ranked> ranked) => ranked.Count > ranked.DistinctBy(row => row.Rank).Count();

    private static List<Button> Actions(GroupBoard board, OwnRow own, ChannelId? channel, bool pictures, PrincipleSet principles)
    {
        List<Button> buttons = channel is { } here && own.Next is { } next ? [Practise.This(next, principles, here)] : [.. Start(channel)];
        buttons.Add(Practise.MyCoverage);
        if (own.IsHidden)
            buttons.Add(Practise.ShowMeAgain);
        if (channel is { } open && board.OpenGaps.Count > 0)
            buttons.Add(ClaimAction.Offer(open));
        buttons.AddRange(PictureReply.Offer(pictures, Practise.BoardFeature, Subject.Create(board.Span.Key)));
        return buttons;
    }

    private static List<Button> Turns(GroupBoard board, int shown, int pages)
    {
        var turns = new List<Button>();
        if (shown > 1)
            turns.Add(Turn(board.Span, shown - 1, "Previous"));
        if (shown < pages)
            turns.Add(Turn(board.Span, shown + 1, "Next"));
        turns.Add(board.Span.IsAllTime
            ? Turn(BoardSpan.Week(board.Span.To), null, $"Week {board.Span.To.Week}")
            : Turn(BoardSpan.AllTime(board.Span.To), null, BoardTexts.AllTime));
        return turns;
    }

    private static IEnumerable<Button> Start(ChannelId? channel) => channel is { } open ? [Practise.StartMock(open)] : [];

    private static Button Turn(BoardSpan span, int? page, string label) =>
        new(new ActionId(Practise.BoardFeature, "page", page is { } number ? Subject.Create(span.Key).And(number) : Subject.Create(span.Key)), label);

    private static int OwnPage(GroupBoard board, MemberId reader)
    {
        var index = RankIn(board.Lists.Coverage, reader) ?? RankIn(board.Lists.Service, reader) ?? 0;
        return (index / PageSize) + 1;
    }

    private static int? RankIn(IReadOnlyList<Ranked> ranked, MemberId reader)
    {
        for (var index = 0; index < ranked.Count; index++)
        {
            if (ranked[index].Tally.MemberId == reader)
                return index;
        }

        return null;
    }
}
