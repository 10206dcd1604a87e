using System.Globalization;
using System.Net;
using PrepBot.Chat.Platforms;
using PrepBot.LocalPostgres.Server;
using PrepBot.Playground.Settings;
using PrepBot.Storage.Schema;
using PrepBot.Storage.Sealing;

namespace PrepBot.Host.Configuration;

/// <summary>Settings in, list of mistakes out. Pure: looks at words alone, before anything is opened or connected.</summary>
public static class ConfigurationCheck
{
    private const int ShortestSigningSecret = 16;
    private static readonly string[] Platforms = ["DISCORD_", "SLACK_"];

    private const string HowToMakeAKey = "Make one with: openssl rand -base64 32";

    /// <summary>Every mistake at once, in the order of <see cref="KnownKeys.All"/>, those that name no known key last.</summary>
    public static IReadOnlyList<Mistake> Mistakes(Settings settings)
    {
        var order = KnownKeys.All.Select(key => key.Name).ToList();
        return
        [
            .. Database(settings)
                .Concat(LocalDatabase(settings))
                .Concat(Communities(settings))
                .Concat(PlaygroundPage(settings))
                .Concat(Health(settings))
                .Concat(Discord(settings))
                .Concat(Slack(settings))
                .OrderBy(mistake => order.IndexOf(mistake.Key)),
            .. Unknown(settings),
        ];
    }

    private static IEnumerable<Mistake> Database(Settings settings)
    {
        if (settings.Written(KnownKeys.Database) is { } connection && OwnerDatabase.MistakeIn(connection) is { } mistake)
            yield return new(KnownKeys.Database, mistake);

        if (settings.Written(KnownKeys.EncryptionKey) is { } key)
        {
            if (!EncryptionKey.TryParse(key, out _))
                yield return new(KnownKeys.EncryptionKey, $"is not {EncryptionKey.Length} bytes in base64 (44 characters). {HowToMakeAKey}");
        }
        else if (!settings.UsesEmbeddedDatabase)
        {
            yield return new(
                KnownKeys.EncryptionKey, $"is missing. A database of your own needs it, to encrypt what members write. {HowToMakeAKey}");
        }
    }

    private static IEnumerable<Mistake> LocalDatabase(Settings settings)
    {
        var options = new LocalPostgresOptions
        {
            DataDirectory = settings.Written(KnownKeys.DataDirectory),
            BinDirectory = settings.Written(KnownKeys.BinDirectory),
        };
        return FromRoom(new LocalPostgresOptionsValidator().Validate(null, options).Failures);
    }

    private static IEnumerable<Mistake> Communities(Settings settings)
    {
        if (settings.Written(KnownKeys.RemovalGraceDays) is { } days
            && !(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 365))
        {
            yield return new(KnownKeys.RemovalGraceDays, "is not a number of days from 1 to 365.");
        }
    }

    private static IEnumerable<Mistake> PlaygroundPage(Settings settings)
    {
        if (settings.Written(KnownKeys.PlaygroundEnabled) is { } wish && !bool.TryParse(wish, out _))
            yield return new(KnownKeys.PlaygroundEnabled, "is neither true nor false. Leave it empty to have it on as long as no chat platform is set.");

        var options = new PlaygroundOptions { Url = settings.Value(KnownKeys.PlaygroundUrl) };
        foreach (var mistake in FromRoom(new PlaygroundOptionsValidator().Validate(null, options).Failures))
            yield return mistake;
    }

    private static IEnumerable<Mistake> Health(Settings settings)
    {
        if (settings.Written(KnownKeys.HealthUrl) is { } url && !CanListenOn(url))
            yield return new(KnownKeys.HealthUrl, "is not an http address and port, such as http://127.0.0.1:5081 or http://0.0.0.0:5081.");
    }

    private static IEnumerable<Mistake> Discord(Settings settings)
    {
        if (settings.Written(KnownKeys.DiscordToken) is { } token && DiscordTokenMistake(token) is { } what)
            yield return new(KnownKeys.DiscordToken, what);
        if (BaseAddressMistake(settings, KnownKeys.DiscordApi) is { } mistake)
            yield return mistake;
    }

    private static string? DiscordTokenMistake(string token) => token switch
    {
        _ when token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase) => "begins with \"Bot\": give the token alone.",
        _ when IsSlackToken(token) => "is a token of Slack.",
        _ when token.All(char.IsAsciiDigit) => "is all digits, as the application's id is. The token stands on the page Bot of the developer portal.",
        _ when !IsOneWord(token) => "holds blanks or characters no token has. Copy it again.",
        _ => null,
    };

    private static IEnumerable<Mistake> Slack(Settings settings)
    {
        var app = settings.Written(KnownKeys.SlackAppToken);
        var bot = settings.Written(KnownKeys.SlackBotToken);
        var signing = settings.Written(KnownKeys.SlackSigningSecret);

        if (app is not null && !IsTokenOf(app, "xapp-"))
            yield return new(KnownKeys.SlackAppToken, "does not look like an app-level token: those begin with xapp-.");
        if (bot is not null && !IsTokenOf(bot, "xoxb-"))
            yield return new(KnownKeys.SlackBotToken, "does not look like a bot token: those begin with xoxb-.");
        if (signing is not null && (signing.Length < ShortestSigningSecret || !IsOneWord(signing)))
            yield return new(KnownKeys.SlackSigningSecret, "does not look like a signing secret: those are one word of 32 letters and digits.");

        foreach (var mistake in SlackInstalling(settings))
            yield return mistake;

        var client = settings.Written(KnownKeys.SlackClientId);
        if (bot is null && client is null && (app is not null || signing is not null))
            yield return new(KnownKeys.SlackBotToken, $"is missing. Slack needs it beside the other keys, unless workspaces are installed by {KnownKeys.SlackClientId}.");
        if ((bot is not null || client is not null) && app is null && signing is null)
            yield return new(KnownKeys.SlackAppToken, $"is missing. Slack needs it for Socket Mode, or {KnownKeys.SlackSigningSecret} to take signed requests instead.");
        if (BaseAddressMistake(settings, KnownKeys.SlackApi) is { } address)
            yield return address;
    }

    /// <summary>What lets people install the bot by themselves goes together.</summary>
    private static IEnumerable<Mistake> SlackInstalling(Settings settings)
    {
        string[] together = [KnownKeys.SlackClientId, KnownKeys.SlackClientSecret, KnownKeys.SlackPublicUrl];
        if (together.Any(key => settings.Written(key) is not null))
        {
            foreach (var missing in together.Where(key => settings.Written(key) is null))
                yield return new(missing, $"is missing. Installing in several workspaces needs {string.Join(", ", together)} together.");
        }

        if (settings.Written(KnownKeys.SlackClientId) is { } id && !id.All(c => char.IsAsciiDigit(c) || c == '.'))
            yield return new(KnownKeys.SlackClientId, "does not look like a client id: those are two numbers with a dot between.");
        if (settings.Written(KnownKeys.SlackClientSecret) is { } secret && (secret.Length < ShortestSigningSecret || !IsOneWord(secret)))
            yield return new(KnownKeys.SlackClientSecret, "does not look like a client secret: those are one word of 32 letters and digits.");
        if (settings.Written(KnownKeys.SlackPublicUrl) is { } url && !CanBeReachedAt(url))
            yield return new(KnownKeys.SlackPublicUrl, "is not an https address without a path, such as https://prepbot.example.org. Plain http is taken for loopback addresses only.");
    }

    /// <summary>Tokens travel to these addresses, so nothing but https will do where a wire could be listened to.</summary>
    private static Mistake? BaseAddressMistake(Settings settings, string key)
    {
        if (settings.Written(key) is not { } written)
            return null;

        var example = KnownKeys.Default(key);
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return new(key, $"is not a whole address, such as {example}.");
        if (address.Scheme == "http" && !Loopback.Leads(address))
            return new(key, "is plain http, which is taken for loopback addresses only: tokens go there. Write https.");
        return address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0
            ? new(key, $"is more than an address and a path. Write it like {example}.")
            : null;
    }

    /// <summary>
    /// Variables that look like ours and may well be another program's: <c>SLACK_WEBHOOK_URL</c>, <c>DISCORD_TOKEN</c>. The bot leaves them
    /// alone and starts.
    /// </summary>
    public static IReadOnlyList<Mistake> Warnings(Settings settings) =>
        [.. from name in settings.Names.Order(StringComparer.Ordinal)
            where !KnownKeys.IsKnown(name) && name.Contains('_', StringComparison.Ordinal) && !settings.IsMeantForUs(name)
            let nearest = NearestKey.Find(name)
            where nearest is not null || Platforms.Any(platform => name.StartsWith(platform, StringComparison.OrdinalIgnoreCase))
            select new Mistake(name, nearest is null ? "is not a setting of PrepBot and is left alone." : $"is not a setting of PrepBot and is left alone. Did you mean {nearest}?")];

    /// <summary>A name meant for us that is no key: in one of our sections, or nearly one of ours.</summary>
    private static IEnumerable<Mistake> Unknown(Settings settings) =>
        from name in settings.Names.Order(StringComparer.Ordinal)
        where !KnownKeys.IsKnown(name) && name.Contains('_', StringComparison.Ordinal) && settings.IsMeantForUs(name)
        let nearest = NearestKey.Find(name)
        where nearest is not null || (name.Contains("__", StringComparison.Ordinal) && KnownKeys.Sections.Contains(KnownKeys.Section(name)))
        select new Mistake(name, nearest is null
            ? $"is not a setting. Those of this section are: {string.Join(", ", InSection(name))}."
            : $"is not a setting. Did you mean {nearest}?");

    private static IEnumerable<string> InSection(string name) =>
        KnownKeys.All.Select(key => key.Name).Where(known => KnownKeys.Section(known) == KnownKeys.Section(name));

    /// <summary>A room's own rule says the key first, then a blank, then what is wrong.</summary>
    private static IEnumerable<Mistake> FromRoom(IEnumerable<string>? failures) =>
        (failures ?? []).Select(failure => failure.Split(' ', 2)).Select(parts => new Mistake(parts[0].TrimEnd(':'), parts[1]));

    private static bool IsTokenOf(string token, string beginning) =>
        token.StartsWith(beginning, StringComparison.Ordinal) && token.Length > beginning.Length && IsOneWord(token);

    private static bool IsSlackToken(string token) =>
        token.StartsWith("xox", StringComparison.Ordinal) || token.StartsWith("xapp-", StringComparison.Ordinal);

    private static bool IsOneWord(string value) => value.All(c => c is > ' ' and <= '~' and not ('"' or '\'' or '<' or '>'));

    private static bool CanListenOn(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address)
        && address.Scheme == "http"
        && address.PathAndQuery == "/"
        && address.UserInfo.Length + address.Fragment.Length == 0
        && ((address.Host == "localhost" && address.Port != 0) || IPAddress.TryParse(address.DnsSafeHost, out _));

    private static bool CanBeReachedAt(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address)
        && (address.Scheme == "https" || (address.Scheme == "http" && Loopback.Leads(address)))
        && address.PathAndQuery == "/"
        && address.UserInfo.Length + address.Fragment.Length == 0;
}
