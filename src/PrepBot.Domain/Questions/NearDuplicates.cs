using System.Runtime.InteropServices;

namespace PrepBot.Domain.Questions;

/// <summary>
/// Finds texts that share most of their trigrams (three letters in a row, words padded as pg_trgm does). The measure is the share of common
/// trigrams among all of both. An index from trigram to texts counts what each text shares with every earlier one in a single pass.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>Pairs (earlier, later, similarity) with at least this similarity; for each later text only the most similar earlier one.</summary>
    /// <param name="least">The least similarity.</param>
    /// <param name="from">The first text that is new; those before it are not compared with each other.</param>
    public static IEnumerable<(int Earlier, int Later, double Similarity)> Find(IReadOnlyList<string> texts, double least, int from = 0)
    {
        var sets = texts.Select(Trigrams).ToArray();
        var index = new Dictionary<int, List<int>>();
        var common = new int[sets.Length];
        for (var later = 0; later < sets.Length; later++)
        {
            Array.Clear(common);
            foreach (var trigram in sets[later])
            {
                ref var owners = ref CollectionsMarshal.GetValueRefOrAddDefault(index, trigram, out _);
                owners ??= [];
                if (later >= from)
                {
                    foreach (var earlier in CollectionsMarshal.AsSpan(owners))
                        common[earlier]++;
                }

                owners.Add(later);
            }

            if (later < from)
                continue;

            var (best, similarity) = (-1, 0.0);
            for (var earlier = 0; earlier < later; earlier++)
            {
                var share = (double)common[earlier] / Math.Max(1, sets[earlier].Count + sets[later].Count - common[earlier]);
                if (share > similarity)
                    (best, similarity) = (earlier, share);
            }

            if (best >= 0 && similarity >= least)
                yield return (best, later, similarity);
        }
    }

    private static HashSet<int> Trigrams(string text)
    {
        var trigrams = new HashSet<int>();
        var (before, last) = (' ', ' ');
        foreach (var raw in text.Append(' '))
        {
            // Ten bits a letter: letters of distant alphabets fold together, which can only make texts look more alike.
            var letter = char.IsLetterOrDigit(raw) ? char.ToLowerInvariant(raw) : ' ';
            if (letter == ' ' && last == ' ')
                continue;

            trigrams.Add(((before & 0x3FF) << 20) | ((last & 0x3FF) << 10) | (letter & 0x3FF));
            (before, last) = letter == ' ' ? (' ', ' ') : (last, letter);
        }

        return trigrams;
    }
}
