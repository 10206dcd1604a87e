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

    /// <summary>These answers over earlier ones: a later step wins, what it does not have stays.</summary>
    public FormAnswers Over(FormAnswers earlier)
    {
        var merged = new Dictionary<string, IReadOnlyList<string>>(earlier.Values);
        foreach (var (key, values) in Values)
            merged[key] = values;

        return new FormAnswers(merged);
    }
}
