namespace PrepBot.Values.Secrets;

/// <summary>A token, password or connection string: prints as stars, in logs, exceptions and debuggers alike.</summary>
/// <param name="value">As its owner gave it.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The value itself: for the one place that needs it, the header of a request for example, and nothing else.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
