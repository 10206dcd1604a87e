using PrepBot.Chat.Platforms;
using PrepBot.Values.Secrets;

namespace PrepBot.Discord.Settings;

/// <summary>Settings of the Discord platform, section <c>Discord</c>.</summary>
public sealed class DiscordOptions
{
    /// <summary>The section these stand in.</summary>
    public const string Section = "Discord";

    /// <summary>Discord's own API.</summary>
    public const string DefaultApiBaseUrl = "https://discord.com/api/v10";

    /// <summary>The bot's token, from the Bot page of Discord's developer portal.</summary>
    public Secret Token { get; set; } = new("");

    /// <summary>Where the HTTP API is; the gateway's address comes from there. Default https://discord.com/api/v10. Plain http is taken on loopback only.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>The address as a value, with a slash at its end, so that paths are appended.</summary>
    /// <exception cref="UriFormatException">It was not validated and is no address.</exception>
    internal Uri Api => new(ApiBaseUrl.TrimEnd('/') + "/", UriKind.Absolute);

    internal bool IsLoopback => Loopback.Leads(Api);
}
