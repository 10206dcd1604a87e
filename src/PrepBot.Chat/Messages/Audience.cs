namespace PrepBot.Chat.Messages;

/// <summary>Who sees a message, in words.</summary>
public static class Audience
{
    /// <summary>Said in every private message.</summary>
    public const string OnlyYou = "Only you see this.";
}
