using PrepBot.Chat.Platforms;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Adapter;

/// <summary>One thing that was looked at on Slack's side.</summary>
/// <param name="IsFine">Whether nothing has to be done.</param>
/// <param name="Text">What was found, and what to do. Holds no secret.</param>
public sealed record SlackFinding(bool IsFine, string Text);

/// <summary>Looks at what Slack says about the tokens, without doing anything there.</summary>
public static class SlackCheck
{
    /// <summary>So many installations are asked about: the doctor has to come to an end.</summary>
    private const int MaxInstallations = 50;

    /// <summary>Asks Slack about the configured tokens.</summary>
    /// <param name="options">Checked already.</param>
    public static async Task<IReadOnlyList<SlackFinding>> RunAsync(SlackOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var caller = new SlackCaller(options.Api, new MethodPace(TimeSpan.Zero), new RefusedTokens(), time);
        var api = new SlackApiClient(caller);
        var findings = new List<SlackFinding>();
        if (options.BotToken is { } bot)
            findings.AddRange(await BotAsync(api, bot, cancellationToken));
        if (options.AppToken is { } app)
            findings.Add(await AppAsync(api, app, new SlackAddresses(options.IsLoopback), cancellationToken));
        else
            findings.Add(new SlackFinding(true, "takes signed requests over HTTP; only Slack can tell whether they arrive"));
        if (options.TakesInstallations)
            findings.Add(new SlackFinding(true, $"installed by others at {new Uri(options.Public!, Install.InstallEndpoints.InstallPath)}"));

        return findings;
    }

    /// <summary>Asks Slack about the tokens people have brought by installing the bot; nothing is found where nobody has.</summary>
    /// <param name="options">Checked already.</param>
    /// <param name="vault">Where they are kept.</param>
    public static async Task<IReadOnlyList<SlackFinding>> InstallationsAsync(
        SlackOptions options, IPlatformVault vault, TimeProvider time, CancellationToken cancellationToken) =>
        await new Installations(vault).ListAsync(cancellationToken) is { Count: > 0 } kept ? await InstallationsAsync(options, kept, time, cancellationToken) : [];

    internal static async Task<IReadOnlyList<SlackFinding>> InstallationsAsync(
        SlackOptions options, IReadOnlyList<Installation> kept, TimeProvider time, CancellationToken cancellationToken)
    {
        using var caller = new SlackCaller(options.Api, new MethodPace(TimeSpan.Zero), new RefusedTokens(), time);
        var api = new SlackApiClient(caller);
        var findings = new List<SlackFinding>();
        foreach (var installation in kept.Take(MaxInstallations))
        {
            var (finding, isAnswered) = await InstallationAsync(api, installation, cancellationToken);
            if (finding is not null)
                findings.Add(finding);
            if (!isAnswered)
                return findings;
        }

        var fine = Math.Min(kept.Count, MaxInstallations) - findings.Count;
        findings.Insert(0, new SlackFinding(true, $"takes the tokens of {fine} of {kept.Count} installations, with the rights they need"));
        if (kept.Count > MaxInstallations)
            findings.Add(new SlackFinding(true, $"was asked about the first {MaxInstallations} installations only"));
        return findings;
    }

    /// <returns>What is to be done about it, or null; and whether Slack answered, for without an answer the others need not be asked.</returns>
    private static async Task<(SlackFinding? Finding, bool IsAnswered)> InstallationAsync(SlackApiClient api, Installation kept, CancellationToken cancellationToken)
    {
        var what = kept.IsOrganisation ? $"organisation {kept.Place}" : $"workspace {kept.Place}";
        try
        {
            var who = await api.AuthTestAsync(new SlackToken(kept.Place, kept.Token), cancellationToken);
            var lacking = Lacking(who.GrantedScopes);
            return lacking.Count == 0
                ? (null, true)
                : (new(false, $"the installation in {what} lacks the rights {string.Join(", ", lacking)}. Somebody there installs it again, which adds them."), true);
        }
        catch (SlackApiException e) when (e.Fault == SlackFault.Refused)
        {
            return (new(false, $"refuses the installation in {what} ({e.Error}). Nothing works there until somebody installs it again; the others are unaffected."), true);
        }
        catch (SlackApiException e)
        {
            return (new(false, $"does not answer about installations ({e.Error}). Can this machine reach it?"), false);
        }
    }

    private static IReadOnlyList<string> Lacking(string? granted) => granted is null
        ? []
        : [.. SlackMethod.BotScopes.Except(granted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static async Task<IReadOnlyList<SlackFinding>> BotAsync(SlackApiClient api, Secret token, CancellationToken cancellationToken)
    {
        try
        {
            var who = await api.AuthTestAsync(new SlackToken("doctor", token), cancellationToken);
            var place = who is { IsEnterpriseInstall: true } ? $"organisation {who.EnterpriseId}" : $"workspace {who.TeamId}";
            return [new(true, $"the bot token is for {place}"), Rights(who.GrantedScopes)];
        }
        catch (SlackApiException e)
        {
            return [Refused("bot token", e, "Install the app again and copy the new token.")];
        }
    }

    private static SlackFinding Rights(string? granted)
    {
        if (granted is null)
            return new(false, "did not tell which rights the bot token has");

        var has = granted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lacking = Lacking(granted);
        if (lacking.Count > 0)
            return new(false, $"the bot token lacks the rights {string.Join(", ", lacking)}. Add them under OAuth & Permissions, install the app again, and copy the new token.");

        var spare = has.Except(SlackMethod.BotScopes).ToList();
        return new(true, spare.Count == 0 ? "the bot token has the rights it needs and no other" : $"the bot token has the rights it needs, and does not need {string.Join(", ", spare)}");
    }

    private static async Task<SlackFinding> AppAsync(SlackApiClient api, Secret token, SlackAddresses addresses, CancellationToken cancellationToken)
    {
        try
        {
            var address = addresses.Socket(await api.OpenConnectionAsync(new SlackToken("app", token), cancellationToken));
            return address is null
                ? new(false, "gave an address for a socket that is not one of Slack's")
                : new(true, $"gives addresses for sockets, at {address.Host}");
        }
        catch (SlackApiException e)
        {
            return Refused("app-level token", e, $"Make a new app-level token with {SlackMethod.AppScope}, and see that Socket Mode is on.");
        }
    }

    private static SlackFinding Refused(string what, SlackApiException e, string advice) => e.Fault == SlackFault.Refused
        ? new(false, $"refuses the {what} ({e.Error}). {advice}")
        : new(false, $"does not answer ({e.Error}). Can this machine reach it?");
}
