using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>What the weekly post and a reader's page of the board say alike.</summary>
internal static class BoardTexts
{
    public const string AllTime = "All time";

    /// <summary>However long a list is, it names so many and counts the others.</summary>
    public const int MaxListed = 5;

    /// <summary>"+2 · 6 of 16"; of all time everything is new, so it says what there is.</summary>
    public static string Coverage(GroupBoard board, MemberTally tally, PrincipleSet principles) =>
        board.Span.IsAllTime ? $"{tally.Covered.Count} of {principles.Count}" : $"+{tally.NewPrinciples} · {tally.Covered.Count} of {principles.Count}";

    /// <summary>How much was going on, as one title.</summary>
    public static string Title(GroupBoard board)
    {
        var (rounds, members) = (InWords.Count(board.Activity.Rounds, "round"), InWords.Count(board.Activity.Members, "member"));
        var squares = board.Lists.Coverage.Sum(row => row.Tally.NewPrinciples);
        return $"{board.Title}: {rounds}, {members}{(squares > 0 ? $", {InWords.Count(squares, board.Span.IsAllTime ? "square" : "new square")}" : "")}";
    }

    /// <summary>An invitation where nobody has practised anything yet.</summary>
    public static string Invitation(PrincipleSet principles)
    {
        var first = principles.ByProbeRank[0];
        var why = first.Probed.For(null) == ProbeFrequency.NearlyAlways ? "nearly every loop asks it" : "loops ask it most";
        return $"The first round takes two people and {FirstRound.TotalMinutes} minutes. {first.Name} is a good start: {why}.";
    }

    private static readonly TimeSpan FirstRound = TimeSpan.FromMinutes(20);

    public const string BeTheFirst = "Be the first on the board";

    /// <summary>How a square is come by, for a group without any.</summary>
    public static string NothingYet(GroupBoard board) =>
        $"{board.Title}: {InWords.Count(board.Activity.Rounds, "round")}. A square comes with the debriefs of a round of at least {CreditRule.MinLength.TotalMinutes} minutes.";

    public static string NobodyHere => $"Nobody is on this board. A square comes with the debriefs of a round of at least {CreditRule.MinLength.TotalMinutes} minutes.";

    public const string Late = "A little late: I was away at the usual hour.";

    public const string ThanksFor = "Thanks for debriefs that counted";

    /// <summary>Who is thanked: by the number of debriefs that counted, never with a score.</summary>
    public static RichText? Thanks(GroupBoard board)
    {
        if (board.Lists.Service.Count == 0)
            return null;

        var lines = new List<Span> { new Words(ThanksFor, Emphasis.Strong) };
        var room = MaxListed;
        foreach (var tied in board.Lists.Service.GroupBy(row => row.Tally.Counted).TakeWhile(_ => room > 0))
        {
            var names = tied.Select(row => row.Tally.DisplayName).ToList();
            lines.Add(new Words($"\n{InWords.List(names, room)}  {tied.Key}{(names.Count > 1 ? " each" : "")}"));
            room -= names.Count;
        }

        var left = board.Lists.Service.Count - board.Lists.Service.GroupBy(row => row.Tally.Counted).Aggregate(0, (named, tied) => named >= MaxListed ? named : named + tied.Count());
        if (left > 0)
            lines.Add(new Words($"\nand {left} more"));
        return new RichText(lines);
    }

    /// <summary>What nobody was asked lately, and nobody has claimed.</summary>
    public static RichText? Gaps(GroupBoard board, PrincipleSet principles)
    {
        var gaps = board.OpenGaps;
        if (gaps.Count == 0)
            return null;

        var named = gaps.Take(MaxListed).Select(gap => $"{principles.ShortNameOf(gap.Principle)} {(gap.WeeksSince is { } weeks ? InWords.Count(weeks, "week") : "never")}");
        var more = gaps.Count > MaxListed ? $" and {gaps.Count - MaxListed} more" : "";
        return RichText.Create($"{"Open for somebody":strong}  {string.Join(" · ", named)}{more}");
    }

    /// <summary>Who has claimed what.</summary>
    public static string? Claims(GroupBoard board, PrincipleSet principles)
    {
        var claims = board.Claims.GroupBy(claim => claim.Principle)
            .Select(group => (Name: principles.ShortNameOf(group.Key), By: InWords.List([.. group.Select(claim => claim.DisplayName)], MaxListed))).ToList();
        return claims switch
        {
            [] => null,
            [var only] => $"{only.Name} is claimed by {only.By}.",
            _ => $"Claimed: {InWords.List([.. claims.Select(claim => $"{claim.Name} by {claim.By}")], MaxListed)}.",
        };
    }
}

/// <summary>The stable name of claiming, since posts and pages carry it.</summary>
internal static class ClaimAction
{
    public const string Feature = "claim";

    /// <summary>Opens the list of what is open.</summary>
    public static Button Offer(ChannelId channel) => new(new ActionId(Feature, "offer", Subject.Create(channel)), "Claim one");

    /// <summary>Takes one of the list.</summary>
    public static ActionId Take(ChannelId channel) => new(Feature, "take", Subject.Create(channel));
}
