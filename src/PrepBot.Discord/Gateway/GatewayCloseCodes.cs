namespace PrepBot.Discord.Gateway;

/// <summary>What each close code means. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</summary>
internal static class GatewayCloseCodes
{
    /// <summary>
    /// Ours: anything but 1000 and 1001 keeps the session for a resume.
    /// https://docs.discord.com/developers/events/gateway#initiating-a-disconnect
    /// </summary>
    public const int KeepSession = 4900;

    public const int NotAuthenticated = 4003;
    public const int AuthenticationFailed = 4004;
    public const int InvalidSequence = 4007;
    public const int SessionTimedOut = 4009;
    public const int InvalidShard = 4010;
    public const int ShardingRequired = 4011;
    public const int InvalidVersion = 4012;
    public const int InvalidIntents = 4013;
    public const int DisallowedIntents = 4014;

    /// <summary>Why not to connect again, or null.</summary>
    public static GatewayStop? Stop(int? code) => code switch
    {
        AuthenticationFailed => GatewayStop.TokenRefused,
        InvalidShard or ShardingRequired => GatewayStop.ShardRefused,
        InvalidVersion => GatewayStop.VersionRefused,
        InvalidIntents or DisallowedIntents => GatewayStop.IntentRefused,
        _ => null,
    };

    /// <summary>
    /// Whether the session is over with it. "Not authenticated" is listed as "this session has been invalidated" too. A plain 1000 or 1001 from
    /// their side says nothing about the session; should it be gone, the resume is answered with "invalid session".
    /// </summary>
    public static bool EndsSession(int? code) => code is NotAuthenticated or InvalidSequence or SessionTimedOut;
}
