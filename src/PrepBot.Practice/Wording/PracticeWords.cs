using PrepBot.Chat.Commands;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Wording;

/// <summary>Principles and themes as inputs of commands.</summary>
internal sealed class PracticeWords(QuestionBank bank)
{
    private readonly PrincipleFinder _finder = bank.CreateFinder();

    /// <summary>An input that takes principles.</summary>
    public WordsInput Principles(string name, string help, int max) => new(name, help, new PrincipleWords(_finder), max);

    /// <summary>An input that takes principles, and a theme beside them or instead of them.</summary>
    public WordsInput PrinciplesOrTheme(string name, string help, int max) => Principles(name, help, max) with { OrOneOf = new ThemeWords(bank.Cards.Themes) };
}

/// <summary>What was given to an input of <see cref="PracticeWords"/>.</summary>
internal static class PracticeWordValues
{
    /// <summary>The principles of an input, empty when not given.</summary>
    public static IReadOnlyList<PrincipleId> Principles(this CommandValues values, string name) => [.. values.Words(name).Select(key => new PrincipleId(key))];

    /// <summary>The theme of an input, or null.</summary>
    public static ThemeId? Theme(this CommandValues values, string name) => values.OtherWord(name) is { } key ? new ThemeId(key) : null;
}

internal sealed class PrincipleWords(PrincipleFinder finder) : IVocabulary
{
    public string Noun => "principle";

    public IReadOnlySet<string> Fillers { get; } = new HashSet<string> { "lp", "lps", "practice", "practise", "principle", "principles" };

    public string NameOf(string key) => finder.Set.NameOf(new PrincipleId(key));

    public WordMatch? LongestAt(IReadOnlyList<FreeWord> words, int start) =>
        finder.LongestAt(words, start) is { } match ? new(match.Words, Keys(match.Search), match.Exact) : null;

    public WordSearch Find(string text)
    {
        var search = finder.Find(text);
        var words = FreeText.Words(text);
        return new WordSearch(
            Keys(search),
            words.Count > 0 && finder.LongestAt(words, 0) is { Exact: true } match && match.Words == words.Count,
            search is PrincipleSearch.NotFound { Nearest: var nearest } ? [.. nearest.Select(principle => principle.Key)] : []);
    }

    public IReadOnlyList<string> Completing(string typed) => [.. finder.Completing(typed).Select(principle => principle.Key)];

    private static IReadOnlyList<string> Keys(PrincipleSearch search) => search switch
    {
        PrincipleSearch.Found found => [found.Principle.Key],
        PrincipleSearch.Ambiguous several => [.. several.Candidates.Select(principle => principle.Key)],
        PrincipleSearch.NotFound => [],
        _ => throw new NotSupportedException($"No reading of {search.GetType().Name}."),
    };
}
