using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>What an interviewer ticked as heard.</summary>
/// <param name="Beats">Beats of the principle and of a failure story, in their order.</param>
/// <param name="Green">Green flags, the principle's and the general ones.</param>
/// <param name="Red">Red flags, likewise.</param>
public sealed record HeardSigns(IReadOnlyList<Beat> Beats, IReadOnlyList<Flag> Green, IReadOnlyList<Flag> Red)
{
    /// <summary>What the keys of a score mean. A key the principle no longer has is left out.</summary>
    public static HeardSigns Read(Principle principle, AnyStory any, IReadOnlyCollection<SignKey> heard)
    {
        ArgumentNullException.ThrowIfNull(principle);
        ArgumentNullException.ThrowIfNull(any);
        ArgumentNullException.ThrowIfNull(heard);
        return new(
            [.. principle.Beats.Concat(FailureStory.Beats).Where(beat => heard.Contains(SignKey.For(beat)))],
            [.. principle.GreenFlags.Concat(any.GreenFlags).Where(flag => heard.Contains(SignKey.ForGreen(flag)))],
            [.. principle.RedFlags.Concat(any.RedFlags).Where(flag => heard.Contains(SignKey.ForRed(flag)))]);
    }
}
