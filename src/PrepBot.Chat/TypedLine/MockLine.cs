using PrepBot.Chat.Commands;
using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>One line being read, behind its command's name.</summary>
internal sealed class MockLine(
    string text, List<LineUnit> units, CommandDefinition command, PrincipleFinder finder, Func<string, MemberValue?> resolve, List<UnderstoodPart> parts)
{
    /// <summary>Names of members have at most so many words.</summary>
    private const int LongestName = 3;

    private const int MostMaybeMeant = 3;

    /// <summary>Nobody types more words than this to start a round; what comes after them is not read, and is told.</summary>
    private const int MostUnits = 100;

    /// <summary>What is longer names no principle.</summary>
    private const int LongestMaybeMeant = 200;

    private static readonly HashSet<string> Fillers =
    [
        "a", "about", "also", "am", "an", "and", "any", "around", "as", "be", "for", "i", "in", "length", "like", "lp", "lps", "me", "my", "of", "on", "or",
        "please", "plus", "practice", "practise", "principle", "principles", "role", "the", "to", "want", "with", "would",
    ];

    private readonly Dictionary<string, InputValue> _values = [];
    private readonly Dictionary<string, string> _meanings = [];
    private readonly List<LineProblem> _problems = [];
    private readonly List<(int Start, int End)> _unknown = [];
    private readonly List<PrincipleId> _principles = [];
    private readonly List<ChoiceFinder> _choices = [.. command.Inputs.OfType<ChoiceInput>().Select(input => new ChoiceFinder(input))];
    private readonly List<FreeWord> _words = [.. units.Select(unit => unit.Word)];

    private ThemePrinciples? _theme;
    private int _firstPrinciple = -1;
    private int _lastPrinciple;

    private PrincipleInput? Principles => command.Inputs.OfType<PrincipleInput>().FirstOrDefault();

    public ParsedLine.Understood Read(int at)
    {
        var end = Math.Min(units.Count, at + MostUnits);
        while (at < end)
        {
            if (units[at].Kind == LineUnitKind.Signs)
            {
                _unknown.Add((at, ++at));
                continue;
            }

            var taken = TakeMention(at);
            if (taken == 0)
                taken = TakeLed(at);
            if (taken == 0)
                taken = TakeNumber(at);
            if (taken == 0)
                taken = TakeChoiceOrPrinciple(at);
            if (taken == 0)
                taken = TakeFiller(at);
            if (taken == 0)
                _unknown.Add((at, at + 1));

            at += Math.Max(1, taken);
        }

        if (at < units.Count)
            _unknown.Add((at, units.Count));

        GivePrinciples();
        foreach (var input in command.Inputs.Where(input => input.Required && !_values.ContainsKey(input.Name)))
        {
            if (_problems.Count == 0)
                _problems.Add(new InputMissing(input));
        }

        var notUnderstood = NotUnderstood();
        var maybe = MaybeMeant(notUnderstood);
        var line = new ParsedLine.Understood(command, new CommandValues(_values), parts, notUnderstood, _problems) { MaybeMeant = [.. maybe.Select(finder.Set.NameOf)] };
        return command.AsksBack && notUnderstood.Count > 0
            ? line with { Values = line.Values with { Unread = new UnreadWords(MockLineTexts.Of(line), maybe) } }
            : line;
    }

    /// <summary>"@raj", wherever it stands.</summary>
    private int TakeMention(int at)
    {
        var members = command.Inputs.OfType<MemberInput>().ToList();
        if (units[at].Kind != LineUnitKind.Mention || members.Count == 0)
            return 0;

        var (member, taken, name) = Member(at);
        var input = members.Count == 1 ? members[0] : members.FirstOrDefault(member => member.LeadWord is null);
        if (member is null)
            _problems.Add(new NobodyOfThatName(Typed(at, taken), name));
        else if (input is null)
            _problems.Add(new MemberForWhat(Typed(at, taken), member.DisplayName, [.. members.Select(other => other.LeadWord!)]));
        else
            Give(input, member, at, taken, Led(input.LeadWord, member.DisplayName));

        return taken;
    }

    /// <summary>"as candidate", "with raj".</summary>
    private int TakeLed(int at)
    {
        if (at + 1 >= units.Count || units[at].Folded.Length == 0)
            return 0;

        foreach (var input in command.Inputs)
        {
            var lead = input switch
            {
                ChoiceInput choice => choice.LeadWord,
                MemberInput member => member.LeadWord,
                _ => null,
            };
            if (lead is null || FreeText.Fold(lead) != units[at].Folded)
                continue;

            return input is ChoiceInput options ? TakeLedChoice(options, at) : TakeLedMember((MemberInput)input, at);
        }

        return 0;
    }

    private int TakeLedChoice(ChoiceInput input, int at)
    {
        var next = at + 1;
        if (next + 1 < units.Count && units[next].Folded is "a" or "an" or "the")
            next++;
        if (Finder(input).At(units, next) is not { } choice)
            return 0;

        var taken = next - at + choice.Units;
        Give(input, new ChoiceValue(choice.Option.Value), at, taken, Led(input.LeadWord, choice.Option.Label));
        return taken;
    }

    private int TakeLedMember(MemberInput input, int at)
    {
        var next = at + 1;
        if (units[next].Kind == LineUnitKind.Signs)
            return 0;

        var (member, taken, name) = Member(next);
        if (member is not null)
        {
            Give(input, member, at, taken + 1, Led(input.LeadWord, member.DisplayName));
            return taken + 1;
        }

        if (units[next].Kind == LineUnitKind.Word && (Fillers.Contains(units[next].Folded) || IsOtherValue(next)))
            return 0;

        _problems.Add(new NobodyOfThatName(Typed(at, taken + 1), name));
        return taken + 1;
    }

    private bool IsOtherValue(int at) =>
        command.Inputs.Any(input => input switch
        {
            NumberInput number => Amounts.ReadAt(text, units, at, number.Unit) is not null,
            ChoiceInput choice => Finder(choice).At(units, at) is { Exact: true },
            PrincipleInput several => finder.LongestAt(_words, at) is { Exact: true } || (several.TakesThemes && finder.Themes.LongestAt(_words, at) is { Exact: true }),
            _ => false,
        });

    private (MemberValue? Member, int Taken, string Name) Member(int at)
    {
        if (units[at].Kind == LineUnitKind.Mention && text[units[at].Start] == '<')
            return (resolve(Typed(at, 1)), 1, Typed(at, 1));

        for (var length = Math.Min(LongestName, units.Count - at); length > 0; length--)
        {
            var name = Typed(at, length).TrimStart('@');
            if (name.Length > 0 && resolve(name) is { } member)
                return (member, length, name);
        }

        return (null, 1, Typed(at, 1).TrimStart('@'));
    }

    private int TakeNumber(int at)
    {
        foreach (var input in command.Inputs.OfType<NumberInput>())
        {
            if (Amounts.ReadAt(text, units, at, input.Unit) is not { } amount)
                continue;

            if (amount.Number < input.Min || amount.Number > input.Max)
                _problems.Add(new NumberOutOfRange(Typed(at, amount.Units), input, amount.Number));
            else
                Give(input, new NumberValue((int)amount.Number), at, amount.Units, $"{amount.Number} {input.Unit}");
            return amount.Units;
        }

        return 0;
    }

    /// <summary>What is named as written goes before what is only similar.</summary>
    private int TakeChoiceOrPrinciple(int at)
    {
        var found = _choices.Select(finder => (finder.Input, Choice: finder.At(units, at))).Where(found => found.Choice is not null).OrderByDescending(found => found.Choice!.Value.Exact).FirstOrDefault();
        var match = Principles is null ? null : finder.LongestAt(_words, at);
        var theme = Principles is { TakesThemes: true } ? finder.Themes.LongestAt(_words, at) : null;
        if (theme is { Exact: true } && found.Choice is not { Exact: true } && !(match is { Exact: true } && match.Words >= theme.Words))
            return TakeTheme(theme, at);

        if (found.Choice is { } choice && (choice.Exact || match is not { Exact: true }))
        {
            Give(found.Input, new ChoiceValue(choice.Option.Value), at, choice.Units, Led(found.Input.LeadWord, choice.Option.Label));
            return choice.Units;
        }

        return match is not null ? TakePrinciple(match, at) : theme is not null ? TakeTheme(theme, at) : 0;
    }

    private int TakeTheme(ThemeMatch match, int at)
    {
        var named = match.Theme.Theme;
        if (_theme is not null && _theme != match.Theme)
        {
            _problems.Add(new GivenTwice(Typed(at, match.Words), _theme.Theme.Name, named.Name));
            return match.Words;
        }

        _theme = match.Theme;
        parts.Add(new UnderstoodPart(Typed(at, match.Words), named.Name, UnderstoodAs.Value));
        return match.Words;
    }

    private int TakePrinciple(PrincipleMatch match, int at)
    {
        if (match.Search is PrincipleSearch.Ambiguous ambiguous)
        {
            _problems.Add(new AmbiguousPrinciple(Typed(at, match.Words), [.. ambiguous.Candidates.Select(finder.Set.NameOf)]));
            return match.Words;
        }

        var principle = ((PrincipleSearch.Found)match.Search).Principle;
        if (!_principles.Contains(principle))
            _principles.Add(principle);
        if (_firstPrinciple < 0)
            _firstPrinciple = at;
        _lastPrinciple = at + match.Words;
        parts.Add(new UnderstoodPart(Typed(at, match.Words), finder.Set.NameOf(principle), UnderstoodAs.Value));
        return match.Words;
    }

    private void GivePrinciples()
    {
        if (Principles is not { } input || (_principles.Count == 0 && _theme is null))
            return;

        if (_principles.Count > input.Max)
            _problems.Add(new TooManyPrinciples(Typed(_firstPrinciple, _lastPrinciple - _firstPrinciple), input.Max, [.. _principles.Select(finder.Set.NameOf)]));
        _values[input.Name] = new PrincipleValue([.. _principles.Take(input.Max)]) { Theme = _theme?.Theme.Id };
    }

    /// <summary>Words that carry nothing, and the names of inputs: "minutes: 30".</summary>
    private int TakeFiller(int at)
    {
        var isFiller = Fillers.Contains(units[at].Folded) || command.Inputs.Any(input => units[at].Folded.Length > 0 && FreeText.Fold(input.Name) == units[at].Folded);
        if (!isFiller)
            return 0;

        parts.Add(new UnderstoodPart(Typed(at, 1), "", UnderstoodAs.Filler));
        return 1;
    }

    private void Give(CommandInput input, InputValue value, int at, int taken, string meaning)
    {
        if (_values.TryGetValue(input.Name, out var before) && before != value)
        {
            _problems.Add(new GivenTwice(Typed(at, taken), _meanings[input.Name], meaning));
            return;
        }

        _values[input.Name] = value;
        _meanings[input.Name] = meaning;
        parts.Add(new UnderstoodPart(Typed(at, taken), meaning, UnderstoodAs.Value));
    }

    private List<string> NotUnderstood()
    {
        var fragments = new List<string>();
        for (var i = 0; i < _unknown.Count;)
        {
            var end = i + 1;
            while (end < _unknown.Count && _unknown[end].Start == _unknown[end - 1].End)
                end++;

            fragments.Add(Typed(_unknown[i].Start, _unknown[end - 1].End - _unknown[i].Start));
            i = end;
        }

        return fragments;
    }

    private List<PrincipleId> MaybeMeant(List<string> notUnderstood) =>
        Principles is null
            ? []
            : [.. notUnderstood
                .Take(MostMaybeMeant)
                .Where(fragment => fragment.Length <= LongestMaybeMeant)
                .Select(finder.Find)
                .SelectMany(search => search switch
                {
                    PrincipleSearch.NotFound notFound => notFound.Nearest.Take(1),
                    PrincipleSearch.Found found => [found.Principle],
                    PrincipleSearch.Ambiguous ambiguous => ambiguous.Candidates,
                    _ => throw new NotSupportedException($"No reading of {search.GetType().Name}."),
                })
                .Except(_principles)
                .Distinct()
                .Take(MostMaybeMeant)];

    private ChoiceFinder Finder(ChoiceInput input) => _choices.First(finder => finder.Input == input);

    private static string Led(string? leadWord, string meaning) => leadWord is null ? meaning : $"{leadWord} {meaning}";

    private string Typed(int at, int count) => MockLineParser.Typed(text, units, at, count);
}
