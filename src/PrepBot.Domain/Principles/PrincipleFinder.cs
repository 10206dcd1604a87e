using PrepBot.Values.Text;

namespace PrepBot.Domain.Principles;

/// <summary>
/// Recognises a principle by any form a person may use: its name or a part of it, initials, hyphens, a related word, slips of typing.
/// Works for any set; nothing but its names, keys and aliases is known.
/// </summary>
public sealed class PrincipleFinder(PrincipleSet set)
{
    private const int MaxSuggestions = 3;

    /// <summary>Shorter parts of a name must be typed right: too many other words look like them.</summary>
    private const int ShortestMistyped = 5;

    private static readonly HashSet<string> Idle = ["the", "lp", "lps", "leadership", "principle", "principles", "please"];

    private readonly IReadOnlyList<Principle> _principles = set.InPublishedOrder;
    private readonly PrincipleForms _forms = new(set.InPublishedOrder);

    /// <summary>The principles looked for.</summary>
    public PrincipleSet Set => set;

    /// <summary>The principle a text names. Other words around it do no harm as long as one principle only is named.</summary>
    public PrincipleSearch Find(string text)
    {
        var words = FreeText.Words(text);
        if (Whole(words) is { } whole)
            return whole;

        words = [.. words.Where(word => !Idle.Contains(word.Folded))];
        return Whole(words) ?? Within(words) ?? new PrincipleSearch.NotFound(Nearest(words));
    }

    /// <summary>The longest run of words from a place on that names a principle, or null.</summary>
    /// <param name="start">The place, 0 to their number less 1.</param>
    public PrincipleMatch? LongestAt(IReadOnlyList<FreeWord> words, int start)
    {
        for (var length = Math.Min(_forms.Longest, words.Count - start); length > 0; length--)
        {
            var run = Run(words, start, length);
            if (Outcome(Exactly(run)) is { } exact)
                return new PrincipleMatch(length, exact, Exact: true);
            if (Outcome(Loosely(run)) is { } loose)
                return new PrincipleMatch(length, loose, Exact: false);
        }

        return null;
    }

    /// <summary>Principles a person may be about to type, the most often probed first; all of them for an empty text.</summary>
    public IReadOnlyList<PrincipleId> Completing(string typed)
    {
        var words = FreeText.Words(typed).Select(word => word.Folded).ToArray();
        if (words.Length == 0)
            return [.. set.ByProbeRank.Select(principle => principle.Id)];

        var begun = _forms.OfLength(words.Length)
            .Where(form => form.Words.Zip(words).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)))
            .Where(form => !PrincipleForms.IsSmall(form.Words[^1]))
            .Select(form => form.Principle)
            .Concat(_forms.Exactly(string.Concat(words), capitals: false))
            .ToHashSet();
        return [.. begun.Select(index => _principles[index]).OrderBy(principle => principle.ProbeRank).Select(principle => principle.Id)];
    }

    private PrincipleSearch? Whole(IReadOnlyList<FreeWord> words)
    {
        if (words.Count == 0 || words.Count > 2 * _forms.Longest)
            return null;

        var run = Run(words, 0, words.Count);
        return Outcome(Exactly(run)) ?? Outcome(Loosely(run));
    }

    private PrincipleSearch? Within(IReadOnlyList<FreeWord> words)
    {
        var named = new List<int>();
        for (var start = 0; start < words.Count;)
        {
            var length = Math.Min(_forms.Longest, words.Count - start);
            while (length > 0 && Exactly(Run(words, start, length)).Count == 0)
                length--;
            if (length > 0)
                named.AddRange(Exactly(Run(words, start, length)));
            start += Math.Max(1, length);
        }

        return Outcome([.. named.Distinct()]);
    }

    private IReadOnlyList<int> Exactly(FreeWord[] run)
    {
        var capitals = run.All(word => word.Capitals);
        var spaced = run.Length == 1 ? [] : _forms.Exactly(string.Join(' ', run.Select(word => word.Folded)), capitals);
        if (spaced.Count > 0)
            return spaced;

        // "back bone", "D.D.": split where it should not be. A small word is no part of another word.
        var joinable = run.Length == 1 || run.All(word => word.Folded.Length == 1) || run.All(word => !PrincipleForms.IsSmall(word.Folded) && word.Folded.Length > 1);
        return joinable ? _forms.Exactly(string.Concat(run.Select(word => word.Folded)), capitals) : [];
    }

    private List<int> Loosely(FreeWord[] run)
    {
        var related = _forms.OfLength(run.Length).Where(form => IsRelated(run, form.Words, form.Principle)).Select(form => form.Principle).Distinct().ToList();
        if (related.Count > 0)
            return related;

        var best = int.MaxValue;
        var found = new List<int>();
        foreach (var (words, principle) in _forms.OfLength(run.Length))
            Consider(Slips(run, words), principle);
        for (var length = 2; run.Length == 1 && run[0].Folded.Length > ShortestMistyped && length <= _forms.Longest; length++)
        {
            foreach (var (words, principle) in _forms.OfLength(length))
                Consider(Typos.Slips(run[0].Folded, string.Concat(words)) ?? int.MaxValue, principle);
        }

        return found;

        void Consider(int slips, int principle)
        {
            if (slips < best)
            {
                best = slips;
                found.Clear();
            }

            if (slips == best && slips != int.MaxValue && !found.Contains(principle))
                found.Add(principle);
        }
    }

    private static int Slips(FreeWord[] run, string[] words)
    {
        if (run.Length == 1 && words[0].Length < ShortestMistyped)
            return int.MaxValue;

        var sum = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (PrincipleForms.IsSmall(words[i]) ? run[i].Folded != words[i] : PrincipleForms.IsSmall(run[i].Folded))
                return int.MaxValue;
            if (Typos.Slips(run[i].Folded, words[i]) is not { } slips)
                return int.MaxValue;

            sum += slips;
        }

        return sum;
    }

    private bool IsRelated(FreeWord[] run, string[] words, int principle)
    {
        var shortest = run.Length > 1 || FreeText.Words(_principles[principle].Name).Count == 1 ? 3 : 4;
        for (var i = 0; i < run.Length; i++)
        {
            var (typed, known) = (run[i].Folded, words[i]);
            if (typed != known && (PrincipleForms.IsSmall(typed) || PrincipleForms.IsSmall(known) || !IsRelated(typed, known, shortest)))
                return false;
        }

        return true;
    }

    /// <summary>"frug" for frugality, "curiosity" for curious, "obsessed" for obsession: begun alike and ended otherwise.</summary>
    private static bool IsRelated(string typed, string known, int shortest)
    {
        var common = typed.AsSpan().CommonPrefixLength(known);
        if (common == typed.Length)
            return common >= shortest;

        return common >= 5 && known.Length - common <= Math.Max(3, known.Length * 2 / 5) && typed.Length - common <= 4;
    }

    private List<PrincipleId> Nearest(IReadOnlyList<FreeWord> words)
    {
        var typed = words.Select(word => word.Folded).Where(word => !PrincipleForms.IsSmall(word)).Take(_forms.Longest).ToList();
        var whole = string.Concat(typed);
        var likeness = new double[_principles.Count];
        for (var length = 1; length <= _forms.Longest; length++)
        {
            foreach (var (form, principle) in _forms.OfLength(length))
            {
                var known = string.Concat(form);
                likeness[principle] = Math.Max(likeness[principle], Likeness(whole, known));
                if (length == 1)
                    likeness[principle] = Math.Max(likeness[principle], typed.Select(word => Likeness(word, known)).DefaultIfEmpty().Max());
            }
        }

        return [.. Enumerable.Range(0, likeness.Length)
            .Where(index => likeness[index] > 0)
            .OrderByDescending(index => likeness[index])
            .ThenBy(index => _principles[index].ProbeRank)
            .Take(MaxSuggestions)
            .Select(index => _principles[index].Id)];
    }

    /// <summary>1 for the same, 0 for less than half alike.</summary>
    private static double Likeness(string typed, string known)
    {
        var longer = Math.Max(typed.Length, known.Length);
        var distance = typed.Length < 3 ? int.MaxValue : Typos.Distance(typed, known, longer / 2);
        return distance == int.MaxValue ? 0 : 1 - ((double)distance / longer);
    }

    private PrincipleSearch? Outcome(IReadOnlyList<int> found) => found.Count switch
    {
        0 => null,
        1 => new PrincipleSearch.Found(_principles[found[0]].Id),
        _ => new PrincipleSearch.Ambiguous([.. found.Order().Select(index => _principles[index].Id)]),
    };

    private static FreeWord[] Run(IReadOnlyList<FreeWord> words, int start, int length)
    {
        var run = new FreeWord[length];
        for (var i = 0; i < length; i++)
            run[i] = words[start + i];

        return run;
    }
}
