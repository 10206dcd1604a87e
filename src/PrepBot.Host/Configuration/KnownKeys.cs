namespace PrepBot.Host.Configuration;

/// <summary>A setting people can make.</summary>
/// <param name="Name">As an environment variable and in <c>.env</c>.</param>
/// <param name="Default">What holds when it is not set; null when nothing does.</param>
/// <param name="IsSecret">Never printed.</param>
public sealed record KnownKey(string Name, string? Default = null, bool IsSecret = false);

/// <summary>Every setting there is: the one list that reading, checking, <c>.env.example</c> and the deployment files are held against.</summary>
public static class KnownKeys
{
    public const string Database = "ConnectionStrings__PrepBot";
    public const string DiscordToken = "Discord__Token";
    public const string DiscordApi = "Discord__ApiBaseUrl";
    public const string SlackAppToken = "Slack__AppToken";
    public const string SlackBotToken = "Slack__BotToken";
    public const string SlackSigningSecret = "Slack__SigningSecret";
    public const string SlackClientId = "Slack__ClientId";
    public const string SlackClientSecret = "Slack__ClientSecret";
    public const string SlackPublicUrl = "Slack__PublicUrl";
    public const string SlackApi = "Slack__ApiBaseUrl";
    public const string PlaygroundEnabled = "Playground__Enabled";
    public const string PlaygroundUrl = "Playground__Url";
    public const string HealthUrl = "Health__Url";
    public const string EncryptionKey = "Encryption__Key";
    public const string DataDirectory = "LocalPostgres__DataDirectory";
    public const string BinDirectory = "LocalPostgres__BinDirectory";
    public const string RemovalGraceDays = "Communities__RemovalGraceDays";
    public const string QuestionsFolder = "Questions__Folder";

    /// <summary>In the order in which people meet them.</summary>
    public static IReadOnlyList<KnownKey> All { get; } =
    [
        new(Database, IsSecret: true),
        new(EncryptionKey, IsSecret: true),
        new(DataDirectory),
        new(BinDirectory),
        new(RemovalGraceDays, "30"),
        new(QuestionsFolder),
        new(PlaygroundEnabled),
        new(PlaygroundUrl, "http://127.0.0.1:5080"),
        new(HealthUrl, "http://127.0.0.1:5081"),
        new(DiscordToken, IsSecret: true),
        new(DiscordApi, "https://discord.com/api/v10"),
        new(SlackAppToken, IsSecret: true),
        new(SlackBotToken, IsSecret: true),
        new(SlackSigningSecret, IsSecret: true),
        new(SlackClientId),
        new(SlackClientSecret, IsSecret: true),
        new(SlackPublicUrl),
        new(SlackApi, "https://slack.com/api"),
    ];

    /// <summary>What stands before the two underscores: the parts of the environment that are ours.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. All.Select(key => Section(key.Name)).Distinct(StringComparer.Ordinal)];

    public static bool IsKnown(string name) => All.Any(key => key.Name == name);

    /// <summary>What holds when it is not set, or "".</summary>
    public static string Default(string name) => All.First(key => key.Name == name).Default ?? "";

    public static string Section(string name) => name.Split("__", 2)[0];
}
