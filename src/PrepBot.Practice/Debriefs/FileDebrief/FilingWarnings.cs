using PrepBot.Chat.Forms;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>What an interviewer should know before filing: each is said once, and then the form is taken as it is.</summary>
internal static class FilingWarnings
{
    /// <summary>In the draft: what its author was told of.</summary>
    private const string Told = "told";

    /// <summary>A word about the form as a whole has no field's key.</summary>
    private const string Whole = "praise";

    /// <summary>The words, by the key of their field; "" for the form as a whole.</summary>
    /// <param name="debrief">What would be filed.</param>
    /// <param name="candidate">The candidate's name.</param>
    public static IReadOnlyDictionary<string, string> Find(Round round, Debrief debrief, string candidate)
    {
        var warnings = new Dictionary<string, string>();

        // What counts for nothing anyway needs no better evidence.
        if (round.EndedAt is { } ended && round.Length(ended) >= CreditRule.MinLength)
        {
            foreach (var (score, why) in EvidenceRule.Lacking(debrief).Where(found => round.WasProbed(found.Score.Principle)))
                warnings[$"{score.Principle}.evidence"] = EvidenceTexts.Warning(why);
        }

        if (TopMarks.AreAll(debrief))
            warnings[""] = FileTexts.Nudge(candidate);

        return warnings;
    }

    /// <summary>Whether there is one its author was not told of yet.</summary>
    public static bool AreNew(IReadOnlyDictionary<string, string> warnings, FormAnswers answers) =>
        warnings.Keys.Select(Name).Except(answers.Chosen(Told)).Any();

    /// <summary>What the draft remembers of having told them.</summary>
    public static FormAnswers Remember(IReadOnlyDictionary<string, string> warnings, FormAnswers answers) =>
        new(new Dictionary<string, IReadOnlyList<string>> { [Told] = [.. answers.Chosen(Told).Union(warnings.Keys.Select(Name))] });

    private static string Name(string key) => key.Length == 0 ? Whole : key;
}
