using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Rendering;

/// <summary>What one message of Slack's can hold.</summary>
/// <param name="Text">What a notification says: never a score, a quote or what only the reader should see on their own screen.</param>
/// <param name="Blocks">What it shows.</param>
internal sealed record SlackPage(string Text, IReadOnlyList<SlackBlock> Blocks)
{
    /// <summary>What a block or a button weighs beside its words: more than the braces and names that Slack may count too.</summary>
    private const int Frame = 100;

    /// <summary>Blocks on as few pages as hold them, in order.</summary>
    /// <param name="text">What a notification says of each.</param>
    public static IReadOnlyList<SlackPage> Pack(string text, IReadOnlyList<SlackBlock> blocks)
    {
        var pages = new List<SlackPage>();
        var (page, weight) = (new List<SlackBlock>(), 0);
        foreach (var block in blocks)
        {
            var more = Weight(block);
            if (page.Count > 0 && (page.Count == SlackLimits.BlocksInMessage || weight + more > SlackLimits.WeightOfBlocks))
            {
                pages.Add(new SlackPage(text, page));
                (page, weight) = ([], 0);
            }

            page.Add(block);
            weight += more;
        }

        pages.Add(new SlackPage(text, page));
        return pages;
    }

    /// <summary>As Slack counts: characters as they are sent, escaped.</summary>
    public static int Weight(SlackBlock block) => Frame + block switch
    {
        HeaderBlock header => header.Text.Text.Length,
        SectionBlock section => (section.Text?.Text.Length ?? 0) + (section.Fields?.Sum(field => field.Text.Length + Frame) ?? 0) + (section.Accessory is { } accessory ? Weight(accessory) : 0),
        ContextBlock context => context.Elements.Sum(element => element.Text.Length + Frame),
        ActionsBlock actions => actions.Elements.Sum(Weight),
        RichTextBlock rich => rich.Elements.Sum(part => Frame + part.Elements.Sum(element => Frame + Letters.Length(element))),
        DividerBlock => 0,
        _ => throw new NotSupportedException($"{block.GetType().Name} is in no message."),
    };

    private static int Weight(SlackElement element) => Frame + element.ActionId.Length + element switch
    {
        ButtonElement button => button.Text.Text.Length + (button.Value?.Length ?? 0) + (button.Url?.Length ?? 0) + Weight(button.Confirm),
        StaticSelect select => select.Placeholder.Text.Length + Weight(select.Options),
        MultiStaticSelect select => select.Placeholder.Text.Length + Weight(select.Options),
        _ => throw new NotSupportedException($"{element.GetType().Name} is in no message."),
    };

    private static int Weight(IReadOnlyList<OptionObject> options) =>
        options.Sum(option => Frame + (option.Text?.Text.Length ?? 0) + (option.Value?.Length ?? 0) + (option.Description is { } more ? more.Text.Length + Frame : 0));

    private static int Weight(ConfirmObject? confirm) =>
        confirm is null ? 0 : (4 * Frame) + confirm.Title.Text.Length + confirm.Text.Text.Length + confirm.Confirm.Text.Length + confirm.Deny.Text.Length;
}
