using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Settings;

/// <summary>What is asked of the settings, once: the host's check of everything written asks it, and the options before they are used.</summary>
public static class SlackRules
{
    private const int ShortestSecret = 16;

    private const string App = "Slack__AppToken";
    private const string Bot = "Slack__BotToken";
    private const string Signing = "Slack__SigningSecret";
    private const string Client = "Slack__ClientId";
    private const string ClientSecret = "Slack__ClientSecret";
    private const string Public = "Slack__PublicUrl";

    /// <summary>The mistakes in what is there, and what is missing beside it. Nothing at all is none: it leaves Slack off.</summary>
    public static IEnumerable<string> Mistakes(SlackOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.AppToken is { } app && !IsTokenOf(app, "xapp-"))
            yield return $"{App} does not look like an app-level token: those begin with xapp-.";
        if (options.BotToken is { } bot && !IsTokenOf(bot, "xoxb-"))
            yield return $"{Bot} does not look like a bot token: those begin with xoxb-.";
        if (options.SigningSecret is { } signing && !IsSecret(signing))
            yield return $"{Signing} does not look like a signing secret: those are one word of 32 letters and digits.";

        foreach (var mistake in Installing(options))
            yield return mistake;

        var speaks = options.BotToken is not null || options.ClientId is not null;
        if (!speaks && options.IsOn)
            yield return $"{Bot} is missing. Slack needs it beside the other keys, unless workspaces are installed by {Client}.";
        if (speaks && !options.IsOn)
            yield return $"{App} is missing. Slack needs it for Socket Mode, or {Signing} to take signed requests instead.";
        if (SettingRules.BaseAddressMistake("Slack__ApiBaseUrl", options.ApiBaseUrl, SlackOptions.DefaultApiBaseUrl) is { } address)
            yield return address;
    }

    /// <summary>What lets people install the bot by themselves goes together.</summary>
    private static IEnumerable<string> Installing(SlackOptions options)
    {
        var together = new[] { (Client, options.ClientId is not null), (ClientSecret, options.ClientSecret is not null), (Public, options.PublicUrl is not null) };
        if (together.Any(key => key.Item2))
        {
            foreach (var (missing, _) in together.Where(key => !key.Item2))
                yield return $"{missing} is missing. Installing in several workspaces needs {Client}, {ClientSecret}, {Public} together.";
        }

        if (options.ClientId is { } id && !id.All(c => char.IsAsciiDigit(c) || c == '.'))
            yield return $"{Client} does not look like a client id: those are two numbers with a dot between.";
        if (options.ClientSecret is { } secret && !IsSecret(secret))
            yield return $"{ClientSecret} does not look like a client secret: those are one word of 32 letters and digits.";
        if (options.PublicUrl is { } url && !CanBeReachedAt(url))
            yield return $"{Public} is not an https address without a path, such as https://prepbot.example.org. Plain http is taken for loopback addresses only.";
    }

    private static bool IsTokenOf(Secret token, string beginning) =>
        token.Reveal() is var word && word.StartsWith(beginning, StringComparison.Ordinal) && word.Length > beginning.Length && SettingRules.IsOneWord(word);

    private static bool IsSecret(Secret secret) => secret.Reveal() is var word && word.Length >= ShortestSecret && SettingRules.IsOneWord(word);

    private static bool CanBeReachedAt(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && Loopback.Leads(address)))
        && address.PathAndQuery == "/"
        && address.UserInfo.Length + address.Fragment.Length == 0;
}

/// <summary>What ranges cannot say.</summary>
internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var mistakes = SlackRules.Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
