using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Rendering;

/// <summary>What one message of Slack's can hold.</summary>
/// <param name="Text">For notifications and screen readers; may stop after a line, for the blocks are complete.</param>
/// <param name="Blocks">What it shows.</param>
internal sealed record SlackPage(string Text, IReadOnlyList<SlackBlock> Blocks)
{
    /// <summary>What a block or a button weighs beside its words: more than the braces and names that Slack may count too.</summary>
    private const int Frame = 100;

    /// <summary>The text where chat.update takes it: a tenth of what posting does.</summary>
    public string UpdatedText => MessageRenderer.Notice(Text, SlackLimits.UpdatedText);

    /// <summary>Blocks on as few pages as hold them, in order.</summary>
    public static IReadOnlyList<SlackPage> Pack(IReadOnlyList<SlackBlock> blocks)
    {
        var pages = new List<SlackPage>();
        var (page, weight) = (new List<SlackBlock>(), 0);
        foreach (var block in blocks)
        {
            var more = Weight(block);
            if (page.Count > 0 && (page.Count == SlackLimits.BlocksInMessage || weight + more > SlackLimits.WeightOfBlocks))
            {
                pages.Add(Create(page));
                (page, weight) = ([], 0);
            }

            page.Add(block);
            weight += more;
        }

        pages.Add(Create(page));
        return pages;
    }

    /// <summary>As Slack counts: characters as they are sent, escaped.</summary>
    public static int Weight(SlackBlock block) => Frame + block switch
    {
        HeaderBlock header => header.Text.Text.Length,
        SectionBlock section => section.Text.Text.Length,
        ContextBlock context => context.Elements.Sum(element => element.Text.Length + Frame),
        ActionsBlock actions => actions.Elements.Sum(Weight),
        DividerBlock => 0,
        _ => throw new NotSupportedException($"{block.GetType().Name} is in no message."),
    };

    private static int Weight(SlackElement element) => Frame + element.ActionId.Length + element switch
    {
        ButtonElement button => button.Text.Text.Length + (button.Value?.Length ?? 0),
        StaticSelect select => select.Placeholder.Text.Length + Weight(select.Options),
        MultiStaticSelect select => select.Placeholder.Text.Length + Weight(select.Options),
        _ => throw new NotSupportedException($"{element.GetType().Name} is in no message."),
    };

    private static int Weight(IReadOnlyList<OptionObject> options) => options.Sum(option => Frame + (option.Text?.Text.Length ?? 0) + (option.Value?.Length ?? 0));

    private static SlackPage Create(IReadOnlyList<SlackBlock> blocks) => new(
        MessageRenderer.Notice(string.Join('\n', blocks.Select(Words).Where(words => words.Length > 0)), SlackLimits.MessageText), blocks);

    private static string Words(SlackBlock block) => block switch
    {
        HeaderBlock header => Markup.Escape(header.Text.Text),
        SectionBlock section => section.Text.Text,
        ContextBlock context => string.Join('\n', context.Elements.Select(element => element.Text)),
        _ => "",
    };
}
