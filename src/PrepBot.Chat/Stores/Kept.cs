namespace PrepBot.Chat.Stores;

/// <summary>What somebody wrote and the store keeps sealed: nothing, the words, or words that can no longer be read, which is not the same as nothing.</summary>
/// <param name="IsThere">Whether anything is kept.</param>
/// <param name="Words">What it says; null when there is nothing, or when it does not open any more.</param>
public sealed record Kept<T>(bool IsThere, T? Words)
    where T : class
{
    /// <summary>It was written, and what is stored of it is damaged.</summary>
    public bool IsUnreadable => IsThere && Words is null;
}
