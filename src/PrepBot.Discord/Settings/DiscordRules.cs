using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;

namespace PrepBot.Discord.Settings;

/// <summary>What is asked of the settings, once: the host's check of everything written asks it, and the options before they are used.</summary>
public static class DiscordRules
{
    private const string Token = "Discord__Token";

    /// <summary>The mistakes in what is there; a missing token is none, since it only leaves Discord off.</summary>
    public static IEnumerable<string> Mistakes(DiscordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new[] { TokenMistake(options.Token.Reveal()), SettingRules.BaseAddressMistake("Discord__ApiBaseUrl", options.ApiBaseUrl, DiscordOptions.DefaultApiBaseUrl) }.OfType<string>();
    }

    private static string? TokenMistake(string token) => token switch
    {
        "" => null,
        _ when token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase) => $"{Token} begins with \"Bot\": give the token alone.",
        _ when IsOfSlack(token) => $"{Token} is a token of Slack.",
        _ when token.All(char.IsAsciiDigit) => $"{Token} is all digits, as the application's id is. The token stands on the page Bot of the developer portal.",
        _ when !SettingRules.IsOneWord(token) => $"{Token} holds blanks or characters no token has. Copy it again.",
        _ => null,
    };

    private static bool IsOfSlack(string token) =>
        token.StartsWith("xox", StringComparison.Ordinal) || token.StartsWith("xapp-", StringComparison.Ordinal);
}

/// <summary>One line per mistake, before any network contact.</summary>
internal sealed class DiscordOptionsValidator : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var mistakes = DiscordRules.Mistakes(options).ToList();
        if (options.Token.Reveal().Length == 0)
            mistakes.Insert(0, "Discord__Token is missing. Copy it from the page Bot of the developer portal.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
