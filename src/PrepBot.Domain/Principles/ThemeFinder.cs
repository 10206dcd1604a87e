using PrepBot.Values.Text;

namespace PrepBot.Domain.Principles;

/// <summary>A theme found at the beginning of some words.</summary>
/// <param name="Words">How many words name it, at least 1.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Exact">Whether it was named as written, not with slips.</param>
public sealed record ThemeMatch(int Words, ThemePrinciples Theme, bool Exact);

/// <summary>Recognises a theme by its name, its key or another word people type for it.</summary>
/// <param name="themes">The themes of the value set.</param>
public sealed class ThemeFinder(IReadOnlyList<ThemePrinciples> themes)
{
    /// <summary>Shorter words must be typed right: too many others look like them.</summary>
    private const int ShortestMistyped = 6;

    /// <summary>Fewer letters could become anything; principles alone are offered for them.</summary>
    private const int ShortestBegun = 3;

    private static readonly HashSet<string> Articles = ["a", "an", "the"];

    private readonly List<(string[] Words, ThemePrinciples Theme)> _forms = [.. themes
        .SelectMany(theme => Forms(theme).Select(words => (Words: words, Theme: theme)))
        .OrderByDescending(form => form.Words.Length)];

    /// <summary>Finds nothing.</summary>
    public static ThemeFinder None { get; } = new([]);

    /// <summary>The theme with its principles, or null when the value set does not say.</summary>
    public ThemePrinciples? TryGet(ThemeId? theme) => theme is { } id ? themes.FirstOrDefault(known => known.Theme.Id == id) : null;

    /// <summary>The theme a whole text names, or null.</summary>
    public ThemeMatch? Find(string text)
    {
        var words = FreeText.Words(text);
        return words.Count > 0 && LongestAt(words, 0) is { } match && match.Words == words.Count ? match : null;
    }

    /// <summary>The longest run of words from a place on that names a theme, or null; as written goes before with slips.</summary>
    public ThemeMatch? LongestAt(IReadOnlyList<FreeWord> words, int start)
    {
        foreach (var (form, theme) in _forms)
        {
            if (Matches(form, words, start, (typed, known) => typed == known))
                return new ThemeMatch(form.Length, theme, Exact: true);
        }

        var like = _forms.Where(form => Matches(form.Words, words, start, IsLike)).ToList();
        return like.Count > 0 && like.All(form => form.Theme == like[0].Theme) ? new ThemeMatch(like[0].Words.Length, like[0].Theme, Exact: false) : null;
    }

    /// <summary>Themes a person may be about to type, in the order of the value set; all of them for an empty text.</summary>
    public IReadOnlyList<ThemePrinciples> Completing(string typed)
    {
        var begun = FreeText.Fold(typed);
        return begun.Length is > 0 and < ShortestBegun
            ? []
            : [.. themes.Where(theme => Forms(theme).Any(form => string.Join(' ', form).StartsWith(begun, StringComparison.Ordinal)))];
    }

    private static IEnumerable<string[]> Forms(ThemePrinciples theme)
    {
        foreach (var name in theme.AlsoCalled.Prepend(theme.Theme.Id.Key).Prepend(theme.Theme.Name))
        {
            string[] words = [.. FreeText.Words(name).Select(word => word.Folded)];
            string[] telling = [.. words.Where(word => !Articles.Contains(word))];
            if (words.Length > 0)
                yield return words;
            if (telling.Length > 0 && telling.Length < words.Length)
                yield return telling;
        }
    }

    private static bool Matches(string[] form, IReadOnlyList<FreeWord> words, int start, Func<string, string, bool> same) =>
        start + form.Length <= words.Count && form.Select((known, i) => same(words[start + i].Folded, known)).All(same => same);

    private static bool IsLike(string typed, string known) =>
        typed == known || (known.Length >= ShortestMistyped && Typos.Slips(typed, known) is not null);
}
