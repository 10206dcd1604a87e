using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>How the time of a round is shared out: a hello, the principles alike, and a few minutes to file at the end.</summary>
/// <param name="Hello">Minutes to arrive.</param>
/// <param name="PerPrinciple">Minutes for each principle.</param>
/// <param name="Principles">How many there are.</param>
/// <param name="Debrief">Minutes to come to a close.</param>
internal sealed record RoundPlan(int Hello, int PerPrinciple, int Principles, int Debrief)
{
    /// <summary>"3 min hello · 2 x 18 min · 6 min debrief".</summary>
    public string InWords => RoundTexts.Plan(Hello, Principles, PerPrinciple, Debrief);

    /// <summary>Whole minutes until the planned end, negative after it; of a pause as it began.</summary>
    public static int MinutesLeft(Round round, DateTimeOffset now) =>
        (int)Math.Floor(((round.EndsAt ?? now) - (round.PausedAt ?? now)).TotalMinutes);

    /// <summary>Whole minutes the plan leaves for the principle under way; zero when its time is over.</summary>
    public static int MinutesLeftForPrinciple(Round round, DateTimeOffset now)
    {
        var plan = Create(round);
        var after = plan.Debrief + ((round.Principles.Count - round.Current - 1) * plan.PerPrinciple);
        return Math.Clamp(MinutesLeft(round, now) - after, 0, plan.PerPrinciple);
    }

    public static RoundPlan Create(Round round)
    {
        var hello = round.Minutes <= 20 ? 1 : 3;
        var perPrinciple = (round.Minutes - hello - Math.Max(2, round.Minutes / 8)) / round.Principles.Count;
        return new RoundPlan(hello, perPrinciple, round.Principles.Count, round.Minutes - hello - (perPrinciple * round.Principles.Count));
    }
}
