using System.Text.Json.Nodes;
using FsCheck.Fluent;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests.Rendering;

public sealed class MessageRendererTests
{
    private const string Guild = "1573979268000514049";

    [Fact]
    public void EveryBlock_LooksAsApproved() => Approved.Json("message", Gallery.Body(Assert.Single(MessageRenderer.Render(Gallery.EveryBlock)), MessageRenderer.Mentions(Gallery.EveryBlock)));

    [Fact]
    public void EveryBlock_InADirectMessage_LooksAsApproved() =>
        Approved.Json("direct-message", Gallery.Body(Assert.Single(MessageRenderer.Render(Gallery.EveryBlock, Guild))));

    [Fact]
    public void EveryKindOfBlock_HasARender() => Assert.Empty(Gallery.Kinds<Block>().Except(Gallery.EveryBlock.Blocks.Select(block => block.GetType())));

    [Fact]
    public void EveryKindOfSpan_HasARender()
    {
        var shown = new Span[] { new Words("x"), new PersonName(Gallery.Ana, "Ana"), new Moment(DateTimeOffset.UnixEpoch, MomentStyle.Time), new RoomName(new(DiscordPlatformName.Name, "123")), new CellStrip([CellSign.Full, CellSign.Open], 1), new TalkHere(Begins: true), new CommandTap("</mock start:1>") };

        Assert.Empty(Gallery.Kinds<Span>().Except(shown.Select(span => span.GetType())));
        Assert.NotEmpty(TextRenderer.RenderWhole(new RichText(shown)));
    }

    [Fact]
    public void EveryStyleOfAButton_HasARender() => Assert.All(Enum.GetValues<ButtonStyle>(), style => Assert.NotEmpty(MessageRenderer.Render(Message.Create("x", new Button(new ActionId("a", "b", Subject.None), "B", style)))));

    [Fact]
    public void UnknownBlock_IsRefusedAloud() => Assert.Throws<NotSupportedException>(() => MessageRenderer.Render(new Message([new Hologram()])));

    [Fact]
    public void AnyMessage_KeepsDiscordsRules_AndLosesNothing() => Rule.Holds(
        from texts in Gen.Choose(0, 5_000).Select(length => string.Concat(Enumerable.Repeat("word * ", (length / 7) + 1))).ListOf(6)
        from buttons in Gen.Choose(0, 60)
        select (texts, buttons),
        any =>
        {
            var blocks = any.texts.SelectMany(text => new Block[] { new Heading("Part"), new Paragraph(text), new Quote(text), new Divider() }).ToList();
            blocks.Add(new Buttons([.. Enumerable.Range(0, any.buttons + 1).Select(at => new Button(new ActionId("ask", "probe", Subject.Create("x")), $"B{at}"))]));

            var pages = MessageRenderer.Render(new Message(blocks));

            Assert.All(pages, page => Assert.Empty(FakeRules.Message(Gallery.Body(page), mayBeEphemeral: true)));
            var shown = string.Concat(pages.SelectMany(page => page).Select(component => component.Content ?? ""));
            Assert.Equal(2 * any.texts.Sum(text => text.Count(c => c == '*')), shown.Count(c => c == '*'));
            Assert.Equal(any.buttons + 1, pages.SelectMany(page => page).Sum(component => component.Components?.Count(inner => inner.Type == ComponentType.Button) ?? 0));
        },
        runs: 60);

    [Fact]
    public void Text_OfExactlyAMessage_IsOne_AndOneMoreIsTwo()
    {
        Assert.Single(MessageRenderer.Render(Message.Create(new string('x', DiscordLimits.TextOfMessage))));

        var pages = MessageRenderer.Render(Message.Create(new string('x', DiscordLimits.TextOfMessage + 1)));

        Assert.Equal([DiscordLimits.TextOfMessage, 1], pages.Select(page => page.Sum(component => component.Content!.Length)));
    }

    [Fact]
    public void ComponentsInAnEdge_AreOneFewer_AndTheEdgeIsOnEveryMessage()
    {
        var edged = new Message([.. Enumerable.Range(0, DiscordLimits.ComponentsOfMessage).Select(_ => new Divider())]) { Accent = Accent.Green };

        var pages = MessageRenderer.Render(edged);

        Assert.Equal([DiscordLimits.ComponentsOfMessage - 1, 1], pages.Select(page => Assert.Single(page).Components!.Count));
        Assert.All(pages, page => Assert.Equal((ComponentType.Container, (int?)0x23A55A), (page[0].Type, page[0].AccentColor)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://meet.example.org")]
    [InlineData("https://you@meet.example.org")]
    [InlineData("meet.example.org")]
    public void LinkNobodyShouldBeLedTo_IsNotShown(string address) => Assert.DoesNotContain(
        address,
        Gallery.Body(MessageRenderer.Render(new Message([new Paragraph("x"), new Buttons([]) { Links = [new WebLink("Our link", address)] }]))[0]).ToJsonString(),
        StringComparison.Ordinal);

    [Fact]
    public void Components_OfExactlyAMessage_AreOne_AndOneMoreAreTwo()
    {
        Assert.Single(MessageRenderer.Render(new Message([.. Enumerable.Range(0, DiscordLimits.ComponentsOfMessage).Select(_ => new Divider())])));
        Assert.Equal(2, MessageRenderer.Render(new Message([.. Enumerable.Range(0, DiscordLimits.ComponentsOfMessage + 1).Select(_ => new Divider())])).Count);
    }

    [Fact]
    public void Buttons_FiveARow()
    {
        var rows = Assert.Single(MessageRenderer.Render(new Message([Row(DiscordLimits.ButtonsOfRow + 1)])));

        Assert.Equal([DiscordLimits.ButtonsOfRow, 1], rows.Select(row => row.Components!.Count));
    }

    // Each limit with its number fits, and with one more is refused aloud.
    public static TheoryData<string, int, Func<int, Block>> Lengths => new()
    {
        { "heading", DiscordLimits.TextOfMessage - 4, length => new Heading(new string('x', length)) },
        { "button", DiscordLimits.ButtonLabel, length => new Buttons([new Button(new ActionId("a", "b", Subject.None), new string('x', length))]) },
        { "placeholder", DiscordLimits.Placeholder, length => new Select(new ActionId("a", "b", Subject.None), new string('x', length), [new Option("v", "l")]) },
        { "option's label", DiscordLimits.OptionLabel, length => new Select(new ActionId("a", "b", Subject.None), "x", [new Option("v", new string('x', length))]) },
        { "option's value", DiscordLimits.OptionValue, length => new Select(new ActionId("a", "b", Subject.None), "x", [new Option(new string('x', length), "l")]) },
        { "options", DiscordLimits.OptionsOfSelect, count => new Select(new ActionId("a", "b", Subject.None), "x", [.. Enumerable.Range(0, count).Select(at => new Option($"{at}", $"{at}"))]) },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_AtItsLimit_IsTaken_AndOneMoreIsRefusedAloud(string what, int most, Func<int, Block> block)
    {
        var page = Assert.Single(MessageRenderer.Render(new Message([block(most)])));

        Assert.Empty(FakeRules.Message(Gallery.Body(page), mayBeEphemeral: false));
        Assert.True(Record.Exception(() => MessageRenderer.Render(new Message([block(most + 1)]))) is ArgumentException, what);
    }

    [Fact]
    public void EmptySelect_IsRefusedAloud() => Assert.Throws<ArgumentException>(() => MessageRenderer.Render(new Message([new Select(new ActionId("a", "b", Subject.None), "x", [])])));

    [Fact]
    public void Mentions_AreThePeopleMeant_AndOnlyOfThisPlatform()
    {
        var message = Message.Create("hello") with { Notify = [Gallery.Ana, Gallery.Ana, new PersonRef(new PlatformName("slack"), "U1")] };

        Assert.Equal(["100000000000000001"], MessageRenderer.Mentions(message).Users);
        Assert.Empty(MessageRenderer.Mentions(message).Parse);
        Assert.Equal("hello\n<@100000000000000001> <@100000000000000001>", Assert.Single(Assert.Single(MessageRenderer.Render(message))).Content);
    }

    [Fact]
    public void Naming_RingsNobody()
    {
        var message = Message.Create(RichText.Create($"{new PersonName(Gallery.Ana, "Ana")} waits"));

        Assert.Equal("""{"parse":[],"users":[]}""", Gallery.Body(MessageRenderer.Render(message)[0], MessageRenderer.Mentions(message))["allowed_mentions"]!.ToJsonString());
    }

    [Fact]
    public void WhoIsNamedAlready_IsNotNamedTwice()
    {
        var message = Message.Create(RichText.Create($"{new PersonName(Gallery.Ana, "Ana")} waits")) with { Notify = [Gallery.Ana] };

        Assert.Equal("<@100000000000000001> waits", MessageRenderer.Render(message)[0][0].Content);
    }

    [Fact]
    public void TypedMention_IsNotTakenForOneOfOurs()
    {
        var message = Message.Create("<@100000000000000001> was typed") with { Notify = [Gallery.Ana] };

        Assert.EndsWith("\n<@100000000000000001>", MessageRenderer.Render(message)[0][0].Content);
    }

    [Fact]
    public void Heading_OfSeveralLines_StaysOneLine() =>
        Assert.Equal("### one \\# two", MessageRenderer.Render(new Message([new Heading("one\n# two")]))[0][0].Content);

    [Fact]
    public void Quote_SetsEveryLineApart() =>
        Assert.Equal("> one\n> \n> \\> two\n> \\- three", MessageRenderer.Render(new Message([new Quote("one\n\n> two\n- three")]))[0][0].Content);

    [Fact]
    public void InADirectMessage_IdsNameTheCommunity()
    {
        var id = (string)Gallery.Body(MessageRenderer.Render(new Message([Row(1)]), Guild)[0])["components"]![0]!["components"]![0]!["custom_id"]!;

        Assert.Equal(Guild, ActionIdCodec.Read(id).Community);
    }

    private static Buttons Row(int buttons) => new([.. Enumerable.Range(0, buttons).Select(at => new Button(new ActionId("ask", "probe", Subject.None.And(at)), $"B{at}"))]);

    private sealed record Hologram : Block
    {
        public override string ToPlainText() => "";
    }
}
