using System.Globalization;
using PrepBot.Discord.Settings;
using PrepBot.Slack.Settings;
using PrepBot.Values.Secrets;

namespace PrepBot.Host.Configuration;

/// <summary>What people have set, as they wrote it; what is empty counts as not set. Typed once <see cref="ConfigurationCheck"/> finds no mistake.</summary>
public sealed class Settings
{
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly IReadOnlySet<string> _inFile;

    /// <param name="values">By the names of <see cref="KnownKeys"/>; others are in it too, so that they can be reported.</param>
    /// <param name="inFile">Those of them that stand in our own file, where nobody else's settings are expected.</param>
    public Settings(IEnumerable<KeyValuePair<string, string>> values, IReadOnlySet<string>? inFile = null)
    {
        _inFile = inFile ?? new HashSet<string>(StringComparer.Ordinal);
        _values = values.Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Whether a name is meant for this bot: it stands in our file, or has the form of our settings. Others share the environment with us.</summary>
    public bool IsMeantForUs(string name) => _inFile.Contains(name) || name.Contains("__", StringComparison.Ordinal);

    /// <summary>Whether the database is our own, in a private folder.</summary>
    public bool UsesEmbeddedDatabase => Written(KnownKeys.Database) is null;

    public bool HasDiscord => Written(KnownKeys.DiscordToken) is not null;

    public bool HasSlack => (Written(KnownKeys.SlackBotToken) ?? Written(KnownKeys.SlackClientId)) is not null;

    /// <summary>The playground is there to try the bot without a platform, so a platform turns it off unless somebody asked for it.</summary>
    public bool PlaygroundIsOn =>
        Written(KnownKeys.PlaygroundEnabled) is { } wish ? bool.Parse(wish) : !HasDiscord && !HasSlack;

    public Uri PlaygroundUrl => new(Value(KnownKeys.PlaygroundUrl));

    /// <summary>Health has an address of its own when it was given one, or when there is no page to share.</summary>
    public Uri HealthUrl => Written(KnownKeys.HealthUrl) is null && PlaygroundIsOn ? PlaygroundUrl : new(Value(KnownKeys.HealthUrl));

    /// <summary>Where the web server listens: the playground and health may share an address.</summary>
    public IReadOnlyList<Uri> Listening => PlaygroundIsOn ? [.. new[] { PlaygroundUrl, HealthUrl }.Distinct()] : [HealthUrl];

    /// <summary>How long a community is kept after the bot was removed there.</summary>
    public TimeSpan RemovalGrace => TimeSpan.FromDays(int.Parse(Value(KnownKeys.RemovalGraceDays), CultureInfo.InvariantCulture));

    /// <summary>What was written for this key, or null.</summary>
    public string? Written(string key) => _values.GetValueOrDefault(key);

    /// <summary>A value that must not be printed, or null.</summary>
    public Secret? Secret(string key) => Written(key) is { } value ? new Secret(value) : null;

    /// <summary>Hands Discord its token, which is not among the options.</summary>
    public void DiscordSecrets(DiscordOptions options) => options.Token = new Secret(Written(KnownKeys.DiscordToken) ?? "");

    /// <summary>Hands Slack its tokens, which are not among the options.</summary>
    public void SlackSecrets(SlackOptions options)
    {
        options.AppToken = Slack(KnownKeys.SlackAppToken);
        options.BotToken = Slack(KnownKeys.SlackBotToken);
        options.SigningSecret = Slack(KnownKeys.SlackSigningSecret);
        options.ClientId = Written(KnownKeys.SlackClientId);
        options.ClientSecret = Slack(KnownKeys.SlackClientSecret);
        options.PublicUrl = Written(KnownKeys.SlackPublicUrl);

        Secret? Slack(string key) => Written(key) is { } value ? new Secret(value) : null;
    }

    /// <summary>What was written for this key, or its default, or "".</summary>
    public string Value(string key) => Written(key) ?? KnownKeys.Default(key);

    /// <summary>In the form the options of the rooms are bound from: <c>Playground:Url</c>. Secrets are not among them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ForOptions() =>
        KnownKeys.All
            .Where(key => !key.IsSecret && Written(key.Name) is not null)
            .Select(key => KeyValuePair.Create(key.Name.Replace("__", ":", StringComparison.Ordinal), Written(key.Name)));
}
