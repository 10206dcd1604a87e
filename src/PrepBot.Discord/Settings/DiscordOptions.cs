using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;

namespace PrepBot.Discord.Settings;

/// <summary>Settings of the Discord platform, section <c>Discord</c>.</summary>
public sealed class DiscordOptions
{
    /// <summary>The section these stand in.</summary>
    public const string Section = "Discord";

    /// <summary>The bot's token, from the Bot page of Discord's developer portal.</summary>
    public DiscordToken Token { get; set; }

    /// <summary>Where the HTTP API is; the gateway's address comes from there. Default https://discord.com/api/v10. Plain http is taken on loopback only.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>The address as a value, with a slash at its end, so that paths are appended.</summary>
    /// <exception cref="UriFormatException">It was not validated and is no address.</exception>
    internal Uri Api => new(ApiBaseUrl.TrimEnd('/') + "/", UriKind.Absolute);

    internal bool IsLoopback => Loopback.Leads(Api);
}

/// <summary>A bot's token. Prints as stars.</summary>
public readonly record struct DiscordToken(string Value)
{
    internal bool IsEmpty => string.IsNullOrEmpty(Value);

    public override string ToString() => "***";
}

/// <summary>One line per mistake, before any network contact.</summary>
internal sealed class DiscordOptionsValidator : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var mistakes = new List<string>();
        if (options.Token.IsEmpty)
            mistakes.Add("Discord__Token is missing. Copy it from the Bot page of the developer portal.");
        else if (options.Token.Value.Any(c => c is <= ' ' or > '~'))
            mistakes.Add("Discord__Token has blanks or characters no token has. Copy it again, without the word Bot before it.");

        if (!Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            mistakes.Add("Discord__ApiBaseUrl must be an address such as https://discord.com/api/v10.");
        else if (api.Scheme == Uri.UriSchemeHttp && !Loopback.Leads(api))
            mistakes.Add("Discord__ApiBaseUrl must begin with https; plain http is for loopback addresses only.");
        else if (api.UserInfo.Length > 0 || api.Query.Length > 0 || api.Fragment.Length > 0)
            mistakes.Add("Discord__ApiBaseUrl must be a plain address, without name, question mark or hash.");

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
