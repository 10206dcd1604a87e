namespace PrepBot.Discord.Gateway;

/// <summary>Where a session stands: enough to go on with it over another connection.</summary>
/// <param name="SessionId">Discord's id of the session.</param>
/// <param name="ResumeUrl">Where it wants to be resumed.</param>
/// <param name="Sequence">The last event seen.</param>
internal sealed record ResumePoint(string SessionId, string ResumeUrl, long Sequence);

/// <summary>What the protocol wants done. A closed set.</summary>
internal abstract record GatewayDecision
{
    /// <summary>Send a heartbeat.</summary>
    public sealed record SendHeartbeat(long? Sequence) : GatewayDecision;

    /// <summary>Ask for leave to log in; once it is there, call <see cref="GatewayProtocol.MayIdentify"/>.</summary>
    public sealed record AskToIdentify : GatewayDecision;

    /// <summary>Log in.</summary>
    public sealed record SendIdentify : GatewayDecision;

    /// <summary>Go on where the session was.</summary>
    public sealed record SendResume(ResumePoint Session) : GatewayDecision;

    /// <summary>Hand an event over.</summary>
    /// <param name="Sequence">Its number in the session.</param>
    public sealed record Deliver(string Event, ReadOnlyMemory<byte> Data, long Sequence) : GatewayDecision;

    /// <summary>The connection stands: events flow.</summary>
    public sealed record NowReady : GatewayDecision;

    /// <summary>Close the connection with this code, and connect again.</summary>
    public sealed record Close(int Code) : GatewayDecision;
}

/// <summary>What a closed connection means. A closed set.</summary>
internal abstract record GatewayNext
{
    /// <summary>Connect to the session's own address and resume.</summary>
    public sealed record Resume(ResumePoint Session) : GatewayNext;

    /// <summary>Connect to the API's address and log in.</summary>
    public sealed record Identify : GatewayNext;

    /// <summary>Never connect again before somebody has changed something.</summary>
    public sealed record Stop(GatewayStop Reason, int Code) : GatewayNext;
}

/// <summary>Why there is no use in connecting again.</summary>
internal enum GatewayStop
{
    TokenRefused = 1,
    IntentRefused = 2,
    ShardRefused = 3,
    VersionRefused = 4,
}
