using System.Globalization;
using System.Net;
using PrepBot.Discord.Settings;
using PrepBot.LocalPostgres.Server;
using PrepBot.Playground.Settings;
using PrepBot.Slack.Settings;
using PrepBot.Storage.Schema;
using PrepBot.Storage.Sealing;

namespace PrepBot.Host.Configuration;

/// <summary>Settings in, list of mistakes out. Pure: looks at words alone, before anything is opened or connected.</summary>
public static class ConfigurationCheck
{
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
        var options = new DiscordOptions { ApiBaseUrl = settings.Value(KnownKeys.DiscordApi) };
        settings.DiscordSecrets(options);
        return FromRoom(DiscordRules.Mistakes(options));
    }

    private static IEnumerable<Mistake> Slack(Settings settings)
    {
        var options = new SlackOptions { ApiBaseUrl = settings.Value(KnownKeys.SlackApi) };
        settings.SlackSecrets(options);
        return FromRoom(SlackRules.Mistakes(options));
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

    private static bool CanListenOn(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address)
        && address.Scheme == "http"
        && address.PathAndQuery == "/"
        && address.UserInfo.Length + address.Fragment.Length == 0
        && ((address.Host == "localhost" && address.Port != 0) || IPAddress.TryParse(address.DnsSafeHost, out _));
}
