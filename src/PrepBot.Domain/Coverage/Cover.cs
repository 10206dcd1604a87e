namespace PrepBot.Domain.Coverage;

/// <summary>How fresh somebody's practice of a principle is, seen from a week: the same on their page, on the board and in pictures.</summary>
public enum Cover
{
    /// <summary>Never practised.</summary>
    Open = 0,

    /// <summary>Answered alone, never in a round. For one's own eyes; to others it is open.</summary>
    Alone = 1,

    /// <summary>Practised before the last <see cref="Covers.RecentWeeks"/> weeks, and not since.</summary>
    LongAgo = 2,

    /// <summary>Practised in them.</summary>
    Recent = 3,

    /// <summary>Practised for the first time in the very week.</summary>
    New = 4,
}

/// <summary>Where one cover begins and another ends.</summary>
public static class Covers
{
    /// <summary>The week it is seen from is one of them.</summary>
    public const int RecentWeeks = 3;

    /// <param name="first">The first week of practice; null for never.</param>
    /// <param name="last">The last one.</param>
    /// <param name="seenFrom">The week it is seen from.</param>
    public static Cover Of(IsoWeekNumber? first, IsoWeekNumber? last, IsoWeekNumber seenFrom) => (first, last) switch
    {
        (null, _) or (_, null) => Cover.Open,
        _ when first == seenFrom => Cover.New,
        _ => seenFrom.Since(last.Value) < RecentWeeks ? Cover.Recent : Cover.LongAgo,
    };
}
