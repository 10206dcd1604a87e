using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>A board in words, complete without any picture: as the weekly post, and as one reader pages through it.</summary>
internal static class LeaderboardTexts
{
    /// <summary>Lines of each list on a page.</summary>
    public const int PageSize = 10;

    private const int GapsInPost = 3;

    /// <summary>However many share a place, a list names so many; the others are counted.</summary>
    private const int MaxListed = 15;

    /// <summary>The post of a week: the first places for everybody.</summary>
    /// <param name="pictures">Whether pictures can be made.</param>
    public static Message Post(GroupBoard board, BoardPost post, bool pictures, PrincipleSet principles)
    {
        var blocks = Opening(board);
        if (post.IsLate)
            blocks.Add(new Paragraph(RichText.Plain("A little late: I was away at the usual hour.", Emphasis.Light)));

        AddLists(board, blocks, ranked => ranked.TakeWhile(row => row.Rank <= Leaderboard.ShownRanks), reader: null, principles);
        AddGaps(board, GapsInPost, blocks, principles);
        if (ClaimSelect(board, post.ChannelId, principles) is { } claim)
            blocks.Add(claim);

        blocks.Add(new Buttons([Practise.MyCoverage, Practise.Leaderboard, Practise.StartMock(post.ChannelId), .. Picture(board, pictures)]));
        return new Message(blocks);
    }

    /// <summary>A page for one reader; without a number, the one their own row is on.</summary>
    /// <param name="page">From 1; out of range is the nearest one there is.</param>
    /// <param name="channel">Where practice can be started from here, or null.</param>
    /// <param name="pictures">Whether pictures can be made.</param>
    public static Message Page(GroupBoard board, MemberId reader, int? page, ChannelId? channel, bool pictures, PrincipleSet principles)
    {
        var pages = Math.Max(1, (Math.Max(board.Lists.Coverage.Count, board.Lists.Service.Count) + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page ?? OwnPage(board, reader), 1, pages);
        var blocks = Opening(board);
        AddLists(board, blocks, ranked => ranked.Skip((shown - 1) * PageSize).Take(PageSize), reader, principles);
        if (shown == 1)
            AddGaps(board, int.MaxValue, blocks, principles);
        if (channel is { } open && ClaimSelect(board, open, principles) is { } claim)
            blocks.Add(claim);

        var buttons = new List<Button>();
        if (shown > 1)
            buttons.Add(Turn(board, shown - 1, "Previous"));
        if (shown < pages)
            buttons.Add(Turn(board, shown + 1, "Next"));

        buttons.Add(Practise.MyCoverage);
        if (channel is { } here)
            buttons.Add(Practise.StartMock(here));

        buttons.AddRange(Picture(board, pictures));
        blocks.Add(new Buttons(buttons));
        if (pages > 1)
            blocks.Add(new Paragraph(RichText.Plain($"Page {shown} of {pages}", Emphasis.Light)));

        return new Message(blocks);
    }

    private static IEnumerable<Button> Picture(GroupBoard board, bool pictures) =>
        PictureReply.Offer(pictures, Practise.BoardFeature, Subject.Create(board.Span.Key));

    private static Button Turn(GroupBoard board, int page, string label) =>
        new(new ActionId(Practise.BoardFeature, "page", Subject.Create(board.Span.Key).And(page)), label);

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

    private static List<Block> Opening(GroupBoard board) =>
    [
        new Heading(board.Title),
        new Paragraph($"{InWords.Count(board.Activity.Members, "member")} · {InWords.Count(board.Activity.Rounds, "round")}"),
    ];

    private static void AddLists(
        GroupBoard board, List<Block> blocks, Func<IReadOnlyList<Ranked>, IEnumerable<Ranked>> part, MemberId? reader, PrincipleSet principles)
    {
        if (board.Lists.Coverage.Count == 0)
            blocks.Add(new Paragraph($"Nothing counts yet in this time. A round of at least {CreditRule.MinLength.TotalMinutes} minutes, with debriefs, takes the first place."));

        Add("Coverage", board.Lists.Coverage, tally => Coverage(tally, principles));
        Add("Service", board.Lists.Service, Service);

        void Add(string title, IReadOnlyList<Ranked> ranked, Func<MemberTally, string> words)
        {
            var rows = part(ranked).ToList();
            var lines = rows.Take(MaxListed).Select(row => Line(row, reader, words)).ToList();
            if (rows.Count > MaxListed)
                lines.Add($"and {rows.Count - MaxListed} more");
            if (lines.Count > 0)
                blocks.Add(new Paragraph(RichText.Create($"{title:strong}\n{string.Join('\n', lines)}")));
        }
    }

    private static void AddGaps(GroupBoard board, int most, List<Block> blocks, PrincipleSet principles)
    {
        var lines = board.Lists.Gaps.Take(most).Select(gap => Gap(gap, principles)).ToList();
        if (lines.Count > 0)
            blocks.Add(new Paragraph(RichText.Create($"{"Gaps":strong}\n{string.Join('\n', lines)}")));

        var claims = board.Claims.GroupBy(claim => claim.Principle)
            .Select(group => $"{principles.NameOf(group.Key)}: {InWords.List([.. group.Select(claim => claim.DisplayName)], MaxListed)}").ToList();
        if (claims.Count > 0)
            blocks.Add(new Paragraph(RichText.Create($"{"Claimed":strong}\n{string.Join('\n', claims)}")));
    }

    /// <summary>Everything the group lacks; where it lacks nothing, there is nothing to claim.</summary>
    private static Select? ClaimSelect(GroupBoard board, ChannelId channel, PrincipleSet principles)
    {
        var options = board.Lists.Gaps.Take(Label.MaxOptions).Select(gap => new Option(gap.Principle.Key, Label.Fit(principles.NameOf(gap.Principle), Label.MaxOption))).ToList();
        return options.Count == 0 ? null : new Select(new ActionId(ClaimAction.Feature, "take", Subject.Create(channel)), "Claim a principle", options);
    }

    private static string Line(Ranked row, MemberId? reader, Func<MemberTally, string> words) =>
        $"{row.Rank}  {row.Tally.DisplayName}{(row.Tally.MemberId == reader ? " (you)" : "")}  {words(row.Tally)}";

    private static string Coverage(MemberTally tally, PrincipleSet principles)
    {
        var strip = string.Concat(principles.InPublishedOrder.Select(principle => tally.Covered.Contains(principle.Id) ? "■" : "□"));
        return $"+{tally.NewPrinciples} ({tally.Covered.Count}/{principles.Count}) {strip}";
    }

    private static string Service(MemberTally tally)
    {
        var onTime = tally.FiledOnTime == tally.Filed ? "all on time" : $"{tally.FiledOnTime} on time";
        var helpful = tally.Helpfulness is { } mean ? $", helpful {mean:0.0} of 4 ({InWords.Count(tally.Raters, "rater")})" : "";
        return $"{InWords.Count(tally.Filed, "debrief")}, {onTime}{helpful}";
    }

    private static string Gap(Gap gap, PrincipleSet principles) => gap.WeeksSince is { } weeks
        ? $"{principles.NameOf(gap.Principle)}: nobody for {InWords.Count(weeks, "week")}"
        : $"{principles.NameOf(gap.Principle)}: nobody yet";

    public const string TitleOfAllTime = "LP coverage · all time";
}

/// <summary>The stable name of claiming, since posts and pages carry it.</summary>
internal static class ClaimAction
{
    public const string Feature = "claim";
}
