using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>One line being read, behind its command's name: unit by unit, each given to the input that it fits best.</summary>
internal sealed class LineReader(string text, List<LineUnit> units, CommandDefinition command, Func<string, MemberValue?> resolve, List<UnderstoodPart> parts)
{
    /// <summary>Names of members have at most so many words.</summary>
    private const int MaxName = 3;

    private const int MaxMaybeMeant = 3;

    /// <summary>Nobody types more words than this for a command; what comes after them is not read, and is told.</summary>
    private const int MaxUnits = 100;

    /// <summary>What is longer names no word.</summary>
    private const int MaxMaybeMeantLength = 200;

    private static readonly HashSet<string> Fillers =
    [
        "a", "about", "also", "am", "an", "and", "any", "around", "as", "be", "for", "i", "in", "length", "like", "me", "my", "of", "on", "or",
        "please", "plus", "the", "to", "want", "with", "would",
    ];

    private readonly List<LineSlot> _slots = LineSlot.For(command);
    private readonly List<LineProblem> _problems = [];
    private readonly List<(int Start, int End)> _unknown = [];
    private readonly List<FreeWord> _words = [.. units.Select(unit => unit.Word)];

    public ParsedLine.Understood Read(int at)
    {
        var end = Math.Min(units.Count, at + MaxUnits);
        while (at < end)
        {
            var taken = units[at].Kind == LineUnitKind.Signs ? 0 : Take(at);
            if (taken == 0)
                _unknown.Add((at, at + 1));
            at += Math.Max(1, taken);
        }

        if (at < units.Count)
            _unknown.Add((at, units.Count));
        _problems.AddRange(_slots.Where(slot => slot.Given.Count > slot.Max).Select(slot => new TooMany(slot.Max, [.. slot.Given.Select(given => given.Meaning)])));
        if (_problems.Count == 0 && command.Inputs.FirstOrDefault(input => input.Required && !_slots.Exists(slot => slot.Input == input && slot.Given.Count > 0)) is { } missing)
            _problems.Add(new InputMissing(missing));

        var (notUnderstood, vocabulary) = (NotUnderstood(), command.Inputs.OfType<WordsInput>().FirstOrDefault()?.Words);
        List<string> maybe = vocabulary is null ? [] : MaybeMeant(vocabulary, notUnderstood);
        var line = new ParsedLine.Understood(command, LineSlot.Values(_slots), parts, notUnderstood, _problems) { MaybeMeant = [.. maybe.Select(key => vocabulary!.NameOf(key))] };
        return command.AsksBack && notUnderstood.Count > 0 ? line with { Values = line.Values with { Unread = new UnreadWords(TypedLineTexts.Of(line), maybe) } } : line;
    }

    private int Take(int at)
    {
        if (units[at].Kind == LineUnitKind.Mention)
            return TakeMention(at);

        var led = at + 1 < units.Count ? _slots.Find(slot => slot.LeadWord is { } lead && FreeText.Fold(lead) == units[at].Folded) : null;
        var taken = led is null ? 0 : led.Words is { } words ? TakeLedWord(led, words, at) : TakeLedMember(led, at);
        return taken > 0 ? taken : TakeNumber(at) is > 0 and var number ? number : TakeWord(at) is > 0 and var word ? word : TakeFiller(at);
    }

    /// <summary>"@raj", wherever it stands.</summary>
    private int TakeMention(int at)
    {
        var members = _slots.FindAll(slot => slot.Input is MemberInput);
        if (members.Count == 0)
            return 0;

        var (member, taken, name) = Member(at);
        if (member is null)
            _problems.Add(new NobodyOfThatName(Typed(at, taken), name));
        else if ((members.Count == 1 ? members[0] : members.Find(slot => slot.LeadWord is null)) is { } only)
            Give(only, member, member.DisplayName, at, taken);
        else
            _problems.Add(new MemberForWhat(Typed(at, taken), member.DisplayName, [.. members.Select(slot => slot.LeadWord!)]));

        return taken;
    }

    /// <summary>"as a guest".</summary>
    private int TakeLedWord(LineSlot slot, IVocabulary words, int at)
    {
        var next = at + 2 < units.Count && units[at + 1].Folded is "a" or "an" or "the" ? at + 2 : at + 1;
        return words.LongestAt(_words, next) is { Keys: [var key] } match ? Give(slot, key, words.NameOf(key), at, next - at + match.Words) : 0;
    }

    /// <summary>"with raj".</summary>
    private int TakeLedMember(LineSlot slot, int at)
    {
        if (units[at + 1].Kind == LineUnitKind.Signs)
            return 0;

        var (member, taken, name) = Member(at + 1);
        if (member is not null)
            return Give(slot, member, member.DisplayName, at, taken + 1);
        if (units[at + 1].Kind == LineUnitKind.Word && (Fillers.Contains(units[at + 1].Folded) || NumberAt(at + 1) is not null || Best(at + 1) is { Match.Exact: true }))
            return 0;

        _problems.Add(new NobodyOfThatName(Typed(at, taken + 1), name));
        return taken + 1;
    }

    private (MemberValue? Member, int Taken, string Name) Member(int at)
    {
        if (text[units[at].Start] == '<')
            return (resolve(Typed(at, 1)), 1, Typed(at, 1));

        for (var length = Math.Min(MaxName, units.Count - at); length > 0; length--)
        {
            if (Typed(at, length).TrimStart('@') is { Length: > 0 } name && resolve(name) is { } member)
                return (member, length, name);
        }

        return (null, 1, Typed(at, 1).TrimStart('@'));
    }

    private (LineSlot Slot, NumberInput Input, int Units, long Number)? NumberAt(int at)
    {
        foreach (var slot in _slots)
        {
            if (slot.Input is NumberInput input && Amounts.ReadAt(text, units, at, input.Unit) is { } amount)
                return (slot, input, amount.Units, amount.Number);
        }

        return null;
    }

    private int TakeNumber(int at)
    {
        if (NumberAt(at) is not var (slot, input, taken, number))
            return 0;
        if (number >= input.Min && number <= input.Max)
            return Give(slot, new NumberValue((int)number), $"{number} {input.Unit}", at, taken);

        _problems.Add(new NumberOutOfRange(Typed(at, taken), input, number));
        return taken;
    }

    /// <summary>What is named as written goes before what is only similar, more words of it before fewer; else in the order of the slots.</summary>
    private (LineSlot Slot, WordMatch Match)? Best(int at)
    {
        (LineSlot Slot, WordMatch Match)? best = null;
        foreach (var slot in _slots)
        {
            if (slot.Words?.LongestAt(_words, at) is { } match && (best is not { Match: var before } || (match.Exact && (!before.Exact || match.Words > before.Words))))
                best = (slot, match);
        }

        return best;
    }

    private int TakeWord(int at)
    {
        if (Best(at) is not var (slot, match))
            return 0;
        if (match.Keys is [var key])
            return Give(slot, key, slot.Words!.NameOf(key), at, match.Words);

        _problems.Add(new AmbiguousWord(Typed(at, match.Words), [.. match.Keys.Select(slot.Words!.NameOf)]));
        return match.Words;
    }

    /// <summary>Words that carry nothing, and the names of inputs: "minutes: 30".</summary>
    private int TakeFiller(int at)
    {
        var word = units[at].Folded;
        if (word.Length == 0 || !(Fillers.Contains(word) || _slots.Exists(slot => FreeText.Fold(slot.Input.Name) == word || slot.Words?.Fillers.Contains(word) == true)))
            return 0;

        parts.Add(new UnderstoodPart(Typed(at, 1), "", UnderstoodAs.Filler));
        return 1;
    }

    private int Give(LineSlot slot, object value, string name, int at, int taken)
    {
        var meaning = slot.LeadWord is { } lead ? $"{lead} {name}" : name;
        if (!slot.Given.Contains((value, meaning)))
            slot.Given.Add((value, meaning));
        parts.Add(new UnderstoodPart(Typed(at, taken), meaning, UnderstoodAs.Value));
        return taken;
    }

    private List<string> NotUnderstood()
    {
        var runs = new List<(int Start, int End)>();
        foreach (var (start, end) in _unknown)
        {
            if (runs.Count > 0 && runs[^1].End == start)
                runs[^1] = (runs[^1].Start, end);
            else
                runs.Add((start, end));
        }

        return [.. runs.Select(run => Typed(run.Start, run.End - run.Start))];
    }

    private List<string> MaybeMeant(IVocabulary words, List<string> notUnderstood) =>
    [
        .. notUnderstood.Take(MaxMaybeMeant)
            .Where(fragment => fragment.Length <= MaxMaybeMeantLength)
            .Select(words.Find)
            .SelectMany(found => found.Keys.Count > 0 ? found.Keys : found.Nearest.Take(1))
            .Except(_slots.First(slot => slot.Words == words).Given.Select(given => (string)given.Value))
            .Distinct()
            .Take(MaxMaybeMeant),
    ];

    private string Typed(int at, int count) => text[units[at].Start..units[at + count - 1].End];
}
