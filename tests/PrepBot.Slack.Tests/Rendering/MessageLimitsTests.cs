using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Tests.Rendering;

/// <summary>What Slack counts of a whole message: whatever a feature writes is measured before it is sent, and nothing of it is lost.</summary>
public sealed class MessageLimitsTests
{
    private const int Messages = 400;

    private static readonly string[] Words =
        ["plain", "<@U0001>", "a & b", "<!channel>", "naïve", "🚀🚀", "*bold*", "_light_", "`code`", "~", "line\nbreak", "&amp;", new('&', 900), new('x', 2_990), new('<', 1_200), "日本語"];

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

            var pages = MessageRenderer.Pages(message);

            several += pages.Count > 1 ? 1 : 0;
            Assert.All(pages, page => KeepsTheLimits(page, seed, turn));
            Assert.Equal(Squeezed(string.Concat(message.Blocks.Select(Said))), Squeezed(string.Concat(pages.SelectMany(page => page.Blocks).Select(Shown))));
        }

        Assert.InRange(several, 1, Messages - 1);
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(4_001)]
    [InlineData(11_000)]
    public void Text_OfAMessage_IsShort_AndTheBlocksAreWhole(int length)
    {
        var page = Assert.Single(MessageRenderer.Pages(Message.Create(new string('x', length))));

        Assert.InRange(page.Text.Length, 1, Label.MaxNotice);
        Assert.Equal(length, page.Blocks.Sum(block => Shown(block).Length));
    }

    private static void KeepsTheLimits(SlackPage page, int seed, int turn)
    {
        var blocks = JsonSerializer.SerializeToNode(new PostMessage("C1", page.Text, page.Blocks), SlackJsonContext.Default.PostMessage)!["blocks"];
        Assert.True(BlockKitRules.OfMessage(blocks) is null && !BlockKitRules.IsTooLong(blocks), $"seed {seed}, message {turn}: {BlockKitRules.OfMessage(blocks) ?? "too long"}");
        Assert.InRange(page.Text.Length, 1, SlackLimits.UpdatedText);
    }

    private static Message Any(Random chance)
    {
        var blocks = Enumerable.Range(0, chance.Next(1, chance.Next(3) == 0 ? 120 : 12)).Select(_ => AnyBlock(chance)).ToList();
        return new Message(blocks);
    }

    private static Block AnyBlock(Random chance) => chance.Next(10) switch
    {
        0 => new Heading(new string('h', chance.Next(1, 150))),
        1 => new Paragraph(AnyText(chance)),
        2 => new Paragraph(RichText.Plain(AnyText(chance).ToPlainText(), Emphasis.Light)),
        3 => new Quote(AnyText(chance)),
        4 => new Facts([.. Enumerable.Range(0, chance.Next(1, 11)).Select(_ => new Fact("Label", AnyText(chance)))]),
        5 => new Divider(),
        6 => new Section(AnyText(chance), new Button(new ActionId("a", "d", Subject.None), "beside")),
        7 => new SmallPrint(AnyText(chance)),
        8 => new CellMap([.. Enumerable.Range(0, chance.Next(1, 26)).Select(at => new Cell((CellSign)(at % 5), $"cell {at}"))], chance.Next(12)),
        _ => new Buttons([.. Enumerable.Range(0, chance.Next(1, 6)).Select(at => new Button(new ActionId("a", "b", Subject.Create($"{at}")), new string('b', 40)))]),
    };

    private static RichText AnyText(Random chance) =>
        string.Join(' ', Enumerable.Range(0, chance.Next(1, chance.Next(4) == 0 ? 40 : 4)).Select(_ => Words[chance.Next(Words.Length)]));

    /// <summary>The words of a block as the feature wrote them.</summary>
    private static string Said(Block block) => block switch
    {
        Quote quote => quote.Text.ToPlainText(),
        Section section => section.Text.ToPlainText() + section.Accessory.Label,
        Facts facts => string.Concat(facts.Items.Select(fact => fact.Label + fact.Value.ToPlainText())),
        Buttons buttons => string.Concat(buttons.Items.Select(button => button.Label)),
        _ => block.ToPlainText(),
    };

    /// <summary>The words of a block as Slack shows them.</summary>
    private static string Shown(SlackBlock block) => block switch
    {
        HeaderBlock header => header.Text.Text,
        SectionBlock section => Plain(section.Text) + string.Concat(section.Fields?.Select(Plain) ?? []) + ((ButtonElement?)section.Accessory)?.Text.Text,
        ContextBlock context => string.Concat(context.Elements.Select(Plain)),
        RichTextBlock rich => string.Concat(rich.Elements.SelectMany(part => part.Elements).OfType<TextElement>().Select(words => words.Text)),
        ActionsBlock actions => string.Concat(actions.Elements.Cast<ButtonElement>().Select(button => button.Text.Text)),
        _ => "",
    };

    /// <summary>Slack reads the three signs in mrkdwn alone.</summary>
    private static string Plain(SectionText? text) => text is { Type: "mrkdwn" } ? Plain(text.Text) : text?.Text ?? "";

    private static string Plain(string mrkdwn) => mrkdwn.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Without what only marks: spaces at cuts, quote signs and the stars of a label.</summary>
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('>' or '*' or '_')));
}
