namespace PrepBot.Values.Text;

/// <summary>One of the names of something.</summary>
/// <param name="Key">What it is a name of.</param>
/// <param name="Text">The name as people write it.</param>
/// <param name="OnlyAsWritten">Whether a beginning of it and slips in it mean nothing.</param>
public sealed record KnownName(string Key, string Text, bool OnlyAsWritten = false);

/// <summary>A name found at the beginning of some words.</summary>
/// <param name="Words">How many words make it, at least 1.</param>
/// <param name="Key">What was named.</param>
/// <param name="Exact">Whether it was named as written, not by a beginning or with slips.</param>
public sealed record NameMatch(int Words, string Key, bool Exact);

/// <summary>
/// Recognises names in what people type: as written, by their beginning, with slips. Articles in them may be left out; blanks and hyphens may stand anywhere
/// or nowhere.
/// </summary>
public sealed class NameFinder
{
    /// <summary>For names that have to be typed to their end.</summary>
    public const int NoBeginnings = int.MaxValue;

    /// <summary>A word of a name may be typed as several: "leader board".</summary>
    private const int MaxPieces = 3;

    private static readonly HashSet<string> Articles = ["a", "an", "the"];

    private readonly List<Form> _forms;
    private readonly int _longest;
    private readonly int _shortestBegun;
    private readonly int _shortestMistyped;

    /// <summary>A finder of names.</summary>
    /// <param name="names">The names, in the order in which they are offered.</param>
    /// <param name="shortestBegun">Fewer letters are no beginning of a name.</param>
    /// <param name="shortestMistyped">Shorter words must be typed right: too many others look like them.</param>
    public NameFinder(IEnumerable<KnownName> names, int shortestBegun, int shortestMistyped)
    {
        _forms = [.. names.SelectMany(Forms)];
        _longest = _forms.Select(form => form.Words.Length).Append(MaxPieces).Max();
        (_shortestBegun, _shortestMistyped) = (shortestBegun, shortestMistyped);
    }

    /// <summary>The longest run of words from an index on that names one thing, or null. As written goes before a beginning, and that before slips.</summary>
    public NameMatch? LongestAt(IReadOnlyList<FreeWord> words, int start)
    {
        string[] run = [.. words.Skip(start).Take(_longest).Select(word => word.Folded).TakeWhile(word => word.Length > 0)];
        return Longest(run, exact: true, (form, joined, _) => form.Joined == joined ? 0 : null)
            ?? Longest(run, exact: false, (form, joined, typed) => IsBegun(form, joined) ? 0 : Slips(form, typed));
    }

    /// <summary>What a whole text names, or null.</summary>
    public NameMatch? Find(string text)
    {
        var words = FreeText.Words(text);
        return words.Count > 0 && LongestAt(words, 0) is { } match && match.Words == words.Count ? match : null;
    }

    /// <summary>What somebody may be about to name; everything for an empty text.</summary>
    public IReadOnlyList<string> Completing(string typed)
    {
        var begun = FreeText.Fold(typed);
        return [.. _forms.Where(form => string.Join(' ', form.Words).StartsWith(begun, StringComparison.Ordinal)).Select(form => form.Name.Key).Distinct()];
    }

    /// <summary>The longest beginning of the run that fits the forms of one key alone, with the fewest slips.</summary>
    private NameMatch? Longest(string[] run, bool exact, Func<Form, string, string[], int?> slips)
    {
        for (var length = run.Length; length > 0; length--)
        {
            var typed = run[..length];
            var joined = string.Concat(typed);
            var fitting = _forms.Select(form => (form.Name.Key, Slips: slips(form, joined, typed))).Where(form => form.Slips is not null).ToList();
            var nearest = fitting.Where(form => form.Slips == fitting.Min(other => other.Slips)).Select(form => form.Key).Distinct().Take(2).ToList();
            if (nearest.Count == 1)
                return new NameMatch(length, nearest[0], exact);
        }

        return null;
    }

    private bool IsBegun(Form form, string joined) =>
        !form.Name.OnlyAsWritten && joined.Length >= _shortestBegun && form.Joined.StartsWith(joined, StringComparison.Ordinal);

    private int? Slips(Form form, string[] typed)
    {
        if (form.Name.OnlyAsWritten || form.Words.Length != typed.Length)
            return null;

        var slips = form.Words.Zip(typed, (known, word) => word == known ? 0 : word.Length < _shortestMistyped ? null : Typos.Slips(word, known)).ToList();
        return slips.Contains(null) ? null : slips.Sum();
    }

    private static IEnumerable<Form> Forms(KnownName name)
    {
        string[] words = [.. FreeText.Words(name.Text).Select(word => word.Folded)];
        string[] telling = [.. words.Where(word => !Articles.Contains(word))];
        return new[] { words, telling }.Where(form => form.Length > 0).DistinctBy(form => form.Length).Select(form => new Form(name, form, string.Concat(form)));
    }

    private sealed record Form(KnownName Name, string[] Words, string Joined);
}
