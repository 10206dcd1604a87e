namespace PrepBot.Chat.Loops;

/// <summary>How long to pause after so many failures in a row: doubled each time up to a longest, and of random length, so that many do not come back at once.</summary>
/// <param name="First">The longest pause after the first failure.</param>
/// <param name="Longest">No pause is longer.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>The pause.</summary>
    /// <param name="failures">How many failures there were, from 1.</param>
    /// <param name="chance">From 0 to 1: half the pause is certain, the other half is drawn.</param>
    public TimeSpan After(int failures, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        return (doubled < Longest ? doubled : Longest) * (0.5 + (chance / 2));
    }
}
