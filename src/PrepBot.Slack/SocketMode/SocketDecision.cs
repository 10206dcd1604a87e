using PrepBot.Slack.Wire;

namespace PrepBot.Slack.SocketMode;

/// <summary>What is to be done about the sockets. A closed set.</summary>
internal abstract record SocketDecision
{
    private SocketDecision()
    {
    }

    /// <summary>Fetch a fresh address and open a socket of this number.</summary>
    public sealed record Open(int Socket) : SocketDecision;

    /// <summary>Close it.</summary>
    public sealed record Close(int Socket) : SocketDecision;

    /// <summary>Hand the envelope over; whoever takes it acknowledges it.</summary>
    public sealed record Deliver(int Socket, SocketFrame Envelope) : SocketDecision;

    /// <summary>Acknowledge an envelope nobody here knows, so that it does not come again.</summary>
    public sealed record Acknowledge(int Socket, string EnvelopeId) : SocketDecision;
}

/// <summary>How far a socket has come.</summary>
internal enum SocketStage
{
    /// <summary>Fetching its address, connecting.</summary>
    Opening = 0,

    /// <summary>Connected; Slack has not greeted yet.</summary>
    Greeting = 1,

    /// <summary>In use.</summary>
    Live = 2,

    /// <summary>To be replaced: in use until its successor is live.</summary>
    Leaving = 3,
}
