namespace PrepBot.Playground.Inbound;

/// <summary>A request that cannot be taken as it is. Thrown while reading it, turned into a status and words at the edge.</summary>
internal sealed class RequestRefusedException(int status, string words) : Exception(words)
{
    public RequestRefusedException()
        : this(400, "This cannot be read.")
    {
    }

    public RequestRefusedException(string words)
        : this(400, words)
    {
    }

    public RequestRefusedException(string words, Exception innerException)
        : this(400, words) => _ = innerException;

    public int Status { get; } = status;
}
