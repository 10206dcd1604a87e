namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>Something in one folder of a room needs something in another folder of it.</summary>
/// <param name="Room">The room: "PrepBot.Domain".</param>
/// <param name="From">The folder that needs; empty for what lies in no folder.</param>
/// <param name="To">The folder that is needed.</param>
internal readonly record struct FolderArrow(string Room, string From, string To)
{
    /// <summary>The arrows from which a way leads back to where they begin: with none of them, nothing turns in a circle.</summary>
    public static IReadOnlyList<FolderArrow> InCircles(IReadOnlyCollection<FolderArrow> arrows)
    {
        var next = arrows.ToLookup(arrow => (arrow.Room, arrow.From), arrow => arrow.To);
        return [.. arrows.Where(arrow => Reached(next, arrow.Room, arrow.To).Contains(arrow.From))];
    }

    public override string ToString() => $"{Room}: {From} -> {To}";

    private static HashSet<string> Reached(ILookup<(string Room, string From), string> next, string room, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var ahead = new Queue<string>(reached);
        while (ahead.TryDequeue(out var folder))
        {
            foreach (var further in next[(room, folder)].Where(reached.Add))
                ahead.Enqueue(further);
        }

        return reached;
    }
}
