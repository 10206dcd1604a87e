using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Rendering;

/// <summary>One step of a form as a modal: https://docs.discord.com/developers/components/using-modal-components</summary>
internal static class FormRenderer
{
    private const int Short = 1;
    private const int Long = 2;

    /// <summary>A number or a day has no more characters.</summary>
    private const int ShortAnswer = 40;

    /// <summary>Renders a step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="community">The guild, in direct messages.</param>
    /// <param name="opener">What opens it again, or null.</param>
    public static InteractionCallbackData Render(Form form, int step, string? community, FormOpener? opener)
    {
        var steps = FormSteps.Of(form);
        var shown = steps[step].Step.FittedTo(DiscordLimits.ComponentsOfModal);
        var title = form.Steps.Count == 1 ? form.Title : shown.Title;
        return new InteractionCallbackData
        {
            CustomId = ActionIdCodec.Write(new ComponentId.Modal(form.Submit, community, step, steps.Count, opener)),
            Title = MessageRenderer.Fitting(TextCleaner.Clean(title), DiscordLimits.ModalTitle, "form's title"),
            Components = shown.Fields.Count is > 0 and <= DiscordLimits.ComponentsOfModal
                ? [.. shown.Parts.Select(Render)]
                : throw new ArgumentException($"A step has {shown.Fields.Count} fields; from 1 to {DiscordLimits.ComponentsOfModal} fit.", nameof(form)),
        };
    }

    /// <summary>A choice outside of a form. Its label is out of sight once something is chosen, so each option says what it is about.</summary>
    public static Component Render(TapSelect tap)
    {
        var choice = tap.Field;
        var subject = choice.Subject ?? choice.Label;
        return new Component(ComponentType.StringSelect)
        {
            CustomId = ActionIdCodec.Write(tap.Id),
            Placeholder = MessageRenderer.Fitting(Label.Fit($"{choice.Label}: please choose", DiscordLimits.Placeholder), DiscordLimits.Placeholder, "list"),
            Options = MessageRenderer.Options([.. choice.Options.Select(option => option with { Label = Label.Fit($"{subject}  {option.Label}", Label.MaxOption) })], choice.Chosen),
            MinValues = 1,
            MaxValues = 1,
        };
    }

    private static Component Render(FormPart part) => part switch
    {
        FormText text => new Component(ComponentType.TextDisplay)
        {
            Content = MessageRenderer.Fitting(Markdown.Escape(TextCleaner.Clean(text.Text).ReplaceLineEndings(" ")), DiscordLimits.TextDisplay, "text in a form"),
        },
        TextField text => Labelled(text, Text(text.Key, text.Long ? Long : Short, text.Required, text.MaxLength, text.Value), Overflow(text)),
        NumberField number => Labelled(number, Text(number.Key, Short, number.Required, ShortAnswer, number.Value), number.Hint ?? $"A whole number from {number.Min} to {number.Max}"),
        DateField date => Labelled(date, Text(date.Key, Short, date.Required, ShortAnswer, date.Value), date.Hint ?? "Year-month-day, like 2027-03-31"),
        ChoiceField choice => Labelled(choice, Choice(choice), choice.Hint),
        _ => throw new NotSupportedException($"Discord cannot show {part.GetType().Name}."),
    };

    private static Component Labelled(Field field, Component inner, string? hint) => new(ComponentType.Label)
    {
        Label = MessageRenderer.Fitting(TextCleaner.Clean(field.Label), DiscordLimits.FieldLabel, "field's label"),
        Description = hint is null ? null : MessageRenderer.Fitting(TextCleaner.Clean(hint), DiscordLimits.FieldDescription, "field's hint"),
        Inner = inner,
    };

    /// <summary>What was typed is shown whole, also where it is longer than what will be taken: how else could somebody shorten it.</summary>
    private static Component Text(string key, int style, bool required, int most, string value)
    {
        var shown = Shown(TextCleaner.Clean(value));
        return new Component(ComponentType.TextInput)
        {
            CustomId = key,
            Style = style,
            Required = required,
            MaxLength = Math.Clamp(Math.Max(most, shown.Length), 1, DiscordLimits.TextInput),
            Value = shown.Length == 0 ? null : shown,
        };
    }

    /// <summary>4,000 characters are all a text input can ever show; the hint says so when there was more.</summary>
    private static string Shown(string value)
    {
        if (value.Length <= DiscordLimits.TextInput)
            return value;

        var end = DiscordLimits.TextInput;
        return value[..(char.IsHighSurrogate(value[end - 1]) ? end - 1 : end)];
    }

    private static string? Overflow(TextField text) =>
        text.Value.Length > DiscordLimits.TextInput ? "Your notes are longer than a field can hold: this is their first part." : text.Hint;

    private static Component Choice(ChoiceField choice)
    {
        // More marked than may be chosen is refused; it happens when a later version lets fewer be chosen than a draft holds.
        var most = Math.Clamp(choice.MaxChosen, 1, Math.Max(1, choice.Options.Count));
        var chosen = choice.Options.Select(option => option.Value).Where(choice.Chosen.Contains).Take(most).ToList();
        var options = MessageRenderer.Options(choice.Options, chosen);
        var several = choice.MaxChosen > 1;
        if (several && options.Count <= DiscordLimits.OptionsOfGroup)
            return Group(ComponentType.CheckboxGroup) with { MinValues = choice.Required ? null : 0, MaxValues = most };

        if (!several && options.Count is >= DiscordLimits.MinOptionsOfRadioGroup and <= DiscordLimits.OptionsOfGroup)
            return Group(ComponentType.RadioGroup);

        return Group(ComponentType.StringSelect) with { MinValues = choice.Required ? null : 0, MaxValues = most };

        Component Group(ComponentType type) => new(type) { CustomId = choice.Key, Options = options, Required = choice.Required };
    }
}
