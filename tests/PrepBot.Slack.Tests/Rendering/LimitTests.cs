using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Tests.Rendering;

/// <summary>Slack's limits at n and at n + 1: what is longer is split or refused aloud, never cut.</summary>
public sealed class LimitTests
{
    private static readonly ActionId Any = new("a", "b", Subject.None);

    [Theory]
    [InlineData(SlackLimits.BlocksInView, true)]
    [InlineData(SlackLimits.BlocksInView + 1, false)]
    public void View_AtItsLimit(int count, bool fits)
    {
        Fits(fits, () => FormRenderer.Home(new Message([.. Enumerable.Repeat<Block>(new Divider(), count)])));
        Fits(fits, () => FormRenderer.Render(FormOf([.. Enumerable.Range(0, count).Select(i => new TextField($"k{i}", "What?", false, 10))]), ViewLocation.None));
        Fits(fits, () => FormRenderer.Render(FormOf([.. Enumerable.Range(0, count - 1).Select(i => new FormText($"{i}")), new TextField("k", "What?", false, 10)]), ViewLocation.None));
    }

    [Theory]
    [InlineData(SlackLimits.ElementsInActions, true)]
    [InlineData(SlackLimits.ElementsInActions + 1, false)]
    public void RowOfButtons_AtItsLimit(int count, bool fits) =>
        Fits(fits, () => MessageRenderer.Blocks(new Message([new Buttons([.. Enumerable.Range(0, count).Select(_ => new Button(Any, "x"))])])));

    [Theory]
    [InlineData(SlackLimits.OptionsInSelect, true)]
    [InlineData(SlackLimits.OptionsInSelect + 1, false)]
    public void Select_AtItsLimit(int count, bool fits) =>
        Fits(fits, () => MessageRenderer.Blocks(new Message([new Select(Any, "Which?", [.. Enumerable.Range(0, count).Select(i => new Option($"{i}", $"{i}"))])])));

    [Theory]
    [InlineData(SlackLimits.Placeholder, true)]
    [InlineData(SlackLimits.Placeholder + 1, false)]
    public void Placeholder_AtItsLimit(int length, bool fits) =>
        Fits(fits, () => MessageRenderer.Blocks(new Message([new Select(Any, Of(length), [new Option("v", "x")])])));

    [Theory]
    [InlineData(SlackLimits.OptionValue, true)]
    [InlineData(SlackLimits.OptionValue + 1, false)]
    public void OptionValue_AtItsLimit(int length, bool fits) => Fits(fits, () => MessageRenderer.Render(new Option(Of(length), "x")));

    [Theory]
    [InlineData(SlackLimits.BlockId, true)]
    [InlineData(SlackLimits.BlockId + 1, false)]
    public void FieldKey_AtItsLimit(int length, bool fits) => Fits(fits, () => Assert.NotEmpty(FormRenderer.Render(new TextField(Of(length), "What?", true, 10))));

    [Theory]
    [InlineData(SlackLimits.InputLabel, true)]
    [InlineData(SlackLimits.InputLabel + 1, false)]
    public void FieldLabelAndHint_AtTheirLimit(int length, bool fits)
    {
        Fits(fits, () => Assert.NotEmpty(FormRenderer.Render(new TextField("k", Of(length), true, 10))));
        Fits(fits, () => Assert.NotEmpty(FormRenderer.Render(new TextField("k", "What?", true, 10) { Hint = Of(length) })));
    }

    [Theory]
    [InlineData(SlackLimits.SectionText, true)]
    [InlineData(SlackLimits.SectionText + 1, false)]
    public void TextInAForm_AtItsLimit(int length, bool fits) => Fits(fits, () => Assert.NotEmpty(FormRenderer.Render(new FormText(Of(length)))));

    [Theory]
    [InlineData(SlackLimits.ViewButton, true)]
    [InlineData(SlackLimits.ViewButton + 1, false)]
    public void SubmitLabel_AtItsLimit(int length, bool fits) =>
        Fits(fits, () => FormRenderer.Render(FormOf([new TextField("k", "What?", true, 10)]) with { SubmitLabel = Of(length) }, ViewLocation.None));

    [Theory]
    [InlineData(SlackLimits.ContextText, 1)]
    [InlineData(SlackLimits.ContextText + 1, 2)]
    public void LightParagraph_AtItsLimit_IsSplitAndNeverCut(int length, int blocks)
    {
        var rendered = MessageRenderer.Blocks(new Message([new Paragraph(RichText.Plain(Of(length), Emphasis.Light))]));

        Assert.Equal(blocks, rendered.Count);
        Assert.Equal(length, rendered.Cast<ContextBlock>().Sum(block => block.Elements[0].Text.Length));
    }

    [Theory]
    [InlineData(SlackLimits.SectionText - 2, 1)]
    [InlineData(SlackLimits.SectionText - 1, 2)]
    public void Quote_AtItsLimit_IsSplit_AndEveryPieceIsAQuote(int length, int least)
    {
        var rendered = MessageRenderer.Blocks(new Message([new Quote(Of(length))])).Cast<SectionBlock>().ToList();

        Assert.True(rendered.Count >= least);
        Assert.All(rendered, block => Assert.StartsWith("> ", block.Text!.Text, StringComparison.Ordinal));
        Assert.All(rendered, block => Assert.True(block.Text!.Text.Length <= SlackLimits.SectionText));
        Assert.Equal(length, rendered.Sum(block => block.Text!.Text.Count(c => c == 'x')));
    }

    [Theory]
    [InlineData(SlackLimits.MessageText)]
    [InlineData(SlackLimits.MessageText + 1)]
    public void NotificationText_AtItsLimit_StopsWhereSlackWouldCut(int length) =>
        Assert.True(MessageRenderer.Text(Message.Create(Of(length))).Length <= SlackLimits.MessageText);

    [Fact]
    public void LongestAction_FitsIntoActionId_AndComesBack()
    {
        var subject = Subject.Create(Of(Subject.MaxLength));
        var longest = new ActionId(Of(20), Of(20), subject);

        Assert.True(ActionIdCodec.Write(longest, 25).Length <= SlackLimits.ActionId);
        Assert.Equal(longest, ActionIdCodec.Read(ActionIdCodec.Write(longest, 25)));
    }

    [Fact]
    public void PrivateMetadata_OfTheLongestPlace_Fits() =>
        Assert.True(new ViewLocation(Of(60), Of(30)).Write().Length <= SlackLimits.PrivateMetadata);

    private static Form FormOf(IReadOnlyList<FormPart> parts) => new(Any, "Form", [new FormStep("Step", parts)]);

    private static string Of(int length) => new('x', length);

    private static void Fits(bool fits, Action render)
    {
        if (fits)
            render();
        else
            Assert.Throws<DoesNotFitException>(render);
    }
}
