using System.Net;

namespace PrepBot.Discord.Rest;

/// <summary>A call that did not end well. Messages carry routes and codes, never paths, tokens or texts.</summary>
internal abstract class DiscordException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Discord says no, and asking again will not change it.</summary>
internal sealed class DiscordRefusedException(string route, HttpStatusCode status, int code)
    : DiscordException($"{route} was refused: {(int)status}, code {code}.")
{
    public HttpStatusCode Status => status;

    /// <summary>Discord's own error code, 0 when it gave none. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json</summary>
    public int Code => code;
}

/// <summary>Too much at once, and waiting would take longer than the call may. Nothing was done.</summary>
internal sealed class DiscordRateLimitedException(string route, TimeSpan wait)
    : DiscordException($"{route} has to wait {wait.TotalSeconds:0.###} s.")
{
    public TimeSpan Wait => wait;
}

/// <summary>No answer, or one that says nothing.</summary>
internal sealed class DiscordUnreachableException(string route, bool mayHaveBeenDone, Exception? innerException = null)
    : DiscordException($"{route} got no answer.", innerException)
{
    public bool MayHaveBeenDone => mayHaveBeenDone;
}

/// <summary>The token was not taken, here or by a call before: nothing was done. A look at the token itself decides whether that lasts.</summary>
internal sealed class DiscordTokenRefusedException()
    : DiscordException("Discord refuses the token.");

/// <summary>Error codes we tell apart. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json</summary>
internal static class DiscordCodes
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int TooManyChannels = 30013;
    public const int TooManyThreadMembers = 30033;
    public const int TooManyEditsOfOldMessages = 30046;
    public const int RequestTooLarge = 40005;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int MissingPermissions = 50013;
    public const int WrongChannelType = 50024;
    public const int InvalidWebhookToken = 50027;
    public const int ThreadArchived = 50083;
    public const int NoMutualGuilds = 50278;
    public const int ThreadLocked = 160005;
    public const int TooManyActiveThreads = 160006;
}
