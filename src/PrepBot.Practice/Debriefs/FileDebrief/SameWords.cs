using PrepBot.Domain.Debriefs;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>Whether what was sent again is what was filed: records with lists compare by reference.</summary>
internal static class SameWords
{
    public static bool Are(Debrief? one, Debrief other) =>
        one is not null
        && one.Overall == other.Overall
        && one.Keep == other.Keep
        && one.Changes.SequenceEqual(other.Changes)
        && one.Scores.Count == other.Scores.Count
        && one.Scores.Zip(other.Scores).All(pair => Are(pair.First, pair.Second));

    public static bool Are(SelfReview? one, SelfReview other) =>
        one is not null
        && one.Helpfulness == other.Helpfulness
        && one.WillChange == other.WillChange
        && one.Views.SequenceEqual(other.Views);

    private static bool Are(PrincipleScore one, PrincipleScore other) =>
        one.Heard.SequenceEqual(other.Heard) && one == other with { Heard = one.Heard };
}
