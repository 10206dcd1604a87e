using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Wording;

/// <summary>What a round is wished or held for, in the same order everywhere.</summary>
internal static class WishTexts
{
    /// <summary>"Conflict with a colleague: Earn Trust · Dive Deep", or the principles alone.</summary>
    public static string About(ThemeId? theme, IReadOnlyList<PrincipleId> about, PrincipleSet principles) =>
        Theme.All.FirstOrDefault(known => known.Id == theme) is { } named ? $"{named.Name}: {InWords.Name(about, principles)}" : InWords.Name(about, principles);
}
