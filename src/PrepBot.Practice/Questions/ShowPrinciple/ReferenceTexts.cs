using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ShowPrinciple;

/// <summary>The reference cards, and which theme points to which principles.</summary>
internal static class ReferenceTexts
{
    private const string ThemesTitle = "Themes and where they point";

    /// <summary>Every card there is to choose from.</summary>
    public static IReadOnlyList<Option> Options(ReferenceCards cards)
    {
        var options = cards.Cards.Select(card => new Option(card.Id, card.Title)).ToList();
        if (cards.Themes.Count > 0)
            options.Add(new Option(ReferenceCards.ThemesId, ThemesTitle));
        return options;
    }

    /// <summary>What a card shows, or null when there is none of this id.</summary>
    public static IReadOnlyList<Block>? Page(string id, QuestionBank bank)
    {
        if (id == ReferenceCards.ThemesId && bank.Cards.Themes.Count > 0)
            return Themes(bank);
        if (bank.Cards.TryGet(id) is not { } card)
            return null;

        return
        [
            new Heading(card.Title),
            new Paragraph(card.Summary),
            .. card.Sections.Select(section => new Paragraph(RichText.Create($"{section.Title:strong}\n{string.Join('\n', section.Lines.Select(line => $"· {line}"))}"))),
        ];
    }

    private static IReadOnlyList<Block> Themes(QuestionBank bank) =>
    [
        new Heading(ThemesTitle),
        new Paragraph("Interviewers come back to the same situations. These are the principles each is usually asked for, the likeliest first."),
        new Paragraph(new RichText([.. bank.Cards.Themes.SelectMany((theme, index) => Line(theme, index > 0, bank))])),
    ];

    private static IEnumerable<Span> Line(ThemePrinciples theme, bool isNext, QuestionBank bank)
    {
        yield return new Words($"{(isNext ? "\n" : "")}{theme.Theme.Name}", Emphasis.Strong);
        yield return new Words($"  {InWords.Name(theme.Principles, bank.Principles)}");
    }
}
