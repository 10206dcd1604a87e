using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>One line being read, behind its command's name: at each place every input says what it makes of the words, and the best of it is taken.</summary>
internal sealed class LineReader(Line line, CommandDefinition command, Func<string, MemberValue?> resolve, List<LinePart> parts)
{
    /// <summary>Names of members have at most so many words.</summary>
    private const int MaxName = 3;

    private const int MaxMaybeMeant = 3;

    /// <summary>Nobody types more words than this for a command; what comes after them is not read, and is told.</summary>
    private const int MaxUnits = 100;

    /// <summary>What is longer names no word.</summary>
    private const int MaxMaybeMeantLength = 200;

    private static readonly string[] Fillers =
    [
        "a", "about", "also", "am", "an", "and", "any", "around", "as", "be", "for", "i", "in", "length", "like", "me", "my", "of", "on", "or",
        "please", "plus", "the", "to", "want", "with", "would",
    ];

    /// <summary>Words that carry nothing, and the names of inputs: "minutes: 30".</summary>
    private readonly HashSet<string> _fillers =
    [
        .. Fillers, .. command.Inputs.Select(input => FreeText.Fold(input.Name)),
        .. command.Inputs.OfType<WordsInput>().SelectMany(input => input.Words.Fillers.Concat(input.OrOneOf?.Fillers ?? Enumerable.Empty<string>())),
    ];

    /// <summary>Choices first: what is both one of few words and one of many is the one of few.</summary>
    private readonly List<Func<Line, int, Reading?>> _inputs = [.. command.Inputs.OrderByDescending(input => input is ChoiceInput).SelectMany(Reading.Of)];

    private readonly List<MemberInput> _members = [.. command.Inputs.OfType<MemberInput>()];
    private readonly List<Reading> _given = [];
    private readonly List<LinePart> _problems = [];
    private readonly List<(int Start, int End)> _unknown = [];

    public ParsedLine.Understood Read(int at)
    {
        var end = Math.Min(line.Units.Count, at + MaxUnits);
        while (at < end)
            at += Take(at);
        if (at < line.Units.Count)
            Skip(at, line.Units.Count);

        FindTooMany();
        if (_problems.Count == 0 && command.Inputs.FirstOrDefault(input => input.Required && !_given.Exists(given => given.Input == input)) is { } missing)
            _problems.Add(new LinePart("", TypedLineTexts.Missing(missing)));

        List<string> notUnderstood = [.. _unknown.Select(run => line.Typed(run.Start, run.End - run.Start))];
        var vocabulary = command.Inputs.OfType<WordsInput>().FirstOrDefault()?.Words;
        List<string> maybe = vocabulary is null ? [] : MaybeMeant(vocabulary, notUnderstood);
        var values = new CommandValues(_given.GroupBy(given => given.Input).ToDictionary(input => input.Key.Name, Value));
        var read = new ParsedLine.Understood(command, values, parts, notUnderstood, _problems) { MaybeMeant = maybe.ConvertAll(key => vocabulary!.NameOf(key)) };
        return command.AsksBack && notUnderstood.Count > 0 ? read with { Values = values with { Unread = new UnreadWords(TypedLineTexts.Of(read), maybe) } } : read;
    }

    private int Take(int at)
    {
        if ((MemberAt(at) ?? BestAt(at)) is { } reading)
        {
            (reading.Value is null ? _problems : parts).Add(new LinePart(line.Typed(at, reading.Units), reading.Told));
            if (reading.Value is not null)
                _given.Add(reading with { Typed = line.Typed(at, reading.Units) });
            return reading.Units;
        }

        if (_fillers.Contains(line.Units[at].Folded))
            parts.Add(new LinePart(line.Typed(at), ""));
        else
            Skip(at, at + 1);
        return 1;
    }

    private void Skip(int start, int end)
    {
        if (_unknown is [.., var before] && before.End == start)
            _unknown[^1] = (before.Start, end);
        else
            _unknown.Add((start, end));
    }

    private Reading? BestAt(int at) => line.IsWord(at) ? _inputs.Select(input => input(line, at)).OfType<Reading>().MaxBy(reading => reading.Rank) : null;

    /// <summary>"@raj", wherever it stands, and "with raj".</summary>
    private Reading? MemberAt(int at)
    {
        var led = line.IsMention(at) ? null : _members.Find(member => member.LeadWord is { } lead && FreeText.Fold(lead) == line.Units[at].Folded);
        var name = led is null ? at : at + 1;
        if (_members.Count == 0 || name == line.Units.Count || !(line.IsMention(name) || (led is not null && line.IsWord(name))))
            return null;

        var (found, words) = Member(name);
        if (found is null && line.IsWord(name) && (_fillers.Contains(line.Units[name].Folded) || BestAt(name) is { Exact: true }))
            return null;

        var units = name - at + words;
        if (found is null)
            return new Reading(_members[0], units, null, TypedLineTexts.Nobody(line.Typed(name).TrimStart('@')));
        return (led ?? (_members is [var only] ? only : _members.Find(member => member.LeadWord is null))) is { } input
            ? new Reading(input, units, found, $"{input.LeadWord} {found.DisplayName}".TrimStart())
            : new Reading(_members[0], units, null, TypedLineTexts.ForWhat(found.DisplayName, _members.Select(member => member.LeadWord!)));
    }

    private (MemberValue? Member, int Units) Member(int at)
    {
        // A platform's own mention is a whole name.
        for (var length = line.Typed(at)[0] == '<' ? 1 : Math.Min(MaxName, line.Units.Count - at); length > 0; length--)
        {
            if (line.Typed(at, length).TrimStart('@') is { Length: > 0 } name && resolve(name) is { } member)
                return (member, length);
        }

        return (null, 1);
    }

    /// <summary>What was given more often than it fits is no part any more, but a problem.</summary>
    private void FindTooMany()
    {
        foreach (var given in _given.DistinctBy(given => (given.Input, given.Value, given.Told)).GroupBy(given => (given.Input, given.IsOther)).Where(given => given.Count() > given.First().Max))
        {
            List<string> names = [.. given.Select(one => one.Told)];
            var disputed = parts.FindAll(part => names.Contains(part.Told));
            parts.RemoveAll(disputed.Contains);
            _problems.Add(new LinePart(string.Join(' ', disputed.Select(part => part.Typed)), TypedLineTexts.TooMany(given.First().Max, names)));
        }
    }

    private static InputValue Value(IGrouping<CommandInput, Reading> given) => given.Key is WordsInput several
        ? new WordsValue([.. Keys(given, isOther: false).Take(several.Max)]) { Other = Keys(given, isOther: true).FirstOrDefault(), Corrected = Corrected(given) }
        : (InputValue)given.First().Value!;

    private static List<CorrectedWord>? Corrected(IEnumerable<Reading> given) =>
        given.Where(one => !one.Exact).Select(one => new CorrectedWord(one.Typed, one.Told)).Distinct().ToList() is { Count: > 0 } corrected ? corrected : null;

    private static IEnumerable<string> Keys(IEnumerable<Reading> given, bool isOther) => given.Where(one => one.IsOther == isOther).Select(one => (string)one.Value!).Distinct();

    private List<string> MaybeMeant(IVocabulary words, List<string> notUnderstood) =>
    [
        .. notUnderstood.Take(MaxMaybeMeant)
            .Where(fragment => fragment.Length <= MaxMaybeMeantLength)
            .Select(words.Find)
            .SelectMany(found => found.Keys.Count > 0 ? found.Keys : found.Nearest.Take(1))
            .Except(_given.Select(given => given.Value).OfType<string>())
            .Distinct()
            .Take(MaxMaybeMeant),
    ];
}
