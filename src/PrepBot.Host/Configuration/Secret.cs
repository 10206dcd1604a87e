namespace PrepBot.Host.Configuration;

/// <summary>A value that must not be seen: prints as stars, in logs, exceptions and debuggers alike.</summary>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The value itself, for the one place that needs it.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
