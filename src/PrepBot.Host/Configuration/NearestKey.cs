namespace PrepBot.Host.Configuration;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class NearestKey
{
    private const int MaxMistypings = 3;

    /// <summary>The known key that <paramref name="written"/> is probably meant to be, or null when none is near.</summary>
    public static string? Find(string written)
    {
        var best = KnownKeys.All
            .Select(key => (key.Name, Distance: Distance(Plain(written), Plain(key.Name))))
            .MinBy(candidate => candidate.Distance);
        return best.Distance <= MaxMistypings ? best.Name : null;
    }

    /// <summary>Case and underscores are the first things to go wrong, so they do not count.</summary>
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>How many letters have to be added, removed or changed.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
