using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Questions;

/// <summary>
/// Reads the names of principles, levels, tracks and themes as people write them ("Earn Trust", "Junior", "Machine learning"), so that the rules meet the
/// words of the bank. Slips of typing are not guessed at: what no name fits is told once for all of its kind, with the nearest name.
/// </summary>
internal sealed class PromptSpelling
{
    private readonly Names _principles;
    private readonly Names _levels = new("level", BankMistakeKind.UnknownLevel, [.. BankWords.Levels.Keys.Select(word => (word, word))]);
    private readonly Names _tracks = new(
        "track",
        BankMistakeKind.UnknownTrack,
        [.. BankWords.Tracks.Keys.Select(word => (word, word)), ("machine learning", "ml"), ("all", "general"), ("any", "general"), ("every trade", "general"), ("management", "manager")]);
    private readonly Names _themes = new(
        "theme", BankMistakeKind.UnknownTheme, [.. Theme.All.SelectMany(theme => new[] { (theme.Id.Key, theme.Id.Key), (theme.Name, theme.Id.Key) })]);

    public PromptSpelling(QuestionBank bank)
    {
        _principles = new(
            "principle",
            BankMistakeKind.UnknownPrinciple,
            [.. bank.Principles.InPublishedOrder.SelectMany(principle => new[] { (principle.Id.Key, principle.Id.Key), (principle.Name, principle.Id.Key), (principle.ShortName, principle.Id.Key) })]);
    }

    /// <returns>The drafts with the bank's words; and a mistake for each kind of words, and each file, with some that no name fits.</returns>
    public (IReadOnlyList<RawPrompt> Drafts, IReadOnlyList<BankMistake> Mistakes) Spell(IReadOnlyList<RawPrompt> drafts)
    {
        var spelt = drafts.Select(draft => draft with
        {
            Principle = draft.Principle is { } principle ? _principles.One(principle) : null,
            Also = _principles.Many(draft.Also),
            Levels = _levels.Many(draft.Levels),
            Tracks = _tracks.Many(draft.Tracks),
            Themes = _themes.Many(draft.Themes),
        }).ToList();
        return (spelt, [.. new[] { _principles, _levels, _tracks, _themes }.SelectMany(names => names.Mistakes())]);
    }

    /// <summary>The names of one kind.</summary>
    private sealed class Names(string what, BankMistakeKind kind, IReadOnlyList<(string? Name, string Word)> known)
    {
        private const int MaxNamed = 8;

        private readonly Dictionary<string, string> _words = known
            .Where(each => !string.IsNullOrEmpty(each.Name))
            .DistinctBy(each => Plain(each.Name!))
            .ToDictionary(each => Plain(each.Name!), each => each.Word);

        private readonly List<Written> _unknown = [];

        public Written One(Written written)
        {
            if (string.IsNullOrWhiteSpace(written.Value))
                return written;
            if (_words.TryGetValue(Plain(written.Value), out var word))
                return written with { Value = word };
            _unknown.Add(written);
            return written with { Value = null };
        }

        public WrittenList? Many(WrittenList? list)
        {
            if (list is not { Items: { } items })
                return list;

            var found = items.SelectMany(Each).ToList();

            // One that is unknown has been told of, and nothing more is to be said of the list.
            return found.Exists(item => item.Value is null) ? list with { Items = null } : list with { Items = found };
        }

        public IEnumerable<BankMistake> Mistakes() => _unknown.GroupBy(written => written.Location.File).Select(file =>
        {
            var words = file.GroupBy(written => written.Value!).ToList();
            var named = words.Take(MaxNamed).Select(word =>
            {
                var lines = word.Select(written => written.Location.Line).Distinct().ToList();
                return $"\"{Short(word.Key)}\"{(file.Count() > 1 && lines is not [1] ? $" (line {string.Join(", ", lines)})" : "")}{Nearest(word.Key)}";
            });
            var more = words.Count > MaxNamed ? $" and {words.Count - MaxNamed} more" : "";
            return new BankMistake(
                file.MinBy(written => written.Location.Line)!.Location, kind, $"there is no {what} {string.Join(", ", named)}{more}; there are {string.Join(", ", _words.Values.Distinct())}");
        });

        /// <summary>Names with blanks between them: the longest run of words that is a name, again and again.</summary>
        private IEnumerable<Written> Each(Written written)
        {
            if (string.IsNullOrWhiteSpace(written.Value) || _words.ContainsKey(Plain(written.Value)))
                return [One(written)];

            var words = written.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var found = new List<Written>();
            for (var start = 0; start < words.Length;)
            {
                var length = words.Length - start;
                while (length > 0 && !_words.ContainsKey(Plain(string.Join(' ', words, start, length))))
                    length--;
                if (length == 0)
                    return [.. words.Any(word => _words.ContainsKey(Plain(word))) ? words.Select(word => One(written with { Value = word })) : [One(written)]];
                found.Add(written with { Value = _words[Plain(string.Join(' ', words, start, length))] });
                start += length;
            }

            return found;
        }

        private string Nearest(string unknown)
        {
            var typed = Plain(unknown);
            var nearest = _words
                .Select(each => (each.Value, Distance: Typos.Distance(typed, each.Key, Math.Max(1, each.Key.Length / 3))))
                .Where(each => each.Distance != int.MaxValue)
                .OrderBy(each => each.Distance)
                .ThenBy(each => each.Value, StringComparer.Ordinal)
                .Select(each => each.Value)
                .FirstOrDefault();
            return nearest is null ? "" : $" (the nearest is {nearest})";
        }

        private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

        private static string Short(string word)
        {
            var clean = string.Concat(word.Select(c => char.IsControl(c) ? ' ' : c));
            return clean.Length <= 40 ? clean : $"{clean[..39]}…";
        }
    }
}
