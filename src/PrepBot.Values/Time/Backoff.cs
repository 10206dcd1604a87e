using PrepBot.Values.Text;

namespace PrepBot.Values.Time;

/// <summary>How long to pause after so many failures in a row: doubled each time up to a longest. Pure; chance comes from outside, 0 to 1.</summary>
/// <param name="First">The longest pause after the first failure.</param>
/// <param name="Longest">No pause is longer.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    private const int MaxDoublings = 20;

    /// <summary>The pause after this many failures, from 1, where nobody else pauses at the same time.</summary>
    public TimeSpan After(int failures)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, MaxDoublings));
        return doubled < Longest ? doubled : Longest;
    }

    /// <summary>A pause of random length, so that many do not come back at once: half of it is certain, the other half is drawn.</summary>
    public TimeSpan After(int failures, double chance) => After(failures) * (0.5 + (chance / 2));

    /// <summary>The same, drawn by the token of a claim: each has one of its own, made by the database.</summary>
    public TimeSpan After(int failures, Guid claim) => After(failures, (uint)StableHash.Compute($"{claim:N}") / (double)uint.MaxValue);

    /// <summary>Any pause up to the longest for so many failures, where all were cut off in the same instant.</summary>
    public TimeSpan UpTo(int failures, double chance) => After(failures) * chance;
}
