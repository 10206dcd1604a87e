using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Rendering;

/// <summary>What Discord counts of a whole message: whatever a feature writes is measured before it is sent, and nothing of it is lost.</summary>
public sealed class MessageLimitsTests
{
    private const int Messages = 60;

    private static readonly string[] Words =
    [
        "plain", "<@100000000000000001>", "a & b", "@everyone", "naïve", "🚀🚀", "**bold**", "_light_", "`code`", "~~", "line\nbreak", "1. one", "- two", "https://x.org", "\\", new('&', 900),
        new('x', 3_990), new('x', 4_001), new('<', 2_100), "a" + new string('\u0301', 4_500), new('\n', 700), "日本語", "👩‍👩‍👧‍👦",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Message_OfAnything_KeepsEveryLimit_AndLosesNothing(int seed)
    {
        var chance = new Random(seed);
        var several = 0;
        for (var turn = 0; turn < Messages; turn++)
        {
            var message = Any(chance);
            var isPrivate = chance.Next(2) == 0;

            var pages = MessageRenderer.Render(message, isPrivate ? "1573979268000514049" : null);

            several += pages.Count > 1 ? 1 : 0;
            var mistakes = pages.SelectMany(page => FakeRules.Message(Gallery.Body(page, MessageRenderer.Mentions(message)), mayBeEphemeral: true));
            Assert.True(!mistakes.Any(), $"seed {seed}, message {turn}: {string.Join("; ", mistakes)}");
            Assert.Equal(
                Squeezed(string.Concat(message.Blocks.Select(Said)) + Unnamed(message)),
                Squeezed(string.Concat(pages.SelectMany(page => page).Select(Shown))));
        }

        Assert.InRange(several, 1, Messages - 1);
    }

    [Theory]
    [InlineData(DiscordLimits.TextOfMessage, 1)]
    [InlineData(DiscordLimits.TextOfMessage + 1, 2)]
    public void Text_AtTheLimit_IsOneMessage_AndOverItTwo(int length, int pages) =>
        Assert.Equal(pages, MessageRenderer.Render(Message.Create(new string('x', length))).Count);

    [Theory]
    [InlineData(DiscordLimits.ComponentsOfMessage, 1)]
    [InlineData(DiscordLimits.ComponentsOfMessage + 1, 2)]
    public void Components_AtTheLimit_AreOneMessage_AndOverItTwo(int count, int pages) =>
        Assert.Equal(pages, MessageRenderer.Render(new Message([.. Enumerable.Repeat(new Divider(), count)])).Count);

    private static Message Any(Random chance) => new([.. Enumerable.Range(0, chance.Next(1, chance.Next(3) == 0 ? 90 : 12)).Select(_ => AnyBlock(chance)), new Paragraph("end")])
    {
        Notify = chance.Next(2) == 0 ? [] : [Gallery.Ana],
        Accent = chance.Next(2) == 0 ? Accent.None : Accents.Hue(chance.Next(40)),
    };

    private static Block AnyBlock(Random chance) => chance.Next(12) switch
    {
        0 => new Heading(new string('#', chance.Next(1, 150))),
        1 => new Paragraph(AnyText(chance)),
        2 => new Paragraph(RichText.Plain(AnyText(chance).ToPlainText(), (Emphasis)chance.Next(3))),
        3 => new Quote(AnyText(chance)),
        4 => new Facts([.. Enumerable.Range(0, chance.Next(1, 11)).Select(_ => new Fact("Label", AnyText(chance)))]),
        5 => new Divider(),
        6 => new Select(new ActionId("a", "c", Subject.None), "choose", [.. Enumerable.Range(0, chance.Next(1, 26)).Select(at => new Option($"{at}", $"option {at}"))]),
        7 => new Paragraph(RichText.Create($"{new PersonName(Gallery.Ana, $"<@{Gallery.Ana.ExternalId}>")} and {new PersonName(Gallery.Raj, $"<@{Gallery.Raj.ExternalId}>")}")),
        8 => new Section(AnyText(chance), new Button(new ActionId("a", "d", Subject.None), "beside")),
        9 => new SmallPrint(AnyText(chance)),
        10 => new CellMap([.. Enumerable.Range(0, chance.Next(1, 26)).Select(at => new Cell((CellSign)(at % 5), $"cell {at}"))], chance.Next(12)),
        _ => new Buttons([.. Enumerable.Range(0, chance.Next(1, 6)).Select(at => new Button(new ActionId("a", "b", Subject.Create($"{at}")), new string('b', 40)))]),
    };

    private static RichText AnyText(Random chance) =>
        string.Join(' ', Enumerable.Range(0, chance.Next(1, chance.Next(6) == 0 ? 12 : 3)).Select(_ => Words[chance.Next(Words.Length)]));

    /// <summary>The words of a block as the feature wrote them.</summary>
    private static string Said(Block block) => block switch
    {
        Quote quote => quote.Text.ToPlainText(),
        Section section => section.Text.ToPlainText() + section.Accessory.Label,
        Facts facts => string.Concat(facts.Items.Select(fact => fact.Label + fact.Value.ToPlainText())),
        Buttons buttons => string.Concat(buttons.Items.Select(button => button.Label)),
        Select select => select.Placeholder + string.Concat(select.Options.Select(option => option.Label)),
        _ => block.ToPlainText(),
    };

    /// <summary>Whoever is rung without being named in the words is named below them.</summary>
    private static string Unnamed(Message message) =>
        message.Notify.Count == 0 || message.Blocks.Any(block => block is Paragraph { Text.Spans: [PersonName, ..] }) ? "" : $"<@{Gallery.Ana.ExternalId}>";

    /// <summary>The words of a component as Discord shows them.</summary>
    private static string Shown(Component component) =>
        component.Content + component.Label + component.Placeholder
        + string.Concat(component.Options?.Select(option => option.Label) ?? []) + string.Concat(component.Components?.Select(Shown) ?? [])
        + (component.Accessory is { } accessory ? Shown(accessory) : "");

    /// <summary>Without what only marks: blanks at cuts, and the signs of settings, quotes, headings and escapes.</summary>
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('>' or '*' or '#' or '-' or '`' or '\\')));
}
