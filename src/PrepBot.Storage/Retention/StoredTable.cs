namespace PrepBot.Storage.Retention;

/// <summary>What the database holds in one table, why, and for how long: the same words for the page, for the comments in the database, and for the purge.</summary>
/// <param name="Holds">What it holds; a sentence without its end.</param>
/// <param name="Personal">What of it leads to a person, and why it is there.</param>
internal sealed record StoredTable(string Name, string Holds, string Personal)
{
    /// <summary>For how long, where no rule of the purge says it.</summary>
    public string Until { get; init; } = "";

    /// <summary>What the purge does here.</summary>
    public IReadOnlyList<PurgeRule> Rules { get; init; } = [];

    /// <summary>Every field that can hold text or bytes, and every other one that is personal.</summary>
    public IReadOnlyList<StoredField> Fields { get; init; } = [];

    /// <summary>"until they ask to be forgotten; 7 days after the last change".</summary>
    public string HowLong => string.Join("; ", new[] { Until }.Concat(Rules.Select(rule => rule.InWords)).Where(words => words.Length > 0));

    /// <summary>What stands as the table's comment in the database.</summary>
    public string Comment => $"{(IsPersonal ? $"Personal: {Holds}" : $"{char.ToUpperInvariant(Holds[0])}{Holds[1..]}")}. Kept {HowLong}.";

    private bool IsPersonal => !Personal.StartsWith("no", StringComparison.Ordinal);
}

/// <summary>A field of a table.</summary>
/// <param name="Kind">What it can hold of a person.</param>
/// <param name="Why">Why it is there; stands as the column's comment where it is personal.</param>
internal sealed record StoredField(string Name, FieldKind Kind, string Why)
{
    public bool IsPersonal => Kind is FieldKind.Person or FieldKind.Words or FieldKind.Told;

    /// <summary>What stands as the column's comment in the database.</summary>
    public string Comment => $"Personal: {Why}.";

    /// <summary>An id or a name, or an address made of one.</summary>
    public static StoredField Person(string name, string why) => new(name, FieldKind.Person, why);

    /// <summary>What somebody wrote, or was told.</summary>
    public static StoredField Words(string name, string why) => new(name, FieldKind.Words, why);

    /// <summary>What is known about somebody without their words.</summary>
    public static StoredField Told(string name, string why) => new(name, FieldKind.Told, why);

    /// <summary>Nothing of a member.</summary>
    public static StoredField Nobodys(string name) => new(name, FieldKind.Nobodys, "");
}

/// <summary>What a field can hold of a person.</summary>
internal enum FieldKind
{
    /// <summary>An id or a name, or an address made of one.</summary>
    Person,

    /// <summary>What somebody wrote, or was told.</summary>
    Words,

    /// <summary>What is known about somebody, without words of theirs.</summary>
    Told,

    /// <summary>Nothing of a member.</summary>
    Nobodys,
}

/// <summary>One rule of the purge: with a budget, a failure and figures of its own.</summary>
/// <param name="Name">1-40 characters; how logs and the doctor call it.</param>
/// <param name="Age">How old, by the database's clock, a row may become.</param>
/// <param name="After">What the age is counted from: "after the last change".</param>
/// <param name="Sql">Removes a batch, by <c>@age</c> and <c>@batch</c>.</param>
internal sealed record PurgeRule(string Name, TimeSpan Age, string After, string Sql)
{
    /// <summary>"7 days after the last change".</summary>
    public string InWords => Age > TimeSpan.Zero ? $"{Span} {After}" : After;

    private string Span => Age switch
    {
        { TotalDays: 730 } => "two years",
        { TotalDays: 365 } => "a year",
        { TotalHours: >= 96 } => $"{Age.TotalDays:0} days",
        { TotalHours: > 1 } => $"{Age.TotalHours:0} hours",
        _ => $"{Age.TotalMinutes:0} minutes",
    };
}
