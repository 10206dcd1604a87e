namespace PrepBot.Host.Doctor;

internal enum FindingLevel
{
    Fine,
    Warning,
    Problem,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Subject">What was looked at: "database".</param>
/// <param name="Text">What was found, and what to do where something is to be done. Holds no secret.</param>
internal sealed record Finding(FindingLevel Level, string Subject, string Text)
{
    public static Finding Fine(string subject, string text) => new(FindingLevel.Fine, subject, text);

    public static Finding Warning(string subject, string text) => new(FindingLevel.Warning, subject, text);

    public static Finding Problem(string subject, string text) => new(FindingLevel.Problem, subject, text);

    public override string ToString() => $"{Mark,-8}{Subject,-15}{Text}";

    private string Mark => Level switch
    {
        FindingLevel.Fine => "ok",
        FindingLevel.Warning => "look at",
        _ => "MEND",
    };
}
