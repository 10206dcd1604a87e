using System.Globalization;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>What an interviewer ticked as heard, by the keys a score is stored with: "beat:evidence", "green:asked-vs-needed", "red:no-customer".</summary>
/// <param name="Beats">Beats of the principle and of a failure story, in their order.</param>
/// <param name="Green">Green flags, the principle's and the general ones.</param>
/// <param name="Red">Red flags, likewise.</param>
public sealed record HeardSigns(IReadOnlyList<Beat> Beats, IReadOnlyList<Flag> Green, IReadOnlyList<Flag> Red)
{
    private const string BeatPrefix = "beat:";
    private const string GreenPrefix = "green:";
    private const string RedPrefix = "red:";

    /// <summary>The key of a beat.</summary>
    public static string KeyOf(Beat beat) => $"{BeatPrefix}{beat.Id}";

    /// <summary>The key of a green flag.</summary>
    public static string KeyOfGreen(Flag flag) => $"{GreenPrefix}{flag.Id}";

    /// <summary>The key of a red flag.</summary>
    public static string KeyOfRed(Flag flag) => $"{RedPrefix}{flag.Id}";

    /// <summary>
    /// What the keys of a score mean. A key the principle no longer has is left out. Scores from before flags had ids hold places in the lists
    /// of that time ("green:0"), which have been kept in their order.
    /// </summary>
    public static HeardSigns Read(Principle principle, AnyStory any, IReadOnlyCollection<string> heard)
    {
        ArgumentNullException.ThrowIfNull(principle);
        ArgumentNullException.ThrowIfNull(any);
        ArgumentNullException.ThrowIfNull(heard);
        return new(
            [.. principle.Beats.Concat(FailureStory.Beats).Where(beat => heard.Contains(KeyOf(beat)))],
            Flags(principle.GreenFlags, any.GreenFlags, GreenPrefix, heard),
            Flags(principle.RedFlags, any.RedFlags, RedPrefix, heard));
    }

    private static List<Flag> Flags(IReadOnlyList<Flag> own, IReadOnlyList<Flag> general, string prefix, IReadOnlyCollection<string> heard) =>
    [
        .. own.Where((flag, place) => heard.Contains($"{prefix}{flag.Id}") || heard.Contains(string.Create(CultureInfo.InvariantCulture, $"{prefix}{place}"))),
        .. general.Where(flag => heard.Contains($"{prefix}{flag.Id}")),
    ];
}
