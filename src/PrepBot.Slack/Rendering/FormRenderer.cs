using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Rendering;

/// <summary>A form as one modal, all its steps in it. A field's block id is its key, so that errors find it.</summary>
internal static class FormRenderer
{
    /// <summary>The one input of a field's block.</summary>
    public const string Input = "input";

    private const string Cancel = "Cancel";
    private const string OwnTitle = "PrepBot";

    /// <exception cref="DoesNotFitException">It has more parts than Slack takes.</exception>
    public static ViewObject Render(Form form, ViewLocation location)
    {
        var blocks = new List<SlackBlock>();
        if (form.Title.Length > SlackLimits.ViewTitle)
            blocks.Add(new HeaderBlock(MessageRenderer.Plain(form.Title, SlackLimits.HeaderText)));

        foreach (var step in form.Steps)
        {
            if (form.Steps.Count > 1)
                blocks.Add(new HeaderBlock(MessageRenderer.Plain(step.Title, SlackLimits.HeaderText)));
            blocks.AddRange(step.Parts.SelectMany(Render));
        }

        if (blocks.Count > SlackLimits.BlocksInView)
            throw new DoesNotFitException($"A form of {blocks.Count} blocks; Slack takes {SlackLimits.BlocksInView}.");

        return new ViewObject(ViewObject.Modal, blocks)
        {
            Title = new PlainText(form.Title.Length <= SlackLimits.ViewTitle ? form.Title : ShortTitle(form)),
            Submit = MessageRenderer.Plain(form.SubmitLabel, SlackLimits.ViewButton),
            Close = new PlainText(form.LeaveLabel ?? Cancel),
            CallbackId = ActionIdCodec.Write(form.Submit),
            PrivateMetadata = location.Write(),
        };
    }

    private static string ShortTitle(Form form) => form.ShortTitle is { Length: > 0 and <= SlackLimits.ViewTitle } title ? title : OwnTitle;

    /// <summary>A private message in a modal: where there is no conversation to say it in.</summary>
    public static ViewObject Show(Message message, ViewLocation location) =>
        new(ViewObject.Modal, MessageRenderer.Blocks(message, SlackLimits.BlocksInView))
        {
            Title = new PlainText(OwnTitle),
            Close = new PlainText("Close"),
            PrivateMetadata = location.Write(),
        };

    /// <summary>The member's own page.</summary>
    public static ViewObject Home(Message message) => new(ViewObject.Home, MessageRenderer.Blocks(message, SlackLimits.BlocksInView));

    public static IEnumerable<SlackBlock> Render(FormPart part) => part switch
    {
        FormText text => [new SectionBlock(MessageRenderer.Plain(text.Text, SlackLimits.SectionText))],
        Field field => Asked(field),
        _ => throw new NotSupportedException($"Slack cannot show {part.GetType().Name}."),
    };

    private static IEnumerable<SlackBlock> Asked(Field field)
    {
        if (field.Key.Length > SlackLimits.BlockId)
            throw new DoesNotFitException("The key of a field is too long for Slack.");

        var element = Element(field);
        if (field is TextField { Value.Length: > SlackLimits.InputText } filled)
        {
            // What was there before and does not fit into the field stands above it, to be copied from.
            foreach (var piece in TextSplitter.Split(filled.Value, SlackLimits.SectionText))
                yield return new SectionBlock(new PlainText(piece));
        }

        yield return new InputBlock(field.Key, MessageRenderer.Plain(field.Label, SlackLimits.InputLabel), element)
        {
            Optional = !field.Required,
            Hint = field.Hint is { } hint ? MessageRenderer.Plain(hint, SlackLimits.InputHint) : null,
        };
    }

    private static SlackElement Element(Field field) => field switch
    {
        TextField text => new PlainTextInput(Input)
        {
            Multiline = text.Long,
            MaxLength = Math.Min(text.MaxLength, SlackLimits.InputText),
            InitialValue = text.Value.Length is > 0 and <= SlackLimits.InputText ? text.Value : null,
        },
        NumberField number => new NumberInputElement(Input)
        {
            MinValue = $"{number.Min}",
            MaxValue = $"{number.Max}",
            InitialValue = int.TryParse(number.Value, out var value) && value >= number.Min && value <= number.Max ? $"{value}" : null,
        },
        DateField date => new DatePicker(Input)
        {
            InitialDate = DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", out _) ? date.Value : null,
        },
        ChoiceField choice => Element(choice),
        _ => throw new NotSupportedException($"Slack cannot ask for {field.GetType().Name}."),
    };

    private static SlackElement Element(ChoiceField choice)
    {
        var chosen = choice.Options.Where(option => choice.Chosen.Contains(option.Value)).Select(MessageRenderer.Render).ToList();
        var fewEnough = choice.Options.Count <= SlackLimits.OptionsInGroup;
        if (choice.MaxChosen == 1)
        {
            // An optional single choice has to be taken back somehow, which radio buttons do not allow.
            return fewEnough && choice.Required
                ? new RadioButtons(Input, MessageRenderer.Options(choice.Options, SlackLimits.OptionsInGroup)) { InitialOption = chosen.FirstOrDefault() }
                : new StaticSelect(Input, new PlainText("Choose one"), MessageRenderer.Options(choice.Options, SlackLimits.OptionsInSelect)) { InitialOption = chosen.FirstOrDefault() };
        }

        var initial = chosen.Count > 0 ? chosen : null;
        return fewEnough && choice.MaxChosen >= choice.Options.Count
            ? new Checkboxes(Input, MessageRenderer.Options(choice.Options, SlackLimits.OptionsInGroup)) { InitialOptions = initial }
            : new MultiStaticSelect(Input, new PlainText("Choose"), MessageRenderer.Options(choice.Options, SlackLimits.OptionsInSelect))
            {
                InitialOptions = initial,
                MaxSelectedItems = choice.MaxChosen,
            };
    }
}
