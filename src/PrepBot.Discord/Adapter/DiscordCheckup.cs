using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;

namespace PrepBot.Discord.Adapter;

/// <summary>Asks Discord what it thinks of the token, without logging in: for an operator who wants to know before the start.</summary>
public static class DiscordCheckup
{
    /// <summary>Asks.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="time">Deadlines.</param>
    public static async Task<DiscordReport> AskAsync(DiscordOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var transport = new RestTransport(
            new RestConnection(RestTransport.CreateClient(mostConnections: 1), options),
            new RateLimits(globalPerSecond: null),
            new InvalidBudget(new InvalidRequests(time), InvalidRequests.MaxRequests),
            new WireState(time, new ClockDifference()),
            time,
            new Random(0),
            NullLogger<RestTransport>.Instance);
        using var rest = new DiscordRestClient(transport, transport);
        try
        {
            var application = await rest.GetApplicationAsync(cancellationToken);
            var gateway = await rest.GetGatewayBotAsync(cancellationToken);
            return new DiscordReport.Works(
                application.Bot?.Username ?? application.Id, DiscordPermissions.InviteLink(application.Id), gateway.Shards, gateway.SessionStartLimit.Remaining);
        }
        catch (DiscordTokenRefusedException)
        {
            return await LookAgainAsync(rest, cancellationToken);
        }
        catch (DiscordException e)
        {
            return new DiscordReport.NoAnswer(e.Message);
        }
    }

    /// <summary>One refusal may be an accident; two are none.</summary>
    private static async Task<DiscordReport> LookAgainAsync(DiscordRestClient rest, CancellationToken cancellationToken)
    {
        try
        {
            await rest.LookAtTokenAsync(cancellationToken);
            return new DiscordReport.NoAnswer("It refused one call and takes the token all the same.");
        }
        catch (DiscordTokenRefusedException)
        {
            return new DiscordReport.Refused();
        }
        catch (DiscordException e)
        {
            return new DiscordReport.NoAnswer(e.Message);
        }
    }
}

/// <summary>What Discord says of a token. A closed set.</summary>
public abstract record DiscordReport
{
    /// <summary>All is well.</summary>
    /// <param name="Name">The bot's name.</param>
    /// <param name="InviteLink">With which an organiser adds it to a server, with the permissions it needs and no others.</param>
    /// <param name="Shards">How many connections Discord recommends, from 1.</param>
    /// <param name="LoginsLeft">How many logins are left of today's.</param>
    public sealed record Works(string Name, Uri InviteLink, int Shards, int LoginsLeft) : DiscordReport;

    /// <summary>The token is not, or no longer, one of Discord's.</summary>
    public sealed record Refused : DiscordReport;

    /// <summary>Nobody knows: Discord did not answer, or not as expected.</summary>
    /// <param name="Why">For the operator.</param>
    public sealed record NoAnswer(string Why) : DiscordReport;
}
