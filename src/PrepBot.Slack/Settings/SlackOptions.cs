using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;

namespace PrepBot.Slack.Settings;

/// <summary>Settings of the Slack connection, section <c>Slack</c>. Secrets are given by the host, never by the section itself.</summary>
public sealed class SlackOptions
{
    /// <summary>The section these stand in.</summary>
    public const string Section = "Slack";

    /// <summary>Slack's own Web API.</summary>
    public const string DefaultApiBaseUrl = "https://slack.com/api";

    /// <summary>The app-level token (<c>xapp-</c>) with <c>connections:write</c>: turns Socket Mode on.</summary>
    public SlackSecret? AppToken { get; set; }

    /// <summary>The bot token (<c>xoxb-</c>) of the one workspace. Null when workspaces are installed by OAuth only.</summary>
    public SlackSecret? BotToken { get; set; }

    /// <summary>Signs Slack's requests: turns HTTP mode on, unless there is an app token.</summary>
    public SlackSecret? SigningSecret { get; set; }

    /// <summary>The app's client id: lets people install the bot into their workspaces by themselves.</summary>
    public string? ClientId { get; set; }

    /// <summary>Proves to Slack who asks for an installation's token.</summary>
    public SlackSecret? ClientSecret { get; set; }

    /// <summary>Where browsers reach this bot, for the way back from an installation: https, or loopback.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Slack's address, the one that is configured. Default https://slack.com/api.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>How many sockets this process keeps open. Slack allows ten an app. Default 2.</summary>
    [Range(1, 5)]
    public int Sockets { get; set; } = 2;

    /// <summary>Whether anything of Slack is on.</summary>
    public bool IsOn => AppToken is not null || SigningSecret is not null;

    /// <summary>Whether events come over sockets.</summary>
    public bool UsesSockets => AppToken is not null;

    /// <summary>Whether events come as signed requests.</summary>
    public bool UsesHttp => AppToken is null && SigningSecret is not null;

    /// <summary>Whether people may install the bot by themselves.</summary>
    public bool TakesInstallations => ClientId is not null && ClientSecret is not null && PublicUrl is not null;

    /// <summary>The public address as a value; null when it is not set or is none.</summary>
    internal Uri? Public => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) ? address : null;

    /// <summary>The address as a value.</summary>
    /// <exception cref="UriFormatException">It was not validated and is no address.</exception>
    internal Uri Api => new(ApiBaseUrl.TrimEnd('/') + "/", UriKind.Absolute);

    internal bool IsLoopback => Loopback.Leads(Api);
}

[OptionsValidator]
internal sealed partial class SlackRangesValidator : IValidateOptions<SlackOptions>;

/// <summary>What ranges cannot say.</summary>
internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var mistakes = new List<string>();
        if (!Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0)
            mistakes.Add("Slack__ApiBaseUrl must be an address such as https://slack.com/api.");
        else if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && options.IsLoopback))
            mistakes.Add("Slack__ApiBaseUrl must begin with https://: tokens travel to it.");

        if (options.AppToken is { } app && !app.Reveal().StartsWith("xapp-", StringComparison.Ordinal))
            mistakes.Add("Slack__AppToken must be the app-level token, which begins with xapp-.");
        if (options.BotToken is { } bot && !bot.Reveal().StartsWith("xoxb-", StringComparison.Ordinal))
            mistakes.Add("Slack__BotToken must be the bot token, which begins with xoxb-.");
        if (options.SigningSecret is { } secret && secret.Reveal().Trim().Length < SmallestSecret)
            mistakes.Add("Slack__SigningSecret is too short to be one: copy it from the app's Basic Information page.");
        if (options.PublicUrl is not null
            && !(options.Public is { PathAndQuery: "/" } open && (open.Scheme == Uri.UriSchemeHttps || (open.Scheme == Uri.UriSchemeHttp && Loopback.Leads(open)))))
        {
            mistakes.Add("Slack__PublicUrl must be an address such as https://prepbot.example.org.");
        }

        if (!options.TakesInstallations && (options.ClientId ?? options.PublicUrl ?? options.ClientSecret?.Reveal()) is not null)
            mistakes.Add("Slack__ClientId, Slack__ClientSecret and Slack__PublicUrl are set together, or none of them.");
        if (options.BotToken is not null && !options.IsOn)
            mistakes.Add("Slack__BotToken alone cannot receive anything: set Slack__AppToken too (or Slack__SigningSecret for HTTP mode).");

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private const int SmallestSecret = 16;
}
