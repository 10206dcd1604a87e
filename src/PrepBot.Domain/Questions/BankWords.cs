using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>The words of the bank's files and tables for levels, tracks and frequencies. They are stored, so they never change.</summary>
public static class BankWords
{
    /// <summary>Levels by their word.</summary>
    public static IReadOnlyDictionary<string, Level> Levels { get; } = new Dictionary<string, Level>
    {
        ["junior"] = Level.Junior,
        ["senior"] = Level.Senior,
        ["staff"] = Level.Staff,
    };

    /// <summary>Tracks by their word.</summary>
    public static IReadOnlyDictionary<string, Track> Tracks { get; } = new Dictionary<string, Track>
    {
        ["general"] = Track.General,
        ["software"] = Track.Software,
        ["data"] = Track.Data,
        ["ml"] = Track.MachineLearning,
        ["manager"] = Track.Manager,
    };

    /// <summary>How often a principle is probed, by its word.</summary>
    public static IReadOnlyDictionary<string, ProbeFrequency> Frequencies { get; } = new Dictionary<string, ProbeFrequency>
    {
        ["seldom"] = ProbeFrequency.Seldom,
        ["sometimes"] = ProbeFrequency.Sometimes,
        ["often"] = ProbeFrequency.Often,
        ["nearly-always"] = ProbeFrequency.NearlyAlways,
    };

    /// <summary>Verdicts by their word, as rubrics and worked answers have them.</summary>
    public static IReadOnlyDictionary<string, Verdict> Verdicts { get; } = new Dictionary<string, Verdict>
    {
        ["strong"] = Verdict.Strong,
        ["solid"] = Verdict.Solid,
        ["mild_concern"] = Verdict.MildConcern,
        ["concern"] = Verdict.Concern,
    };

    /// <summary>The word for a verdict.</summary>
    public static string Name(Verdict verdict) => WordOf(Verdicts, verdict);

    /// <summary>The word for a level.</summary>
    public static string Name(Level level) => WordOf(Levels, level);

    /// <summary>The word for a track.</summary>
    public static string Name(Track track) => WordOf(Tracks, track);

    /// <summary>The word for a frequency.</summary>
    public static string Name(ProbeFrequency frequency) => WordOf(Frequencies, frequency);

    private static string WordOf<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct, Enum
    {
        foreach (var (word, meaning) in words)
        {
            if (EqualityComparer<T>.Default.Equals(meaning, value))
                return word;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "There is no word for it.");
    }
}
