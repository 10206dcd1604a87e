namespace PrepBot.Domain.Principles;

/// <summary>The stable key of a theme: "tight-timeline".</summary>
/// <param name="Key">One of <see cref="Theme.All"/>.</param>
public readonly record struct ThemeId(string Key)
{
    public override string ToString() => Key;
}

/// <summary>A kind of situation that real interviews come back to, whatever the principle.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Name">How a person says it.</param>
public sealed record Theme(ThemeId Id, string Name)
{
    /// <summary>Every theme there is, the same for each value set.</summary>
    public static IReadOnlyList<Theme> All { get; } =
    [
        new(new("conflict-with-a-colleague"), "Conflict with a colleague"),
        new(new("tight-timeline"), "Very tight timeline"),
        new(new("improved-a-process"), "Improved a process"),
        new(new("more-than-asked"), "Delivered more than was asked"),
        new(new("missed-expectations"), "Missed a customer's expectations"),
        new(new("limited-data"), "Acted fast with limited data"),
        new(new("end-to-end-ownership"), "Owned it end to end under pressure"),
        new(new("several-solutions"), "Several possible solutions"),
        new(new("risk-mistake-failure"), "Risk, mistake or failure"),
        new(new("led-a-project"), "Led a project"),
        new(new("motivated-a-group"), "Motivated a group"),
        new(new("data-behind-a-strategy"), "Data behind a strategy"),
    ];
}

/// <summary>The principles a theme is usually asked for, the likeliest first.</summary>
/// <param name="Principles">1-6 of them.</param>
public sealed record ThemePrinciples(Theme Theme, IReadOnlyList<PrincipleId> Principles)
{
    /// <summary>Other words a person may type for it.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];
}
