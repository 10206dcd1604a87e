namespace PrepBot.Slack.Settings;

/// <summary>A token or secret of Slack. Prints as stars, so that it cannot reach a log by accident.</summary>
/// <param name="value">As Slack gave it.</param>
public sealed class SlackSecret(string value)
{
    /// <summary>The secret itself: for the header of a request, and nothing else.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";
}
