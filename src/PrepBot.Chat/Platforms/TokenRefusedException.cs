namespace PrepBot.Chat.Platforms;

/// <summary>A platform refuses the token of this bot, or something it cannot do without. Not retried: a person has to act. Carries no token.</summary>
public sealed class TokenRefusedException : Exception
{
    /// <param name="message">What is wrong and what to do, for the operator.</param>
    /// <param name="innerException">What the platform said.</param>
    public TokenRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TokenRefusedException(string message)
        : base(message)
    {
    }

    public TokenRefusedException()
        : this("A platform refused the token.")
    {
    }
}
