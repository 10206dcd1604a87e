namespace PrepBot.Storage.Retention;

/// <summary>
/// Everything that is stored: the one list that drives the purge, the page docs/what-we-store.md and the comments in the database. A table or a field of
/// text that is missing here fails a test.
/// </summary>
internal static partial class StoredTables
{
    /// <summary>By chapters of the page.</summary>
    public static IReadOnlyList<(string Title, string Before, IReadOnlyList<StoredTable> Tables)> Chapters { get; } =
    [
        ("People", "", People),
        ("Finding each other", "", Finding),
        ("Rounds and debriefs", "", Rounds),
        ("What is counted",
            "Written at the reveal and not before, and counted anew when a side comes late, is corrected or disputed; with one exception: that an interviewer has filed, and whether on time, is known at once.",
            Counted),
        ("Doing everything once", "", Once),
        ("The rest", "", Rest),
    ];

    public static IReadOnlyList<StoredTable> All { get; } = [.. Chapters.SelectMany(chapter => chapter.Tables)];

    /// <summary>What the purge runs, in this order: first what others may refer to.</summary>
    public static IReadOnlyList<PurgeRule> Rules { get; } = [.. All.SelectMany(table => table.Rules).OrderBy(rule => rule == FormerMembers)];

    private const string RemovedCommunity = "until the community is removed";

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);
}
