using PrepBot.Chat.Commands;
using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Wording;

/// <summary>Themes by their names, their keys and the other words people type for them.</summary>
internal sealed class ThemeWords(IReadOnlyList<ThemePrinciples> themes) : IVocabulary
{
    /// <summary>Shorter words must be typed right: too many others look like them.</summary>
    private const int ShortestMistyped = 5;

    /// <summary>Fewer letters could become anything; principles alone are offered for them.</summary>
    private const int ShortestCompleted = 3;

    private readonly NameFinder _names = new(
        themes.SelectMany(theme => new[] { theme.Theme.Name, theme.Theme.Id.Key }.Concat(theme.AlsoCalled).Select(name => new KnownName(theme.Theme.Id.Key, name))),
        NameFinder.NoBeginnings,
        ShortestMistyped);

    public string Noun => "theme";

    public IReadOnlySet<string> Fillers { get; } = new HashSet<string> { "theme" };

    public string NameOf(string key) => themes.FirstOrDefault(theme => theme.Theme.Id.Key == key)?.Theme.Name ?? key;

    public WordMatch? LongestAt(IReadOnlyList<FreeWord> words, int start) =>
        _names.LongestAt(words, start) is { } match ? new(match.Words, [match.Key], match.Exact) : null;

    public WordSearch Find(string text) => _names.Find(text) is { } match ? new([match.Key], match.Exact, []) : new([], false, []);

    public IReadOnlyList<string> Completing(string typed) => FreeText.Fold(typed).Length is > 0 and < ShortestCompleted ? [] : _names.Completing(typed);
}
