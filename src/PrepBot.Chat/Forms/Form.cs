using System.Text.Json.Serialization;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Forms;

/// <summary>
/// A form, written once for every platform. Where a platform's forms are small, each step is a form of its own with a button between,
/// and what was typed so far is kept; where they are large, all steps stand in one.
/// </summary>
/// <param name="Submit">What sending it means.</param>
/// <param name="Title">1-45 characters.</param>
/// <param name="Steps">1-5 of them.</param>
public sealed record Form(ActionId Submit, string Title, IReadOnlyList<FormStep> Steps)
{
    /// <summary>The title where 45 characters are too many, 1-24 of them; null where the other one is short enough, or the product's name says as much.</summary>
    public string? ShortTitle { get; init; }

    /// <summary>What the button that sends it says, 1-24 characters.</summary>
    public string SubmitLabel { get; init; } = "Save";

    /// <summary>What the button that leaves it unsent says, 1-24 characters; null for the platform's own word.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? LeaveLabel { get; init; }

    /// <summary>Every field of every step.</summary>
    public IEnumerable<Field> Fields => Steps.SelectMany(step => step.Fields);

    /// <summary>The same form with a word of help under its first field, in the place of what may stand there.</summary>
    public Form WithHint(string hint)
    {
        var first = Fields.First();
        return WithParts(part => ReferenceEquals(part, first) ? first with { Hint = hint } : part);
    }

    /// <summary>The same form with these answers filled in; unknown keys are left out.</summary>
    public Form FilledWith(FormAnswers answers) => WithParts(part => part is Field field ? field.FilledWith(answers) : part);

    private Form WithParts(Func<FormPart, FormPart> change) =>
        this with { Steps = [.. Steps.Select(step => step with { Parts = [.. step.Parts.Select(change)] })] };
}

/// <summary>A section of a form that fits the smallest platform's form.</summary>
/// <param name="Title">1-45 characters.</param>
/// <param name="Parts">
/// Top to bottom: 1-5 fields, or up to four single choices more (<see cref="Taps"/>), and texts before those they are about. Stored answers hold them under
/// their first name.
/// </param>
public sealed record FormStep(string Title, [property: JsonPropertyName("Fields")] IReadOnlyList<FormPart> Parts)
{
    /// <summary>The most fields the smallest platform's form takes.</summary>
    public const int MaxFields = 5;

    /// <summary>The most choices that are tapped on a card, where the form itself has no room for them.</summary>
    public const int MaxTaps = 4;

    /// <summary>What it asks.</summary>
    [JsonIgnore]
    public IReadOnlyList<Field> Fields => [.. Parts.OfType<Field>()];

    /// <summary>
    /// The single choices of a step with more fields than the smallest platform's form takes; none of a step that fits. There they are tapped on a card first,
    /// each kept at once, and the form asks for the rest; everywhere else the step is one form.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ChoiceField> Taps => Fields.Count <= MaxFields ? [] : [.. Fields.OfType<ChoiceField>().Where(choice => choice.MaxChosen == 1)];

    /// <summary>The same step for a platform whose forms hold so many parts. Fields stay; what becomes of texts without room, <see cref="FormText"/> says.</summary>
    public FormStep FittedTo(int mostParts)
    {
        var room = mostParts - Fields.Count;
        var parts = new List<FormPart>();
        FormText? left = null;
        foreach (var part in Parts)
        {
            if (part is FormText text && room-- <= 0)
            {
                left = text;
                continue;
            }

            parts.Add(part is TextField { Hint: null } or ChoiceField { Hint: null } && left is { Text: { Length: <= Field.MaxHint } words } ? (Field)part with { Hint = words } : part);
            left = null;
        }

        return this with { Parts = parts };
    }
}

/// <summary>What a form is made of. A closed set: every renderer knows every kind, and a test names the one it does not.</summary>
[JsonDerivedType(typeof(FormText), "words")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(NumberField), "number")]
[JsonDerivedType(typeof(DateField), "date")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
public abstract record FormPart;

/// <summary>
/// Words that ask for nothing and help with the field after them, where its hint is too short for them. The smallest platform's form holds five parts, texts
/// counted in. Where a step has more, a text becomes the hint of its field if that has none and the words fit one; else that platform leaves it out. So a
/// text that must be read leaves room for itself, and any other says what stands somewhere else as well.
/// </summary>
/// <param name="Text">1-300 characters, shown as they are.</param>
public sealed record FormText(string Text) : FormPart
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 300;
}

/// <summary>One question of a form. A closed set.</summary>
/// <param name="Key">Stable key, unique in its form, 1-40 characters.</param>
/// <param name="Label">1-45 characters.</param>
/// <param name="Required">Whether it may be left empty.</param>
public abstract record Field(string Key, string Label, bool Required) : FormPart
{
    /// <summary>The most characters of a hint.</summary>
    public const int MaxHint = 100;

    /// <summary>A word of help under the label, up to <see cref="MaxHint"/> characters.</summary>
    public string? Hint { get; init; }

    /// <summary>The same field with its answer filled in.</summary>
    public abstract Field FilledWith(FormAnswers answers);

    /// <summary>What is wrong with an answer, in words for the person, or null. Checked again at every submit.</summary>
    public abstract string? Mistake(FormAnswers answers);

    /// <summary>The mistake of leaving a required field empty.</summary>
    protected string? Missing(bool isEmpty) => Required && isEmpty ? "Please fill this in." : null;
}

/// <summary>Words.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Required">Whether it may be left empty.</param>
/// <param name="MaxLength">The most characters (UTF-16 units, as platforms count), 1-4000.</param>
/// <param name="Long">Several lines.</param>
public sealed record TextField(string Key, string Label, bool Required, int MaxLength, bool Long = false) : Field(Key, Label, Required)
{
    /// <summary>What stands in it when it opens.</summary>
    public string Value { get; init; } = "";

    public override Field FilledWith(FormAnswers answers) => answers.Has(Key) ? this with { Value = answers.Text(Key) } : this;

    public override string? Mistake(FormAnswers answers)
    {
        var text = answers.Text(Key);
        return text.Length > MaxLength
            ? $"This has {text.Length:N0} characters; {MaxLength:N0} fit. Nothing is lost, please shorten it."
            : Missing(string.IsNullOrWhiteSpace(text));
    }
}

/// <summary>A whole number.</summary>
public sealed record NumberField(string Key, string Label, bool Required, int Min, int Max) : Field(Key, Label, Required)
{
    /// <summary>What stands in it when it opens.</summary>
    public string Value { get; init; } = "";

    public override Field FilledWith(FormAnswers answers) => answers.Has(Key) ? this with { Value = answers.Text(Key) } : this;

    public override string? Mistake(FormAnswers answers)
    {
        var text = answers.Text(Key).Trim();
        return text.Length > 0 && (!int.TryParse(text, out var number) || number < Min || number > Max)
            ? $"Please give a whole number from {Min} to {Max}."
            : Missing(text.Length == 0);
    }
}

/// <summary>A calendar day, written 2026-11-22.</summary>
public sealed record DateField(string Key, string Label, bool Required) : Field(Key, Label, Required)
{
    /// <summary>What stands in it when it opens.</summary>
    public string Value { get; init; } = "";

    public override Field FilledWith(FormAnswers answers) => answers.Has(Key) ? this with { Value = answers.Text(Key) } : this;

    public override string? Mistake(FormAnswers answers)
    {
        var text = answers.Text(Key).Trim();
        return text.Length > 0 && answers.Date(Key) is null
            ? "Please write the day as year-month-day, like 2027-03-31."
            : Missing(text.Length == 0);
    }
}

/// <summary>One or several of a few options.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Required">Whether one must be chosen.</param>
/// <param name="Options">1-25 of them.</param>
/// <param name="MaxChosen">1 for one of them, more for several.</param>
public sealed record ChoiceField(string Key, string Label, bool Required, IReadOnlyList<Option> Options, int MaxChosen = 1)
    : Field(Key, Label, Required)
{
    /// <summary>The values chosen when it opens.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>What it is about in a word or two, for where the label is out of sight once something is chosen; null where the label says it.</summary>
    public string? Subject { get; init; }

    public override Field FilledWith(FormAnswers answers) => answers.Has(Key) ? this with { Chosen = answers.Chosen(Key) } : this;

    public override string? Mistake(FormAnswers answers)
    {
        var chosen = answers.Chosen(Key);
        if (chosen.Any(value => Options.All(option => option.Value != value)))
            return "Please choose from the list.";

        return chosen.Count > MaxChosen ? $"Please choose at most {MaxChosen}." : Missing(chosen.Count == 0);
    }
}
