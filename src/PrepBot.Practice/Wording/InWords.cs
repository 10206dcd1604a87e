using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Wording;

/// <summary>Values of the domain in the words members read. Every enumeration in one switch each.</summary>
internal static class InWords
{
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Strong => "strong",
        Verdict.Solid => "solid",
        Verdict.MildConcern => "mild concern",
        Verdict.Concern => "concern",
        Verdict.NotProbed => "not probed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>Its height as a sign; a word always stands beside it.</summary>
    public static char Sign(Verdict verdict) => verdict switch
    {
        Verdict.Strong => '▇',
        Verdict.Solid => '▅',
        Verdict.MildConcern => '▃',
        Verdict.Concern => '▁',
        Verdict.NotProbed => '–',
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>"▅ solid".</summary>
    public static string Signed(Verdict verdict) => $"{Sign(verdict)} {Name(verdict)}";

    public static string Name(Inclination inclination) => inclination switch
    {
        Inclination.StronglyInclined => "strongly inclined",
        Inclination.Inclined => "inclined",
        Inclination.NotInclined => "not inclined",
        Inclination.StronglyNotInclined => "strongly not inclined",
        _ => throw new ArgumentOutOfRangeException(nameof(inclination)),
    };

    public static string Name(WantedRole role) => role switch
    {
        WantedRole.Candidate => "candidate",
        WantedRole.Interviewer => "interviewer",
        WantedRole.Either => "either",
        WantedRole.Observer => "observer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Name(Level level) => level switch
    {
        Level.Junior => "junior or mid",
        Level.Senior => "senior",
        Level.Staff => "staff and above",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static string Name(Track track) => track switch
    {
        Track.General => "general",
        Track.Software => "software engineering",
        Track.Data => "data science",
        Track.MachineLearning => "machine learning and AI",
        Track.Manager => "manager",
        _ => throw new ArgumentOutOfRangeException(nameof(track)),
    };

    public static string Name(ProbeFrequency frequency) => frequency switch
    {
        ProbeFrequency.Seldom => "in few loops",
        ProbeFrequency.Sometimes => "in some loops",
        ProbeFrequency.Often => "in most loops",
        ProbeFrequency.NearlyAlways => "in nearly every loop",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>"Frugality · Earn Trust".</summary>
    public static string Name(IEnumerable<PrincipleId> principles, PrincipleSet set) =>
        string.Join(" · ", principles.Select(set.NameOf));

    /// <summary>"Frugality and Earn Trust", "Frugality, Dive Deep and Earn Trust".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>"Frugality, Dive Deep and 3 more": a list with an end, that names so many and counts the others.</summary>
    public static string List(IReadOnlyList<string> items, int most) =>
        items.Count <= most ? List(items) : $"{string.Join(", ", items.Take(most))} and {items.Count - most} more";

    /// <summary>"2:40" for the length of an answer.</summary>
    public static string Clock(TimeSpan length) => $"{(int)length.TotalMinutes}:{length.Seconds:00}";

    /// <summary>"1 round", "2 rounds".</summary>
    public static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";
}
