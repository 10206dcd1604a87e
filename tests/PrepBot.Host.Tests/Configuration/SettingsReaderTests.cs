using PrepBot.Host.Configuration;

namespace PrepBot.Host.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Fact]
    public void File_SetsWhatTheEnvironmentDoesNot()
    {
        var (settings, mistakes) = Read("Playground__Enabled=false\nPlayground__Url=http://127.0.0.1:1", ("Playground__Url", "http://127.0.0.1:2"));

        Assert.Empty(mistakes);
        Assert.Equal("false", settings.Written(KnownKeys.PlaygroundEnabled));
        Assert.Equal("http://127.0.0.1:2", settings.Written(KnownKeys.PlaygroundUrl));
    }

    [Fact]
    public void File_WithConnectionString_IsReadWhole()
    {
        var (settings, _) = Read("ConnectionStrings__PrepBot=Host=db;Database=prepbot;Username=a;Password=b+/c=\n");

        Assert.Equal("Host=db;Database=prepbot;Username=a;Password=b+/c=", settings.Written(KnownKeys.Database));
    }

    [Fact]
    public void File_WithSingleQuotes_KeepsDollarsAndHashes()
    {
        var (settings, _) = Read("Discord__Token='a$b #c'");

        Assert.Equal("a$b #c", settings.Written(KnownKeys.DiscordToken));
    }

    [Fact]
    public void File_WithoutSense_NamesTheLineAndRepeatsNothing()
    {
        var (_, mistakes) = Read("# fine\nDiscord__Token geheim\n");

        Assert.Equal(".env: line 2 cannot be read. Write NAME=value, or NAME='value' where it holds blanks, # or $.", Assert.Single(mistakes).ToString());
    }

    [Fact]
    public void File_ThatMayNotBeRead_IsAMistake()
    {
        var (_, mistakes) = SettingsReader.Read([], () => throw new UnauthorizedAccessException("geheim"));

        Assert.StartsWith(".env: ", Assert.Single(mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void VariablesOfOtherPrograms_BeginLikeOurs_AreToldAndStopNothing()
    {
        var (settings, mistakes) = Read("", ("SLACK_WEBHOOK_URL", "x"), ("DISCORD_TOKEN", "x"), ("SLACK_BOT_TOKEN", "x"), ("SLACKER", "x"), ("PATH_X", "x"));

        Assert.Empty(mistakes);
        Assert.Equal(
            [
                "DISCORD_TOKEN: is not a setting of PrepBot and is left alone. Did you mean Discord__Token?",
                "SLACK_BOT_TOKEN: is not a setting of PrepBot and is left alone. Did you mean Slack__BotToken?",
                "SLACK_WEBHOOK_URL: is not a setting of PrepBot and is left alone.",
            ],
            ConfigurationCheck.Warnings(settings).Select(warning => warning.ToString()));
    }

    [Fact]
    public void SameNamesInTheFile_AreMistakes()
    {
        var (settings, mistakes) = Read("DISCORD_TOKEN=x\nPOSTGRES_PASSWORD=y\n");

        Assert.Equal("DISCORD_TOKEN: is not a setting. Did you mean Discord__Token?", Assert.Single(mistakes).ToString());
        Assert.Empty(ConfigurationCheck.Warnings(settings));
    }

    [Fact]
    public void File_WithAKeyTwice_TakesTheLast()
    {
        var (settings, _) = Read("Health__Url=http://127.0.0.1:1\nHealth__Url=http://127.0.0.1:2");

        Assert.Equal("http://127.0.0.1:2", settings.Written(KnownKeys.HealthUrl));
    }

    [Fact]
    public void Environment_EmptyValue_CountsAsNotSet()
    {
        var (settings, mistakes) = Read("", (KnownKeys.DiscordToken, ""), (KnownKeys.Database, " "));

        Assert.Empty(mistakes);
        Assert.False(settings.HasDiscord);
        Assert.True(settings.UsesEmbeddedDatabase);
    }

    private static (Settings Settings, IReadOnlyList<Mistake> Mistakes) Read(string file, params (string Name, string Value)[] environment) =>
        SettingsReader.Read(environment.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), () => file);
}
