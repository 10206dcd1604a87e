using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;

namespace PrepBot.Testing;

public static partial class Some
{
    /// <summary>Evidence that counts, different each time.</summary>
    public static string Evidence() =>
        $"Cut the batch cost by {Interlocked.Increment(ref _counter)} per cent and said how it was measured.";

    public static PrincipleScore Score(
        PrincipleId principle, Verdict verdict = Verdict.Solid, string? evidence = null, AnswerParts missing = AnswerParts.None) =>
        new(principle, verdict, evidence ?? Evidence(), "The batch job", missing, []);

    public static Debrief Debrief(params PrincipleScore[] scores) => new([.. scores], Inclination.Inclined, "Numbers", []);

    public static SelfReview SelfReview(params OwnView[] views) => new([.. views], 3, "");
}
