using PrepBot.Domain.Principles;
using PrepBot.Values.Records;

namespace PrepBot.Domain.Debriefs;

/// <summary>The interviewer's scorecard of the candidate.</summary>
/// <param name="Scores">One for each target principle of the round.</param>
/// <param name="Overall">The overall word.</param>
/// <param name="Keep">One thing to keep.</param>
/// <param name="Changes">One or two things to change; may be empty when there is nothing.</param>
public sealed record Debrief(ValueList<PrincipleScore> Scores, Inclination Overall, string Keep, ValueList<string> Changes)
{
    /// <summary>The score for a principle, or null when it was not a target.</summary>
    public PrincipleScore? For(PrincipleId principle) => Scores.FirstOrDefault(score => score.Principle == principle);

    /// <summary>
    /// The same without a word of its author, who asked to be forgotten. The verdicts are the candidate's record: what counted goes on counting.
    /// Doing it again changes nothing.
    /// </summary>
    public Debrief WithoutWords()
    {
        var counted = EvidenceRule.Counted(this).Select(score => score.Principle).ToHashSet();
        var wordless = Words.Erase(this);
        return wordless with { Scores = [.. wordless.Scores.Select(score => score with { CountedOnce = counted.Contains(score.Principle) })] };
    }

    /// <summary>The same with the ids of flags that were ticked before flags had any, when their places were stored.</summary>
    public Debrief WithFlagIds() => this with
    {
        Scores = [.. Scores.Select(score => score with { Heard = [.. FlagPlaces.ToIds(score.Principle, score.Heard)] })],
    };
}

/// <summary>What the interviewer wrote down for one principle.</summary>
/// <param name="Verdict">How it landed.</param>
/// <param name="Evidence">What was heard; decides whether the score counts.</param>
/// <param name="Story">A headline for the story told.</param>
/// <param name="Missing">Parts of a full answer that were missing.</param>
/// <param name="Heard">The beats and flags that were heard: see <see cref="HeardSigns"/>.</param>
public sealed record PrincipleScore(
    PrincipleId Principle, Verdict Verdict, string Evidence, string Story, AnswerParts Missing, ValueList<SignKey> Heard)
{
    /// <summary>Whether it counted when its words were erased; null while they are there and speak for themselves.</summary>
    public bool? CountedOnce { get; init; }
}

/// <summary>The candidate's own view, with feedback on the interviewer.</summary>
/// <param name="Views">One for each target principle of the round.</param>
/// <param name="Helpfulness">How much the interviewer helped, 1-4.</param>
/// <param name="WillChange">What the candidate will change.</param>
public sealed record SelfReview(ValueList<OwnView> Views, int Helpfulness, string WillChange)
{
    /// <summary>The view of a principle, or null when it was not a target.</summary>
    public OwnView? For(PrincipleId principle) => Views.FirstOrDefault(view => view.Principle == principle);
}

/// <summary>The candidate's own verdict on one principle, and the story used for it.</summary>
public sealed record OwnView(PrincipleId Principle, Verdict Verdict, string Story);
