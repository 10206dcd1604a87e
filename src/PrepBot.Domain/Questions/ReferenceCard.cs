using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>A card to look something up on that belongs to no single principle: how an answer is built, how to tell a failure.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Title">What it is about, 1-60 characters.</param>
/// <param name="Summary">What it helps with, in one sentence of at most 150 characters.</param>
/// <param name="AlsoCalled">Other words a person may type for it.</param>
/// <param name="Sections">1-6 of them.</param>
public sealed record ReferenceCard(
    string Id, string Title, string Summary, IReadOnlyList<string> AlsoCalled, IReadOnlyList<CardSection> Sections);

/// <summary>A part of a reference card.</summary>
/// <param name="Title">What it is about, 1-60 characters.</param>
/// <param name="Lines">1-8 lines of at most 300 characters.</param>
public sealed record CardSection(string Title, IReadOnlyList<string> Lines);

/// <summary>Everything of a value set that can be looked up beside its principles. A set may do without.</summary>
/// <param name="Cards">In the order they are listed.</param>
/// <param name="Themes">Which theme points to which principles; empty when the set does not say.</param>
public sealed record ReferenceCards(IReadOnlyList<ReferenceCard> Cards, IReadOnlyList<ThemePrinciples> Themes)
{
    /// <summary>The id under which <see cref="Themes"/> are shown; no card may have it.</summary>
    public const string ThemesId = "themes";

    /// <summary>Nothing to look up.</summary>
    public static ReferenceCards None { get; } = new([], []);

    /// <summary>The card with this id, or null: a button may be older than the cards.</summary>
    public ReferenceCard? TryGet(string id) => Cards.FirstOrDefault(card => card.Id == id);

    /// <summary>The theme with its principles, or null when the value set does not say.</summary>
    public ThemePrinciples? TryGet(ThemeId? theme) => theme is { } id ? Themes.FirstOrDefault(known => known.Theme.Id == id) : null;
}
