using PrepBot.Values.Text;

namespace PrepBot.Domain.Principles;

/// <summary>
/// Every way a principle is called, derived from its name, its key and its aliases: the whole name, any part of it that says something,
/// both without the small words, written as one word, and the initials with or without those of the small words.
/// </summary>
internal sealed class PrincipleForms
{
    /// <summary>Longer names are known by their first words only.</summary>
    private const int LongestName = 12;

    /// <summary>Words that say nothing by themselves.</summary>
    private static readonly HashSet<string> Small =
        ["a", "an", "and", "are", "as", "at", "be", "by", "for", "have", "in", "is", "it", "of", "on", "or", "our", "the", "to", "we", "with", "your"];

    private readonly Dictionary<string, List<(Rank Rank, int Principle)>> _exact = [];
    private readonly Dictionary<int, List<(string[] Words, int Principle)>> _byLength = [];
    private readonly HashSet<(string Form, int Principle)> _known = [];

    public PrincipleForms(IReadOnlyList<Principle> principles)
    {
        for (var i = 0; i < principles.Count; i++)
            AddAll(principles[i], i);

        Longest = _byLength.Keys.DefaultIfEmpty(1).Max();
    }

    /// <summary>The most words of any form.</summary>
    public int Longest { get; }

    public static bool IsSmall(string word) => Small.Contains(word);

    /// <summary>Who is called exactly this; the whole name goes before a part, a part before initials.</summary>
    /// <param name="folded">The words as one text, with or without spaces.</param>
    /// <param name="capitals">Whether it was written in capitals: initials that spell a small word ("IS") count only so.</param>
    public IReadOnlyList<int> Exactly(string folded, bool capitals)
    {
        if (!_exact.TryGetValue(folded, out var all))
            return [];

        var fitting = all.Where(entry => entry.Rank != Rank.Initials || capitals || !IsSmall(folded)).ToList();
        var best = fitting.Select(entry => entry.Rank).DefaultIfEmpty(Rank.Initials).Min();
        return [.. fitting.Where(entry => entry.Rank == best).Select(entry => entry.Principle).Distinct()];
    }

    /// <summary>The forms of so many words.</summary>
    public IReadOnlyList<(string[] Words, int Principle)> OfLength(int words) => _byLength.GetValueOrDefault(words) ?? [];

    private void AddAll(Principle principle, int index)
    {
        var name = FirstWords(principle.Name);
        Add(name, Rank.Whole, index);
        Add(FirstWords(principle.Id.Key), Rank.Whole, index);
        foreach (var alias in principle.Aliases)
            Add(FirstWords(alias), Rank.Whole, index);

        var segments = principle.Name.Split([';', ',', ':', '/', '|'], StringSplitOptions.RemoveEmptyEntries).Select(FirstWords).Where(words => words.Length > 0).ToList();
        Add([.. segments.SelectMany((words, index) => index == 0 ? words : ["and", .. words])], Rank.Whole, index);
        foreach (var words in segments.Append(name))
            AddInitials(words, index);

        var onlySmall = name.All(IsSmall);
        for (var start = 0; start < name.Length; start++)
        {
            for (var end = start + 1; end <= name.Length; end++)
            {
                if (onlySmall || !name[start..end].All(IsSmall))
                    Add(name[start..end], Rank.Part, index);
            }
        }

        var telling = name.Where(word => !IsSmall(word)).ToArray();
        if (telling.Length == 2)
            Add([telling[1], telling[0]], Rank.Part, index);
    }

    private void Add(string[] words, Rank rank, int principle)
    {
        AddForm(words, rank, principle);
        if (words.Any(IsSmall) && !words.All(IsSmall))
            AddForm([.. words.Where(word => !IsSmall(word))], rank, principle);
    }

    private void AddForm(string[] words, Rank rank, int principle)
    {
        var folded = string.Join(' ', words);
        if (words.Length == 0 || !_known.Add((folded, principle)))
            return;

        AddExact(folded, rank, principle);
        if (words.Length > 1)
            AddExact(string.Concat(words), rank, principle);
        if (!_byLength.TryGetValue(words.Length, out var forms))
            _byLength[words.Length] = forms = [];
        forms.Add((words, principle));
    }

    private void AddInitials(string[] words, int principle)
    {
        var found = new List<string> { "" };
        foreach (var word in words)
        {
            var count = IsSmall(word) && found.Count < 64 ? found.Count : 0;
            var without = found.GetRange(0, count);
            found = [.. found.Select(initials => initials + word[0]), .. without];
        }

        foreach (var initials in found.Where(initials => initials.Length >= 2).Distinct())
            AddExact(initials, Rank.Initials, principle);
    }

    private void AddExact(string form, Rank rank, int principle)
    {
        if (!_exact.TryGetValue(form, out var entries))
            _exact[form] = entries = [];
        entries.Add((rank, principle));
    }

    private static string[] FirstWords(string text) => [.. FreeText.Words(text).Select(word => word.Folded).Take(LongestName)];

    private enum Rank
    {
        Whole = 0,
        Part = 1,
        Initials = 2,
    }
}
