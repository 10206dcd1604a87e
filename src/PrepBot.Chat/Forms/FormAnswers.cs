using System.Globalization;

namespace PrepBot.Chat.Forms;

/// <summary>What somebody typed into a form. Cleaned at the edge; never trusted beyond that.</summary>
/// <param name="Values">By field key; a text field has one value, a choice any number.</param>
public sealed record FormAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>The most characters kept of one form altogether; more is refused at the edge.</summary>
    public const int MaxTotalLength = 60_000;

    /// <summary>Nothing typed.</summary>
    public static FormAnswers Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Whether the form had this field at all.</summary>
    public bool Has(string key) => Values.ContainsKey(key);

    /// <summary>The text of a field, "" when absent.</summary>
    public string Text(string key) => Values.TryGetValue(key, out var values) && values.Count > 0 ? values[0] : "";

    /// <summary>The chosen values of a field.</summary>
    public IReadOnlyList<string> Chosen(string key) =>
        Values.TryGetValue(key, out var values) ? [.. values.Where(value => value.Length > 0)] : [];

    /// <summary>The first chosen value of a field, or null.</summary>
    public string? Choice(string key) => Chosen(key) is [var first, ..] ? first : null;

    /// <summary>The whole number of a field, or null.</summary>
    public int? Number(string key) => int.TryParse(Text(key).Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The calendar day of a field, or null.</summary>
    public DateOnly? Date(string key) =>
        DateOnly.TryParseExact(Text(key).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>What answers a field of the form; what else was sent is left out.</summary>
    public FormAnswers To(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var keys = form.Fields.Select(field => field.Key).ToHashSet();
        return new(Values.Where(answer => keys.Contains(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value));
    }

    /// <summary>
    /// The same, with the choices that stood in the form as it was shown and were left so: where choices are tapped on a card, only what is tapped is sent.
    /// A choice that was taken back is there, and empty.
    /// </summary>
    public FormAnswers OrAsShown(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var shown = form.Fields.OfType<ChoiceField>().Where(choice => choice.Chosen.Count > 0).ToDictionary(choice => choice.Key, choice => choice.Chosen);
        return Over(new FormAnswers(shown));
    }

    /// <summary>These answers over earlier ones: a later step wins, what it does not have stays.</summary>
    public FormAnswers Over(FormAnswers earlier)
    {
        var merged = new Dictionary<string, IReadOnlyList<string>>(earlier.Values);
        foreach (var (key, values) in Values)
            merged[key] = values;

        return new FormAnswers(merged);
    }
}
