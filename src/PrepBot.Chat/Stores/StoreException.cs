namespace PrepBot.Chat.Stores;

/// <summary>What a failed statement or commit means.</summary>
public enum StoreFailure
{
    /// <summary>The database cannot be reached, or is too slow: nothing has changed.</summary>
    Unavailable = 0,

    /// <summary>Two transactions got in each other's way: try the whole again.</summary>
    Conflict = 1,

    /// <summary>The connection broke around the commit: it may or may not have happened. Look the key up before repeating.</summary>
    Unknown = 2,
}

/// <summary>The database did not do as asked. Carries no values and no connection string.</summary>
public sealed class StoreException : Exception
{
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    public StoreException(string message)
        : this(StoreFailure.Unavailable, message)
    {
    }

    public StoreException()
        : this("The database did not do as asked.")
    {
    }

    public StoreException(string message, Exception innerException)
        : this(StoreFailure.Unavailable, message, innerException)
    {
    }

    /// <summary>What it means.</summary>
    public StoreFailure Failure { get; }
}
