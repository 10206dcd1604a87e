using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Wording;

/// <summary>What a round is wished or held for, in the same order everywhere.</summary>
internal static class WishTexts
{
    /// <summary>No quoted word is longer.</summary>
    private const int MaxTyped = 40;

    /// <summary>"Frugality and Dive Deep, 25 min, as candidate": what was understood of a wish. What was left open is left out, but for the principles.</summary>
    public static string Wish(WantedRole role, ThemeId? theme, IReadOnlyList<PrincipleId> wished, int? minutes, PrincipleSet principles)
    {
        string?[] parts =
        [
            role == WantedRole.Observer ? null
                : theme is not null ? About(theme, wished, principles)
                : wished.Count == 0 ? "Any principle" : InWords.List([.. wished.Select(principles.NameOf)]),
            role != WantedRole.Observer && minutes is { } length ? $"{length} min" : null,
            $"{(role == WantedRole.Observer ? "As" : "as")} {InWords.Name(role)}",
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <inheritdoc cref="Wish(WantedRole, ThemeId?, IReadOnlyList{PrincipleId}, int?, PrincipleSet)"/>
    public static string Wish(WaitingEntry entry, PrincipleSet principles) => Wish(entry.Role, entry.Theme, entry.Principles, entry.Minutes, principles);

    /// <summary>What was typed otherwise than it is written, and taken for something all the same: "I took "dive deap" as Dive Deep. "; nothing where nothing was.</summary>
    public static string Corrected(IReadOnlyList<CorrectedWord> corrected) =>
        string.Concat(corrected.Select(word => $"I took \"{Label.Fit(word.Typed, MaxTyped)}\" as {word.Meant}. "));

    /// <summary>"Conflict with a colleague: Earn Trust · Dive Deep", or the principles alone.</summary>
    public static string About(ThemeId? theme, IReadOnlyList<PrincipleId> about, PrincipleSet principles) =>
        Theme.All.FirstOrDefault(known => known.Id == theme) is { } named ? $"{named.Name}: {InWords.Name(about, principles)}" : InWords.Name(about, principles);
}
