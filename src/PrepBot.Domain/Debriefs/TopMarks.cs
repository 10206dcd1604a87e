namespace PrepBot.Domain.Debriefs;

/// <summary>Praise with nothing to learn from.</summary>
public static class TopMarks
{
    /// <summary>Whether everything that was probed is at the top and there is nothing to change.</summary>
    public static bool AreAll(Debrief debrief)
    {
        var probed = debrief.Scores.Where(score => score.Verdict != Verdict.NotProbed).ToList();
        return probed.Count > 0
            && probed.All(score => score.Verdict == Verdict.Strong)
            && debrief.Overall == Inclination.StronglyInclined
            && debrief.Changes.Count == 0;
    }
}
