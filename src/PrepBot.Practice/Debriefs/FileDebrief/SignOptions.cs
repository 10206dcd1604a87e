using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>What may be heard in an answer, to choose from.</summary>
internal static class SignOptions
{
    /// <summary>The beats the answer can show and those of a failure story, then the principle's flags, then those of any story.</summary>
    /// <param name="couldShow">Whether what was asked lets an answer show a beat of the principle.</param>
    public static IEnumerable<Option> Create(Principle principle, AnyStory any, Func<Beat, bool> couldShow) =>
    [
        .. principle.Beats.Where(couldShow).Concat(FailureStory.Beats).Select(beat => new Option(SignKey.For(beat).Text, Label.Fit($"✓ {beat.Label}", Label.MaxOption))),
        .. principle.GreenFlags.Select(Green),
        .. principle.RedFlags.Select(Red),
        .. any.GreenFlags.Zip(any.RedFlags, (green, red) => new[] { Green(green), Red(red) }).SelectMany(pair => pair),
    ];

    private static Option Green(Flag flag) => new(SignKey.ForGreen(flag).Text, Label.Fit($"+ {flag.Label}", Label.MaxOption));

    private static Option Red(Flag flag) => new(SignKey.ForRed(flag).Text, Label.Fit($"− {flag.Label}", Label.MaxOption));
}
