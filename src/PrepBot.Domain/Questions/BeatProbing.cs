using PrepBot.Values.Text;

namespace PrepBot.Domain.Questions;

/// <summary>A beat a prompt keeps that none of its probes asks for.</summary>
/// <param name="Location">Where the prompt is written.</param>
/// <param name="Label">The beat, as forms show it.</param>
public sealed record UnaskedBeat(SourceLocation Location, string Prompt, string Label)
{
    public override string ToString() => $"{Location} {Prompt}: no probe asks for \"{Label}\"";
}

/// <summary>
/// How many beats the probes of a principle's prompts ask for. Words tell it and not their sense: a probe asks for a beat when it holds one of the beginnings
/// written for it. So this is a list to read, and keeps nothing from being used.
/// </summary>
/// <param name="Kept">Beats of all its prompts, without those the prompts rule out.</param>
/// <param name="Unasked">Those of them no probe asks for.</param>
public sealed record BeatProbing(string Principle, int Kept, IReadOnlyList<UnaskedBeat> Unasked)
{
    /// <summary>A row for each principle that says how its beats are asked for.</summary>
    public static IReadOnlyList<BeatProbing> Find(RawBank raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return [.. raw.Principles.Select(Find).Where(row => row.Kept > 0)];
    }

    private static BeatProbing Find(RawPrinciple principle)
    {
        var beats = (principle.Beats?.Items ?? [])
            .Where(beat => beat.AskedBy is { Items.Count: > 0 })
            .Select(beat => (Id: beat.Id?.Value, Label: (beat.Label ?? beat.Text)?.Value ?? "", Beginnings: WordsOf(beat.AskedBy!)))
            .ToList();
        var kept = principle.Prompts
            .SelectMany(prompt => beats.Where(beat => !Without(prompt).Contains(beat.Id)).Select(beat => (Prompt: prompt, Beat: beat)))
            .ToList();
        var unasked = kept.Where(each => !Probes(each.Prompt).Any(probe => each.Beat.Beginnings.Any(beginning => Holds(probe, beginning))));
        return new(
            principle.Name?.Value ?? "", kept.Count, [.. unasked.Select(each => new UnaskedBeat(each.Prompt.Location, each.Prompt.Id?.Value ?? "", each.Beat.Label))]);
    }

    private static IEnumerable<string?> Without(RawPrompt prompt) => (prompt.Without?.Items ?? []).Select(beat => beat.Value);

    private static List<string[]> Probes(RawPrompt prompt) => prompt.Probes is { } probes ? WordsOf(probes) : [];

    private static List<string[]> WordsOf(WrittenList list) =>
        [.. (list.Items ?? []).Select(item => item.Value).OfType<string>().Select(text => FreeText.Words(text).Select(word => word.Folded).ToArray())];

    /// <summary>Whether words of a text begin like these, one after another.</summary>
    private static bool Holds(string[] text, string[] beginnings) => beginnings.Length > 0
        && Enumerable.Range(0, Math.Max(0, text.Length - beginnings.Length + 1))
            .Any(start => beginnings.Select((beginning, at) => text[start + at].StartsWith(beginning, StringComparison.Ordinal)).All(same => same));
}
