using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Questions;

/// <summary>What is asked of the reference cards of a value set.</summary>
internal sealed class CardRules(MistakeList mistakes, IReadOnlySet<PrincipleId> principles)
{
    private const int LongestTitle = 60;
    private const int LongestSummary = 150;
    private const int LongestLine = 300;
    private const int LongestAlias = 40;
    private const int MaxThemeWords = 12;

    private static readonly Dictionary<string, Theme> Themes = Theme.All.ToDictionary(t => t.Id.Key);

    private readonly Dictionary<string, PrincipleId> _principles = principles.ToDictionary(p => p.Key);
    private readonly Dictionary<string, SourceLocation> _names = [];
    private readonly Dictionary<string, SourceLocation> _themes = [];
    private readonly Dictionary<string, SourceLocation> _themeWords = [];

    /// <summary>Notes every mistake of the cards; what has one is left out.</summary>
    public ReferenceCards Read(RawCards raw) =>
        new([.. raw.Cards.Select(Card).OfType<ReferenceCard>()], [.. raw.Themes.Select(Mapping).OfType<ThemePrinciples>()]);

    private ReferenceCard? Card(RawCard raw)
    {
        var before = mistakes.All.Count;
        var id = mistakes.Text(raw.Id, raw.Location, "id");
        if (id is not null && (!Keys.IsKey(id) || id == ReferenceCards.ThemesId))
            mistakes.Add(raw.Id!.Location, BankMistakeKind.BadId, $"id is \"{id}\"; write up to 40 small letters, digits and hyphens, and not {ReferenceCards.ThemesId}");
        else if (id is not null)
            OnlyOnce(_names, "card", raw.Id!);

        var title = mistakes.Within(raw.Title, raw.Location, "title", LongestTitle);
        var summary = mistakes.Within(raw.Summary, raw.Location, "summary", LongestSummary);
        var names = mistakes.Texts(raw.AlsoCalled, raw.Location, "also_called", 0, 6);
        foreach (var name in names ?? [])
        {
            mistakes.Within(name, raw.Location, "also_called", LongestAlias);
            OnlyOnce(_names, "card", name);
        }

        mistakes.Count(raw.Location, raw.Sections.Count, "sections", 1, 6);
        var sections = raw.Sections.Select(Section).OfType<CardSection>().ToList();
        return mistakes.All.Count > before || id is null || title is null || summary is null || names is null
            ? null
            : new(id, title, summary, [.. names.Select(n => n.Value!)], sections);
    }

    private CardSection? Section(RawCardSection raw)
    {
        var title = mistakes.Within(raw.Title, raw.Location, "title", LongestTitle);
        var lines = mistakes.Texts(raw.Lines, raw.Location, "lines", 1, 8);
        foreach (var line in lines ?? [])
            mistakes.Within(line, raw.Location, "line", LongestLine);
        return title is null || lines is null ? null : new(title, [.. lines.Select(l => l.Value!)]);
    }

    private ThemePrinciples? Mapping(RawTheme raw)
    {
        var theme = mistakes.Text(raw.Theme, raw.Location, "theme") is null
            ? null
            : mistakes.Word(raw.Theme!, Themes.Keys.ToDictionary(k => k, k => new ThemeId(k)), BankMistakeKind.UnknownTheme, "theme");
        var known = mistakes.Words(raw.Principles, raw.Location, "principles", 1, 6, _principles, BankMistakeKind.UnknownPrinciple, "principle");
        if (theme is { } id)
            OnlyOnce(_themes, "theme", raw.Theme!);

        var names = mistakes.Texts(raw.AlsoCalled, raw.Location, "also_called", 0, MaxThemeWords);
        foreach (var name in names ?? [])
            ThemeWord(name, raw.Location);
        return theme is { } key && known is not null && names is not null
            ? new(Themes[key.Key], known) { AlsoCalled = [.. names.Select(n => n.Value!)] }
            : null;
    }

    private void ThemeWord(Written name, SourceLocation location)
    {
        if (mistakes.Within(name, location, "also_called", LongestAlias) is not { } word)
            return;

        if (FreeText.Fold(word).Length == 0)
            mistakes.Add(name.Location, BankMistakeKind.WrongShape, $"also_called has \"{word}\", which nobody can type; write words");
        else if (Theme.All.Any(theme => FreeText.Fold(theme.Name) == FreeText.Fold(word) || FreeText.Fold(theme.Id.Key) == FreeText.Fold(word)))
            mistakes.Add(name.Location, BankMistakeKind.Twice, $"also_called has \"{word}\", which is the name of a theme; leave it out");
        else if (!_themeWords.TryAdd(FreeText.Fold(word), name.Location))
            mistakes.Add(name.Location, BankMistakeKind.Twice, $"theme {word} stands already at {_themeWords[FreeText.Fold(word)]}");
    }

    /// <summary>Notes every word for a theme that is a principle's: what is typed means one of the two.</summary>
    public static void NotPrinciples(MistakeList mistakes, RawCards raw, PrincipleSet set)
    {
        var finder = new PrincipleFinder(set);
        foreach (var name in raw.Themes.SelectMany(theme => theme.AlsoCalled?.Items ?? []))
        {
            var words = FreeText.Words(name.Value!);
            if (finder.LongestAt(words, 0) is { Exact: true } match && match.Words == words.Count)
                mistakes.Add(name.Location, BankMistakeKind.Twice, $"also_called has \"{name.Value}\", which names a principle; leave it out");
        }
    }

    private void OnlyOnce(Dictionary<string, SourceLocation> taken, string what, Written written)
    {
        if (!taken.TryAdd(written.Value!, written.Location))
            mistakes.Add(written.Location, BankMistakeKind.Twice, $"{what} {written.Value} stands already at {taken[written.Value!]}");
    }
}
