namespace PrepBot.Chat.Platforms;

/// <summary>
/// The deadline of a call ran out, or it was cancelled, while it still waited for its turn: nothing was sent, so its outcome is known. Any other
/// cancellation of a call leaves that open.
/// </summary>
public sealed class CallNotMadeException : OperationCanceledException
{
    public CallNotMadeException(string message, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
    }

    public CallNotMadeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CallNotMadeException(string message)
        : base(message)
    {
    }

    public CallNotMadeException()
        : this("The call was not made.")
    {
    }
}
