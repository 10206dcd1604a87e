namespace PrepBot.Values.Text;

/// <summary>A seed from a text that is the same on every run and replica, so that a draw can be replayed from its logged id.</summary>
public static class StableHash
{
    /// <summary>The seed of a text.</summary>
    public static int Compute(string text)
    {
        // FNV-1a: short, well spread, and unlike string.GetHashCode the same tomorrow.
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);

        return unchecked((int)hash);
    }
}
