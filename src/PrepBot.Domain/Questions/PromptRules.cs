using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>What is asked of one prompt and its probes.</summary>
/// <param name="mistakes">Takes the mistakes.</param>
/// <param name="beats">The ids of the beats of every principle there is.</param>
/// <param name="idPrefix">What every id begins with, before the principle.</param>
internal sealed class PromptRules(MistakeList mistakes, IReadOnlyDictionary<PrincipleId, IReadOnlyList<string>> beats, string idPrefix = "")
{
    private const int LongestShort = 70;

    /// <summary>Characters. Six of them, a line each, fit the field in which they are edited.</summary>
    private const int LongestOwnProbe = 190;

    private const int MinBeatsLeft = 2;

    private static readonly Dictionary<string, ThemeId> Themes = Theme.All.ToDictionary(t => t.Id.Key, t => t.Id);
    private readonly Dictionary<string, PrincipleId> _principles = beats.Keys.ToDictionary(p => p.Key);
    private readonly Dictionary<string, SourceLocation> _ids = [];
    private readonly Dictionary<(string? Principle, string Probe), SourceLocation> _probes = [];

    /// <summary>Notes every mistake of a prompt.</summary>
    /// <returns>The prompt, or null when a part is missing or wrong.</returns>
    public Prompt? Read(RawPrompt raw)
    {
        var before = mistakes.All.Count;

        var principle = Principle(raw);
        var id = Id(raw, principle);
        var text = Question(raw);
        var after = mistakes.Within(raw.After, raw.Location, "after", IsOwn ? PlainList.LongestAfter : int.MaxValue);
        var also = Secondary(raw, principle);
        var levels = mistakes.Words(raw.Levels, raw.Location, "levels", 1, 3, BankWords.Levels, BankMistakeKind.UnknownLevel, "level");
        var tracks = Tracks(raw);
        var themes = mistakes.Words(raw.Themes, raw.Location, "themes", 0, 2, Themes, BankMistakeKind.UnknownTheme, "theme");
        var probes = Probes(raw);
        var isCore = IsCore(raw);
        var without = Without(raw, principle);
        var inShort = raw.Short is null ? null : mistakes.Within(raw.Short, raw.Location, "short", LongestShort);
        if (raw.NoTheme is not null && mistakes.Text(raw.NoTheme, raw.Location, "no_theme") is not null && themes is { Count: > 0 })
            mistakes.Add(raw.NoTheme.Location, BankMistakeKind.Twice, "no_theme says that no theme fits, and themes names one; leave one of them out");

        if (mistakes.All.Count > before || principle is null || id is null || text is null || after is null
            || also is null || levels is null || tracks is null || themes is null || probes is null || without is null)
            return null;

        return new()
        {
            Id = id.Value,
            Principle = principle.Value,
            Secondary = also,
            Text = text,
            After = after,
            Probes = probes,
            Levels = levels,
            Tracks = tracks,
            Themes = themes,
            IsCore = isCore,
            Without = without,
            Short = inShort,
        };
    }

    private bool IsOwn => idPrefix.Length > 0;

    private static string Words(int count) => count == 1 ? "1 word" : $"{count} words";

    private PrincipleId? Principle(RawPrompt raw) =>
        mistakes.Text(raw.Principle, raw.Location, "principle") is null
            ? null
            : mistakes.Word(raw.Principle!, _principles, BankMistakeKind.UnknownPrinciple, "principle");

    private PromptId? Id(RawPrompt raw, PrincipleId? principle)
    {
        if (mistakes.Text(raw.Id, raw.Location, "id") is not { } id)
            return null;

        var location = raw.Id!.Location;
        if (!Keys.IsKey(id, BankRules.LongestPromptId) || (principle is { } p && !Keys.IsNumbered(id, idPrefix + p.Key)))
        {
            var right = $"{idPrefix}{principle?.Key ?? "ownership"}-07";
            mistakes.Add(location, BankMistakeKind.BadId, $"id is \"{id}\"; write the principle, a hyphen and two to four digits, as in {right}");
            return null;
        }

        if (_ids.TryAdd(id, location))
            return new(id);
        mistakes.Add(location, BankMistakeKind.Twice, $"id {id} stands already at {_ids[id]}");
        return null;
    }

    private string? Question(RawPrompt raw)
    {
        if (mistakes.Within(raw.Text, raw.Location, "text", IsOwn ? PlainList.LongestText : int.MaxValue) is not { } text)
            return null;

        var location = raw.Text!.Location;
        if (Wording.WordsOrNull(text) is { } words and (< BankRules.MinWords or > BankRules.MaxWords))
            mistakes.Style(location, BankMistakeKind.WrongLength, $"text has {Words(words)}; write {BankRules.MinWords} to {BankRules.MaxWords}");
        if (Wording.SecondQuestion(text) is { } second)
            mistakes.Style(location, BankMistakeKind.TwoQuestions, $"text asks more than one thing ({second}); ask one and make the other a probe");
        if (Wording.Hypothesis(text) is { } hypothesis)
            mistakes.Style(location, BankMistakeKind.Hypothetical, $"text asks for something that did not happen ({hypothesis}); ask for what they did");
        return text;
    }

    private bool IsCore(RawPrompt raw)
    {
        if (raw.Core is not { Value: { } word })
            return false;
        if (word is not ("true" or "false"))
            mistakes.Add(raw.Core.Location, BankMistakeKind.WrongShape, $"core is \"{word}\"; write true, or leave it out");
        if (word != "true" || raw.Text is not { Value: { } text })
            return word == "true";

        var words = Wording.Words(text);
        if (words is < BankRules.MinCoreWords or > BankRules.MaxCoreWords)
        {
            mistakes.Add(
                raw.Text.Location, BankMistakeKind.WrongLength,
                $"text has {words} words; a core prompt is asked in one breath: write {BankRules.MinCoreWords} to {BankRules.MaxCoreWords}");
        }

        return true;
    }

    private List<string>? Without(RawPrompt raw, PrincipleId? principle)
    {
        if (mistakes.Texts(raw.Without, raw.Location, "without", 0, 2) is not { } without || principle is not { } owner)
            return raw.Without is null ? [] : null;

        var known = beats[owner];
        foreach (var beat in without.Where(beat => !known.Contains(beat.Value!)))
            mistakes.Add(beat.Location, BankMistakeKind.UnknownBeat, $"{owner} has no beat \"{beat.Value}\"; there are {string.Join(", ", known)}");

        var left = known.Except(without.Select(beat => beat.Value!)).Count();
        if (without.Count > 0 && left < MinBeatsLeft)
            mistakes.Add(raw.Without!.Location, BankMistakeKind.WrongCount, $"without leaves {left} beats to listen for; leave at least {MinBeatsLeft}");
        return [.. without.Select(beat => beat.Value!)];
    }

    private IReadOnlyList<PrincipleId>? Secondary(RawPrompt raw, PrincipleId? principle)
    {
        var also = mistakes.Words(raw.Also, raw.Location, "also", 0, 2, _principles, BankMistakeKind.UnknownPrinciple, "principle");
        if (also is not null && principle is { } first && also.Contains(first))
            mistakes.Add(raw.Also!.Location, BankMistakeKind.Twice, $"also names {first}, which is the principle of the prompt itself");
        return also;
    }

    private IReadOnlyList<Track>? Tracks(RawPrompt raw)
    {
        var tracks = mistakes.Words(raw.Tracks, raw.Location, "tracks", 1, 4, BankWords.Tracks, BankMistakeKind.UnknownTrack, "track");
        if (tracks is { Count: > 1 } && tracks.Contains(Track.General))
            mistakes.Add(raw.Tracks!.Location, BankMistakeKind.GeneralAndMore, "tracks names general and another; general alone fits every track");
        return tracks;
    }

    private List<string>? Probes(RawPrompt raw)
    {
        if (mistakes.Texts(raw.Probes, raw.Location, "probes", IsOwn ? 1 : BankRules.MinProbes, BankRules.MaxProbes) is not { } probes)
            return null;

        if (IsOwn && probes.Count is > 0 and < BankRules.MinProbes)
            mistakes.Style(raw.Probes!.Location, BankMistakeKind.WrongCount, $"probes: {probes.Count} of them; {BankRules.MinProbes} to {BankRules.MaxProbes} carry a whole answer");

        var here = new HashSet<string>();
        foreach (var probe in probes)
        {
            var text = probe.Value!;
            if (IsOwn)
                _ = mistakes.Within(probe, raw.Location, "probe", LongestOwnProbe);
            if (Wording.WordsOrNull(text) is { } words and (< BankRules.MinProbeWords or > BankRules.MaxProbeWords))
            {
                mistakes.Style(
                    probe.Location, BankMistakeKind.WrongLength, $"probe has {Words(words)}; write {BankRules.MinProbeWords} to {BankRules.MaxProbeWords}");
            }

            if (Wording.HypothesisOfProbe(text) is { } hypothesis)
                mistakes.Style(probe.Location, BankMistakeKind.Hypothetical, $"probe asks for something that did not happen ({hypothesis}); ask for what they did");

            var key = (raw.Principle?.Value, text.ToLowerInvariant());
            if (IsOwn)
            {
                // The same follow-up may stand under many prompts, as those that fit any story do.
                if (!here.Add(key.Item2))
                    mistakes.Add(probe.Location, BankMistakeKind.RepeatedProbe, $"probe \"{text}\" stands here twice; leave one of them out");
            }
            else if (!_probes.TryAdd(key, probe.Location))
                mistakes.Add(probe.Location, BankMistakeKind.RepeatedProbe, $"probe stands already at {_probes[key]}; make one for this very prompt");
        }

        return [.. probes.Select(p => p.Value!)];
    }
}
