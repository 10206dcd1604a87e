using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>The options of a choice as words of a line: by label, key, other words for it, a beginning, the first word alone, or with slips.</summary>
internal sealed class OptionWords(ChoiceInput input) : IVocabulary
{
    /// <summary>A shorter beginning of a word says too little.</summary>
    private const int MinBeginning = 4;

    private static readonly HashSet<string> Articles = ["a", "an", "the"];

    private readonly List<(string[] Words, string Key, bool IsName)> _forms =
    [
        .. input.Options.SelectMany(option => new[] { (option.Label, option.Value, true), (option.Value, option.Value, true) })
            .Concat(input.AlsoSaid.Select(said => (said.Key, said.Value, false)))
            .SelectMany(form => new[] { Folded(form.Item1, []), Folded(form.Item1, Articles) }.Select(words => (words, form.Item2, form.Item3)))
            .Where(form => form.words.Length > 0)
            .OrderByDescending(form => form.words.Length),
    ];

    public string Noun => input.Name;

    public IReadOnlySet<string> Fillers => Articles;

    public string NameOf(string key) => input.Options.First(option => option.Value == key).Label;

    public WordMatch? LongestAt(IReadOnlyList<FreeWord> words, int start)
    {
        foreach (var (form, key, _) in _forms)
        {
            if (Begins(form, words, start, (typed, known) => typed == known))
                return new WordMatch(form.Length, [key], Exact: true);
            if (words[start].Folded == string.Concat(form))
                return new WordMatch(1, [key], Exact: true);
        }

        var like = _forms.Where(form => form.IsName && Begins(form.Words, words, start, IsLike)).Select(form => (form.Words.Length, form.Key)).ToList();
        if (like.Count == 0)
            like = [.. _forms.Where(form => form.IsName && IsLike(words[start].Folded, form.Words[0])).Select(form => (1, form.Key))];
        return like.Select(found => found.Key).Distinct().Count() == 1 ? new WordMatch(like[0].Item1, [like[0].Key], Exact: false) : null;
    }

    public WordSearch Find(string text)
    {
        var words = FreeText.Words(text);
        return words.Count > 0 && LongestAt(words, 0) is { } match && match.Words == words.Count ? new(match.Keys, match.Exact, []) : new([], false, []);
    }

    public IReadOnlyList<string> Completing(string typed) =>
        [.. input.Options.Where(option => $"{FreeText.Fold(option.Label)}".StartsWith(FreeText.Fold(typed), StringComparison.Ordinal)).Select(option => option.Value)];

    private static string[] Folded(string name, HashSet<string> without) => [.. FreeText.Words(name).Select(word => word.Folded).Where(word => !without.Contains(word))];

    private static bool Begins(string[] form, IReadOnlyList<FreeWord> words, int start, Func<string, string, bool> same) =>
        start + form.Length <= words.Count && form.Select((known, i) => same(words[start + i].Folded, known)).All(same => same);

    private static bool IsLike(string typed, string known) =>
        typed == known || (typed.Length >= MinBeginning && (known.StartsWith(typed, StringComparison.Ordinal) || Typos.Slips(typed, known) is not null));
}
