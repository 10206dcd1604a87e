using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Settings;

/// <summary>Settings of the Slack connection, section <c>Slack</c>. Secrets are given by the host, never by the section itself.</summary>
public sealed class SlackOptions
{
    /// <summary>The section these stand in.</summary>
    public const string Section = "Slack";

    /// <summary>Slack's own Web API.</summary>
    public const string DefaultApiBaseUrl = "https://slack.com/api";

    /// <summary>The app-level token (<c>xapp-</c>) with <c>connections:write</c>: turns Socket Mode on.</summary>
    public Secret? AppToken { get; set; }

    /// <summary>The bot token (<c>xoxb-</c>) of the one workspace. Null when workspaces are installed by OAuth only.</summary>
    public Secret? BotToken { get; set; }

    /// <summary>Signs Slack's requests: turns HTTP mode on, unless there is an app token.</summary>
    public Secret? SigningSecret { get; set; }

    /// <summary>The app's client id: lets people install the bot into their workspaces by themselves.</summary>
    public string? ClientId { get; set; }

    /// <summary>Proves to Slack who asks for an installation's token.</summary>
    public Secret? ClientSecret { get; set; }

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
