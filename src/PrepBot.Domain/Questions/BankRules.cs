using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>
/// What is asked of a bank. Every mistake is found, not only the first; how many prompts there are is no rule (see <see cref="BankCounts"/>).
/// </summary>
public static class BankRules
{
    /// <summary>Fewest words of a prompt.</summary>
    public const int MinWords = 10;

    /// <summary>Most words of a prompt.</summary>
    public const int MaxWords = 45;

    /// <summary>Fewest words of a core prompt.</summary>
    public const int MinCoreWords = 10;

    /// <summary>Most words of a core prompt: it is asked plainly, in one breath.</summary>
    public const int MaxCoreWords = 16;

    /// <summary>Fewest probes of a prompt.</summary>
    public const int MinProbes = 4;

    /// <summary>Most probes of a prompt.</summary>
    public const int MaxProbes = 6;

    /// <summary>Fewest words of a probe.</summary>
    public const int MinProbeWords = 4;

    /// <summary>Most words of a probe.</summary>
    public const int MaxProbeWords = 25;

    /// <summary>Most principles of a set: more do not fit the lists they are chosen from.</summary>
    public const int MaxPrinciples = 25;

    /// <summary>Most characters of a principle's key: a community's own prompts, and the buttons of both, have it in their ids.</summary>
    public const int LongestPrincipleKey = 23;

    /// <summary>Most characters of a prompt's id: buttons carry it beside the id of a round.</summary>
    public const int LongestPromptId = 32;

    /// <summary>The share of common trigrams from which on two prompts count as the same question in other words.</summary>
    public const double DuplicateFrom = 0.5;

    /// <summary>How the ids of a community's own prompts begin, and no others: what a member has heard is kept by id alone.</summary>
    public const string OwnPrefix = "own-";

    /// <summary>Checks a whole bank.</summary>
    /// <param name="raw">What was written.</param>
    /// <param name="before">Mistakes found while reading it; they keep a bank from coming out as much as those found here.</param>
    public static BankReading Check(RawBank raw, IReadOnlyList<BankMistake> before)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var mistakes = new MistakeList();
        mistakes.All.AddRange(before);

        var set = ReadSet(raw, mistakes);
        var known = raw.Principles.Where(p => p.Id is { Value.Length: > 0 }).Select(p => new PrincipleId(p.Id!.Value!)).ToHashSet();
        var cards = new PrincipleRules(mistakes, known);
        var principles = raw.Principles.Select(cards.Read).ToList();
        var prompts = ReadPrompts([.. raw.Principles.SelectMany(p => p.Prompts)], BeatsOf(raw), mistakes);
        var reference = new CardRules(mistakes, known).Read(raw.Cards);
        var scripts = new ScriptRules(mistakes);
        var script = raw.Script is { } lines ? scripts.Script(lines) : InterviewScript.None;
        var anyStory = raw.Script is { } any ? scripts.AnyStory(any) : AnyStory.Nothing;

        if (mistakes.All.Count == 0 && raw.Principles.Count == 0)
            mistakes.Add(raw.Location, BankMistakeKind.Missing, "has no principle file beside it");
        if (raw.Principles.Count > MaxPrinciples)
            mistakes.Add(raw.Location, BankMistakeKind.WrongCount, $"has {raw.Principles.Count} principles beside it; a list to choose from shows {MaxPrinciples}");
        if (mistakes.All.Count == 0)
            CardRules.NotPrinciples(mistakes, raw.Cards, new(principles.OfType<Principle>()));
        var sorted = Sorted(mistakes.All);
        var bank = sorted.Count == 0 && set is not null
            ? new QuestionBank(set, new(principles.OfType<Principle>()) { AnyStory = anyStory }, prompts) { Cards = reference, Script = script }
            : null;
        return new(bank, sorted, raw);
    }

    /// <summary>Checks a community's own prompts, as they come by an import or a suggestion. Their ids begin with <see cref="OwnPrefix"/>.</summary>
    /// <param name="raw">The new prompts.</param>
    /// <param name="bank">The bank they join; they must not repeat its prompts either.</param>
    /// <returns>What came out of it. The bank's own rules of style are advice here.</returns>
    public static OwnPromptReading CheckPrompts(IReadOnlyList<RawPrompt> raw, QuestionBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var mistakes = new MistakeList(styleIsAdvice: true);
        var known = bank.Principles.InPublishedOrder.ToDictionary(p => p.Id, p => (IReadOnlyList<string>)[.. p.Beats.Select(b => b.Id)]);
        var prompts = ReadPrompts(raw, known, mistakes, bank.Prompts, OwnPrefix);
        return new(mistakes.All.Count == 0 ? prompts : [], Sorted(mistakes.All)) { Advice = Sorted(mistakes.Advice) };
    }

    private static ValueSet? ReadSet(RawBank raw, MistakeList mistakes)
    {
        var id = mistakes.Text(raw.Id, raw.Location, "id");
        var name = mistakes.Text(raw.Name, raw.Location, "name");
        var disclaimer = mistakes.Text(raw.Disclaimer, raw.Location, "disclaimer");
        if (id is not null && !Keys.IsKey(id))
            mistakes.Add(raw.Id!.Location, BankMistakeKind.BadId, $"id is \"{id}\"; write up to 40 small letters, digits and hyphens");
        return id is null || name is null || disclaimer is null ? null : new(new(id), name, disclaimer);
    }

    private static List<Prompt> ReadPrompts(
        IReadOnlyList<RawPrompt> raw, IReadOnlyDictionary<PrincipleId, IReadOnlyList<string>> beats, MistakeList mistakes,
        IReadOnlyList<Prompt>? beside = null, string idPrefix = "")
    {
        var rules = new PromptRules(mistakes, beats, idPrefix);
        var prompts = raw.Select(rules.Read).OfType<Prompt>().ToList();

        var existing = beside ?? [];
        var written = raw.Where(p => p.Text is { Value.Length: > 0 }).ToList();
        var texts = existing.Select(p => p.Text).Concat(written.Select(p => p.Text!.Value!)).ToList();
        foreach (var (earlier, later, similarity) in NearDuplicates.Find(texts, DuplicateFrom, existing.Count))
        {
            var like = earlier < existing.Count
                ? existing[earlier].Id.Key
                : $"{written[earlier - existing.Count].Id?.Value} at {written[earlier - existing.Count].Text!.Location}";
            var place = written[later - existing.Count].Text!.Location;
            if (similarity >= 1 && idPrefix.Length > 0)
                mistakes.Add(place, BankMistakeKind.NearDuplicate, $"text is that of {like}; ask for another situation");
            else
                mistakes.Style(place, BankMistakeKind.NearDuplicate, $"text is nearly that of {like} ({similarity * 100:0} % alike); ask for another situation");
        }

        return prompts;
    }

    private static Dictionary<PrincipleId, IReadOnlyList<string>> BeatsOf(RawBank raw)
    {
        var beats = new Dictionary<PrincipleId, IReadOnlyList<string>>();
        foreach (var principle in raw.Principles.Where(p => p.Id is { Value.Length: > 0 }))
            beats[new(principle.Id!.Value!)] = [.. (principle.Beats?.Items ?? []).Select(beat => beat.Id?.Value).OfType<string>()];
        return beats;
    }

    private static List<BankMistake> Sorted(IEnumerable<BankMistake> mistakes) =>
        [.. mistakes.OrderBy(m => m.Location.File, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Kind)];
}
