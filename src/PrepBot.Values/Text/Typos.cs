namespace PrepBot.Values.Text;

/// <summary>How far a typed word is from a known one.</summary>
public static class Typos
{
    /// <summary>Longer words are not looked at: nobody mistypes them, and comparing costs time.</summary>
    public const int LongestWord = 60;

    /// <summary>Slips allowed in a known word of this length: none up to 3 letters, 1 up to 7, 2 up to 12, 3 above.</summary>
    public static int Allowed(int length) => length <= 3 ? 0 : length <= 7 ? 1 : length <= 12 ? 2 : 3;

    /// <summary>
    /// Letters left out, added, exchanged or swapped with their neighbour between two words (the restricted Damerau-Levenshtein distance);
    /// <see cref="int.MaxValue"/> when it is more than <paramref name="most"/>.
    /// </summary>
    public static int Distance(string typed, string known, int most)
    {
        if (typed.Length > LongestWord || known.Length > LongestWord || Math.Abs(typed.Length - known.Length) > most)
            return int.MaxValue;

        Span<int> twoBack = stackalloc int[known.Length + 1];
        Span<int> oneBack = stackalloc int[known.Length + 1];
        Span<int> row = stackalloc int[known.Length + 1];
        for (var j = 0; j <= known.Length; j++)
            row[j] = j;

        for (var i = 1; i <= typed.Length; i++)
        {
            row.CopyTo(TakeOver(ref twoBack, ref oneBack));
            row[0] = i;
            var least = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var exchanged = oneBack[j - 1] + (typed[i - 1] == known[j - 1] ? 0 : 1);
                var cost = Math.Min(exchanged, Math.Min(oneBack[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                    cost = Math.Min(cost, twoBack[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return int.MaxValue;
        }

        return row[known.Length] <= most ? row[known.Length] : int.MaxValue;
    }

    /// <summary>
    /// Slips between a typed word and a known one, if so few that one can be meant for the other: see <see cref="Allowed"/>; in words of up to 7 letters
    /// the first letter must be right, or swapped with the second. Otherwise null.
    /// </summary>
    public static int? Slips(string typed, string known)
    {
        var allowed = Allowed(known.Length);
        if (typed == known)
            return 0;
        if (allowed == 0 || typed.Length < 3)
            return null;
        if (known.Length <= 7 && typed[0] != known[0] && !(typed[0] == known[1] && typed[1] == known[0]))
            return null;

        var distance = Distance(typed, known, allowed);
        return distance == int.MaxValue ? null : distance;
    }

    /// <summary>Moves the two rows kept one back, and gives the one to be filled next.</summary>
    private static Span<int> TakeOver(ref Span<int> twoBack, ref Span<int> oneBack)
    {
        var oldest = twoBack;
        twoBack = oneBack;
        oneBack = oldest;
        return oldest;
    }
}
