namespace PrepBot.Chat.Platforms;

/// <summary>What a failed call to a platform means for trying again.</summary>
public enum PlatformFailure
{
    /// <summary>Not done, and worth another try after a wait: busy, throttled, not reachable.</summary>
    TryLater = 0,

    /// <summary>Not done, and no try will change that by itself: <see cref="PlatformException.Refusal"/> says why.</summary>
    Lasting = 1,

    /// <summary>Sent, but no answer came: it may or may not have been done.</summary>
    Unknown = 2,
}

/// <summary>A call to a platform did not end well. The message carries no texts, names, addresses or tokens.</summary>
public sealed class PlatformException : Exception
{
    /// <summary>A failure that may pass by itself.</summary>
    public PlatformException(PlatformFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        if (failure == PlatformFailure.Lasting)
            throw new ArgumentException("A lasting failure says which refusal it is.", nameof(failure));

        Failure = failure;
    }

    /// <summary>A lasting failure.</summary>
    public PlatformException(PlatformRefusal refusal, string message, Exception? innerException = null)
        : base(message, innerException) => (Failure, Refusal) = (PlatformFailure.Lasting, refusal);

    public PlatformException(string message)
        : this(PlatformFailure.TryLater, message)
    {
    }

    public PlatformException()
        : this("A platform call failed.")
    {
    }

    public PlatformException(string message, Exception innerException)
        : this(PlatformFailure.TryLater, message, innerException)
    {
    }

    /// <summary>What it means for trying again.</summary>
    public PlatformFailure Failure { get; }

    /// <summary>Why it was refused; null exactly where the failure is none that lasts.</summary>
    public PlatformRefusal? Refusal { get; }

    /// <summary>The rights that are missing, in the platform's own words; empty where it does not say.</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];

    /// <summary>It was known to be refused, and not tried.</summary>
    public bool WasNotTried { get; init; }

    /// <summary>The platform delivers the interaction again, and it is answered then.</summary>
    public bool ComesAgain { get; init; }

    /// <summary>How long the platform asks us to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
