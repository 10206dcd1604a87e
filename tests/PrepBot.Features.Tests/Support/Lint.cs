using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Features.Tests.Support;

/// <summary>What every message, form and answer owes, whatever it says: its limits, that it leaves it to the platform to say who sees it, and buttons that lead somewhere.</summary>
internal static class Lint
{
    /// <summary>What a platform writes beside a private message, each in its own words; said by us as well it would stand there twice.</summary>
    private const string OnlyYou = "nly you see";

    public static void Answer(Reply reply, FeatureCatalog catalog)
    {
        switch (reply)
        {
            case PrivateReply { Message: var message }:
                Private(message, catalog);
                break;
            case UpdateReply { Message: var message }:
                Private(message, catalog);
                break;
            case FormReply { Form: var form }:
                Opened(form, catalog);
                break;
            case FormErrorsReply errors:
                Assert.NotEmpty(errors.Errors);
                Assert.All(errors.Errors.Values, word => Assert.NotEqual("", word));
                break;
        }
    }

    public static void Private(Message message, FeatureCatalog catalog)
    {
        Shown(message, catalog);
        Assert.DoesNotContain(OnlyYou, message.ToPlainText(), StringComparison.Ordinal);
        Assert.Empty(message.Notify);
    }

    public static void Shown(Message message, FeatureCatalog catalog)
    {
        Assert.NotEmpty(message.Blocks);
        foreach (var block in message.Blocks)
        {
            switch (block)
            {
                case Heading heading:
                    Assert.InRange(heading.Text.Length, 1, 150);
                    break;
                case Facts facts:
                    Assert.InRange(facts.Items.Count, 1, 10);
                    break;
                case Paragraph paragraph:
                    Assert.NotEqual("", paragraph.Text.ToPlainText().Trim());
                    break;
                case Buttons row:
                    Assert.InRange(row.Items.Count + row.Links.Count, 1, 5);
                    Assert.All(row.Items, button => Pressable(button, catalog));
                    Assert.All(row.Links, link => Assert.InRange(link.Label.Length, 1, 40));
                    Assert.Equal(row.Items.Count, row.Items.Select(button => button.Action).Distinct().Count());
                    break;
                case Select select:
                    Pressable(select.Action, select.Placeholder, 100, catalog);
                    Choices(select.Options);
                    Assert.Subset(select.Options.Select(option => option.Value).ToHashSet(), select.Chosen.ToHashSet());
                    Assert.InRange(select.Chosen.Count, 0, select.MaxChosen);
                    break;
                case Section section:
                    Assert.NotEqual("", section.Text.ToPlainText().Trim());
                    Pressable(section.Accessory, catalog);
                    break;
                case SmallPrint small:
                    Assert.NotEqual("", small.Text.ToPlainText().Trim());
                    break;
                case CellMap map:
                    Assert.InRange(map.Cells.Count, 1, 25);
                    Assert.All(map.Cells, cell => Assert.InRange(cell.Name.Length, 1, Label.MaxCell));
                    break;
            }
        }

        Assert.InRange(message.ToNotice().Length, 1, Label.MaxNotice);
        Assert.InRange(message.Notice?.Length ?? 1, 1, Label.MaxNotice);
        Assert.InRange(message.Card?.Length ?? 1, 1, 60);
    }

    public static void Opened(Form form, FeatureCatalog catalog)
    {
        Assert.InRange(form.Title.Length, 1, 45);
        Assert.InRange(form.SubmitLabel.Length, 1, 24);
        Assert.InRange(form.Steps.Count, 1, 5);
        Assert.NotNull(catalog.Handlers.GetValueOrDefault($"form {form.Submit.Feature}:{form.Submit.Verb}"));
        Assert.Equal(form.Fields.Count(), form.Fields.Select(field => field.Key).Distinct().Count());
        foreach (var step in form.Steps)
        {
            Assert.InRange(step.Title.Length, 1, 45);
            Assert.InRange(step.Fields.Count - step.Taps.Count, 1, FormStep.MaxFields);
            Assert.InRange(step.Taps.Count, 0, FormStep.MaxTaps);
            Assert.All(step.Parts.OfType<FormText>(), text => Assert.InRange(text.Text.Length, 1, FormText.MaxLength));
            Assert.IsNotType<FormText>(step.Parts[^1]);
        }

        foreach (var field in form.Fields)
        {
            Assert.InRange(field.Key.Length, 1, 40);
            Assert.InRange(field.Label.Length, 1, 45);
            Assert.InRange(field.Hint?.Length ?? 0, 0, Field.MaxHint);
            if (field is TextField text)
                Assert.InRange(text.MaxLength, 1, 4000);
            if (field is ChoiceField choice)
                Choices(choice.Options);
        }
    }

    private static void Choices(IReadOnlyList<Option> options)
    {
        Assert.InRange(options.Count, 1, 25);
        Assert.Equal(options.Count, options.Select(option => option.Value).Distinct().Count());
        Assert.All(options, option => Assert.InRange(option.Value.Length, 1, 60));
        Assert.All(options, option => Assert.InRange(option.Label.Length, 1, 75));
        Assert.All(options, option => Assert.InRange(option.Description?.Length ?? 1, 1, 75));
    }

    private static void Pressable(Button button, FeatureCatalog catalog)
    {
        Pressable(button.Action, button.Label, 40, catalog);
        if (button.Confirm is not { } confirm)
            return;

        Pressable(confirm.Action, confirm.Yes, 30, catalog);
        Assert.InRange(confirm.No.Length, 1, 30);
        Assert.InRange(confirm.Title.Length, 1, 100);
        Assert.InRange(confirm.Text.Length, 1, 300);
    }

    private static void Pressable(ActionId action, string label, int longest, FeatureCatalog catalog)
    {
        Assert.InRange(label.Length, 1, longest);
        Assert.True(action.ToString().Length <= 100, $"{action} is too long for a platform's id.");
        Assert.True(catalog.Handlers.ContainsKey($"click {action.Feature}:{action.Verb}"), $"Nothing reacts to \"{label}\" ({action}).");
    }
}
