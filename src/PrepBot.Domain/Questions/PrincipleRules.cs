using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>What is asked of one principle's card.</summary>
internal sealed class PrincipleRules(MistakeList mistakes, IReadOnlySet<PrincipleId> principles)
{
    private const int LongestShortName = 10;

    /// <summary>Forms show it between their fields.</summary>
    private const int LongestLens = 200;

    private static readonly Dictionary<string, Track> Trades =
        BankWords.Tracks.Where(word => word.Value != Track.General).ToDictionary(word => word.Key, word => word.Value);

    private readonly SignRules _signs = new(mistakes);
    private readonly Dictionary<string, PrincipleId> _principles = principles.ToDictionary(p => p.Key);
    private readonly Dictionary<(string What, string Value), SourceLocation> _taken = [];

    /// <summary>Notes every mistake of a card.</summary>
    /// <returns>The principle, or null when a part is missing or wrong.</returns>
    public Principle? Read(RawPrinciple raw)
    {
        var before = mistakes.All.Count;

        var id = mistakes.Text(raw.Id, raw.Location, "principle");
        if (id is not null && (!Keys.IsKey(id, BankRules.LongestPrincipleKey) || id.StartsWith(BankRules.OwnPrefix, StringComparison.Ordinal)))
        {
            mistakes.Add(
                raw.Id!.Location,
                BankMistakeKind.BadId,
                $"principle is \"{id}\"; write up to {BankRules.LongestPrincipleKey} small letters, digits and hyphens, not beginning with {BankRules.OwnPrefix}");
        }
        else if (id is not null)
            OnlyOnce("principle", raw.Id!);

        var name = mistakes.Text(raw.Name, raw.Location, "name");
        var shortName = raw.ShortName is null ? null : mistakes.Within(raw.ShortName, raw.Location, "short", LongestShortName);
        var published = mistakes.Number(raw.Published, raw.Location, "published");
        var rank = mistakes.Number(raw.Rank, raw.Location, "rank");
        if (published is not null)
            OnlyOnce("published", raw.Published!);
        if (rank is not null)
            OnlyOnce("rank", raw.Rank!);

        var meaning = mistakes.Text(raw.Meaning, raw.Location, "meaning");
        var rubric = Rubric(raw);
        var beats = _signs.Beats(raw.Beats, raw.Location);
        var flags = _signs.Flags(raw.GreenFlags, raw.RedFlags, raw.Location);
        var common = mistakes.Texts(raw.Mistakes, raw.Location, "mistakes", 2, 2);
        var probed = Probed(raw);
        var neighbours = Neighbours(raw, id);
        var levels = raw.Levels is null ? null : ByKey(raw.Levels, raw.Location, "levels", [.. BankWords.Levels.Keys], LongestLens);
        var tracks = raw.Tracks is null ? [] : ByKey(raw.Tracks, raw.Location, "tracks", [.. Trades.Keys]);

        if (mistakes.All.Count > before || id is null || name is null || published is null || rank is null || meaning is null || rubric is null
            || beats is null || flags is null || common is null || probed is null || neighbours is null || tracks is null)
            return null;

        return new()
        {
            Id = new(id),
            Name = name,
            PublishedPlace = published.Value,
            ProbeRank = rank.Value,
            Meaning = meaning,
            Rubric = rubric,
            ShortName = shortName,
            Beats = beats,
            GreenFlags = flags.Value.Green,
            RedFlags = flags.Value.Red,
            Mistakes = [.. common.Select(m => m.Value!)],
            Probed = probed,
            Neighbours = [.. neighbours.Select(n => new Neighbour(new(n.Key), n.Text))],
            Levels = levels is null ? null : new(levels[0].Value!, levels[1].Value!, levels[2].Value!),
            Tracks = Trades.Values.Zip(tracks).ToDictionary(pair => pair.First, pair => pair.Second.Value!),
        };
    }

    private void OnlyOnce(string what, Written written)
    {
        if (!_taken.TryAdd((what, written.Value!), written.Location))
            mistakes.Add(written.Location, BankMistakeKind.Twice, $"{what} {written.Value} stands already at {_taken[(what, written.Value!)]}");
    }

    private Rubric? Rubric(RawPrinciple raw)
    {
        return ByKey(raw.Verdicts, raw.Location, "verdicts", [.. BankWords.Verdicts.Keys]) is { } texts
            ? new(texts[0].Value!, texts[1].Value!, texts[2].Value!, texts[3].Value!)
            : null;
    }

    private ProbeFrequencies? Probed(RawPrinciple raw)
    {
        if (ByKey(raw.Probed, raw.Location, "probed", [.. BankWords.Levels.Keys]) is not { } words)
            return null;

        var found = words.Select(w => mistakes.Word(w, BankWords.Frequencies, BankMistakeKind.UnknownFrequency, "frequency")).ToList();
        return found is [{ } junior, { } senior, { } staff] ? new(junior, senior, staff) : null;
    }

    private List<Written>? ByKey(RawTexts? raw, SourceLocation owner, string key, string[] words, int most = int.MaxValue)
    {
        if (raw is null)
            mistakes.Add(owner, BankMistakeKind.Missing, $"has no {key}");
        if (raw is not { ByKey: { } texts })
            return null;

        var found = words.Where(w => mistakes.Within(texts.GetValueOrDefault(w), raw.Location, $"{key}: {w}", most) is not null).Select(w => texts[w]).ToList();
        return found.Count == words.Length ? found : null;
    }

    private List<(string Key, string Text)>? Neighbours(RawPrinciple raw, string? own)
    {
        var pairs = Pairs(raw.Neighbours, raw.Location, "neighbours", "principle", "difference", 1, 3);
        foreach (var neighbour in raw.Neighbours?.Items ?? [])
        {
            if (neighbour.Key is not { Value.Length: > 0 } key)
                continue;
            if (string.Equals(key.Value, own, StringComparison.Ordinal))
                mistakes.Add(key.Location, BankMistakeKind.Twice, $"neighbours names {own} itself");
            else
                mistakes.Word(key, _principles, BankMistakeKind.UnknownPrinciple, "principle");
        }

        return pairs;
    }

    private List<(string Key, string Text)>? Pairs(RawPairs? raw, SourceLocation owner, string what, string keyName, string textName, int least, int most)
    {
        if (raw is null)
            mistakes.Add(owner, BankMistakeKind.Missing, $"has no {what}");
        if (raw is not { Items: { } items })
            return null;

        mistakes.Count(raw.Location, items.Count, what, least, most);
        var found = new List<(string Key, string Text)>();
        foreach (var item in items)
        {
            var key = mistakes.Text(item.Key, item.Location, $"{what}: {keyName}");
            var text = mistakes.Text(item.Text, item.Location, $"{what}: {textName}");
            if (key is null || text is null)
                continue;
            if (!Keys.IsKey(key))
                mistakes.Add(item.Key!.Location, BankMistakeKind.BadId, $"{what}: {keyName} is \"{key}\"; write up to 40 small letters, digits and hyphens");
            else if (found.Exists(f => f.Key == key))
                mistakes.Add(item.Key!.Location, BankMistakeKind.Twice, $"{what} has {key} twice");
            else
                found.Add((key, text));
        }

        return found.Count == items.Count ? found : null;
    }
}
