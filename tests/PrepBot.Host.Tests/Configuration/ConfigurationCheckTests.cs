using PrepBot.Host.Configuration;
using PrepBot.Playground.Settings;
using PrepBot.Values.Secrets;

namespace PrepBot.Host.Tests.Configuration;

/// <summary>A table that reads as the manual: what is set, and the line it gives; an empty line means that all is well.</summary>
public sealed class ConfigurationCheckTests
{
    private const string Install = "Slack__ClientId=1.2|Slack__ClientSecret=0123456789abcdef|Slack__PublicUrl=https://bot.example";
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    [Theory]
    [InlineData("", "")]
    [InlineData("Playground__Enabled=true", "")]
    [InlineData("Playground__Enabled=False", "")]
    [InlineData("Playground__Enabled=yes", "Playground__Enabled: is neither true nor false")]
    [InlineData("Playground__Url=http://127.0.0.1:8080", "")]
    [InlineData("Playground__Url=http://localhost:8080/", "")]
    [InlineData("Playground__Url=http://[::1]:8080", "")]
    [InlineData("Playground__Url=http://127.0.0.1:0", "")]
    [InlineData("Playground__Url=http://localhost:0", "Playground__Url: ")]
    [InlineData("Playground__Url=https://127.0.0.1:8080", "Playground__Url: ")]
    [InlineData("Playground__Url=127.0.0.1:8080", "Playground__Url: ")]
    [InlineData("Playground__Url=http://127.0.0.1:8080/page", "Playground__Url: ")]
    [InlineData("Playground__Url=http://0.0.0.0:8080", "Playground__Url: must be a loopback address")]
    [InlineData("Playground__Url=http://bot.example:8080", "Playground__Url: ")]
    [InlineData("Health__Url=http://0.0.0.0:5081", "")]
    [InlineData("Health__Url=tcp://0.0.0.0:5081", "Health__Url: is not an http address")]
    public void Playground_AsWritten_GivesThisLine(string settings, string line) => AssertLine(settings, line);

    [Theory]
    [InlineData("Encryption__Key=" + Key, "")]
    [InlineData("Encryption__Key=c2hvcnQ=", "Encryption__Key: is not 32 bytes in base64")]
    [InlineData("Encryption__Key=not base64", "Encryption__Key: is not 32 bytes in base64")]
    [InlineData("ConnectionStrings__PrepBot=Host=db;Database=prepbot|Encryption__Key=" + Key, "")]
    [InlineData("ConnectionStrings__PrepBot=Host=db;Database=prepbot", "Encryption__Key: is missing")]
    [InlineData("ConnectionStrings__PrepBot=Database=prepbot|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: names no host")]
    [InlineData("ConnectionStrings__PrepBot=Host=db|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: names no database")]
    [InlineData("ConnectionStrings__PrepBot=Host=db;Datenbank=x|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: cannot be read")]
    [InlineData("ConnectionStrings__PrepBot=Host=db;Database=x;Port=many|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: cannot be read")]
    [InlineData("ConnectionStrings__PrepBot=nonsense|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: cannot be read")]
    [InlineData("ConnectionStrings__PrepBot=postgres://u:p@db/x|Encryption__Key=" + Key, "ConnectionStrings__PrepBot: is an address with ://")]
    [InlineData("LocalPostgres__DataDirectory=/var/lib/prep bot", "")]
    [InlineData("LocalPostgres__DataDirectory=/var/$HOME", "LocalPostgres__DataDirectory: ")]
    [InlineData("LocalPostgres__BinDirectory=/opt/`id`", "LocalPostgres__BinDirectory: ")]
    [InlineData("Communities__RemovalGraceDays=1", "")]
    [InlineData("Communities__RemovalGraceDays=365", "")]
    [InlineData("Communities__RemovalGraceDays=0", "Communities__RemovalGraceDays: is not a number of days")]
    [InlineData("Communities__RemovalGraceDays=366", "Communities__RemovalGraceDays: is not a number of days")]
    [InlineData("Communities__RemovalGraceDays=a month", "Communities__RemovalGraceDays: is not a number of days")]
    [InlineData("Pictures__Converter=/usr/bin/rsvg-convert", "")]
    public void Database_AsWritten_GivesThisLine(string settings, string line) => AssertLine(settings, line);

    [Theory]
    [InlineData("Discord__Token=AbCd.EfGh.IjKl-123_x", "")]
    [InlineData("Discord__Token=Bot AbCd.EfGh.IjKl", "Discord__Token: begins with \"Bot\"")]
    [InlineData("Discord__Token=xoxb-1-2", "Discord__Token: is a token of Slack")]
    [InlineData("Discord__Token=123456789012345678", "Discord__Token: is all digits")]
    [InlineData("Discord__Token=two words", "Discord__Token: holds blanks")]
    [InlineData("Discord__Token=<token>", "Discord__Token: holds blanks")]
    [InlineData("Discord__ApiBaseUrl=http://127.0.0.1:9000/api/v10", "")]
    [InlineData("Discord__ApiBaseUrl=http://localhost:9000/api/v10", "")]
    [InlineData("Discord__ApiBaseUrl=https://proxy.example/api/v10", "")]
    [InlineData("Discord__ApiBaseUrl=http://proxy.example/api/v10", "Discord__ApiBaseUrl: is plain http")]
    [InlineData("Discord__ApiBaseUrl=proxy.example/api/v10", "Discord__ApiBaseUrl: is not a whole address, such as https://discord.com/api/v10.")]
    [InlineData("Discord__ApiBaseUrl=wss://discord.com/api/v10", "Discord__ApiBaseUrl: is not a whole address")]
    [InlineData("Discord__ApiBaseUrl=https://u:p@discord.com/api", "Discord__ApiBaseUrl: is more than an address and a path")]
    [InlineData("Slack__AppToken=xapp-1-A|Slack__BotToken=xoxb-1-A", "")]
    [InlineData("Slack__BotToken=xoxb-1-A|Slack__SigningSecret=0123456789abcdef0123456789abcdef", "")]
    [InlineData("Slack__AppToken=xapp-1-A", "Slack__BotToken: is missing")]
    [InlineData("Slack__SigningSecret=0123456789abcdef0123456789abcdef", "Slack__BotToken: is missing")]
    [InlineData("Slack__BotToken=xoxb-1-A", "Slack__AppToken: is missing")]
    [InlineData("Slack__AppToken=xoxb-1-A|Slack__BotToken=xoxb-1-A", "Slack__AppToken: does not look like")]
    [InlineData("Slack__AppToken=xapp-1-A|Slack__BotToken=xoxp-1-A", "Slack__BotToken: does not look like")]
    [InlineData("Slack__BotToken=xoxb-1-A|Slack__SigningSecret=short", "Slack__SigningSecret: does not look like")]
    [InlineData("Slack__AppToken=xapp-1-A|" + Install, "")]
    [InlineData("Slack__SigningSecret=0123456789abcdef0123456789abcdef|" + Install, "")]
    [InlineData(Install, "Slack__AppToken: is missing")]
    [InlineData("Slack__AppToken=xapp-1-A|Slack__BotToken=xoxb-1-A|Slack__ClientId=1.2|Slack__PublicUrl=https://bot.example", "Slack__ClientSecret: is missing")]
    [InlineData("Slack__AppToken=xapp-1-A|" + Install + "/path", "Slack__PublicUrl: is not an https address")]
    [InlineData("Slack__AppToken=xapp-1-A|Slack__ClientId=1.2|Slack__ClientSecret=0123456789abcdef|Slack__PublicUrl=http://bot.example", "Slack__PublicUrl: is not an https address")]
    [InlineData("Slack__AppToken=xapp-1-A|Slack__ClientId=A1|Slack__ClientSecret=0123456789abcdef|Slack__PublicUrl=https://bot.example", "Slack__ClientId: does not look like")]
    [InlineData("Slack__ApiBaseUrl=http://slack.example/api", "Slack__ApiBaseUrl: is plain http")]
    public void Platforms_AsWritten_GiveThisLine(string settings, string line) => AssertLine(settings, line);

    [Theory]
    [InlineData("Discord__Tokn=x", "Discord__Tokn: is not a setting. Did you mean Discord__Token?")]
    [InlineData("DISCORD__TOKEN=x", "DISCORD__TOKEN: is not a setting. Did you mean Discord__Token?")]
    [InlineData("Discord_Token=x", "")]
    [InlineData("SLACK_BOT_TOKEN=x", "")]
    [InlineData("DISCORD_WEBHOOK_URL=x", "")]
    [InlineData("Discrod__Token=x", "Discrod__Token: is not a setting. Did you mean Discord__Token?")]
    [InlineData("ConnectionStrings__PrepBott=x", "ConnectionStrings__PrepBott: is not a setting. Did you mean ConnectionStrings__PrepBot?")]
    [InlineData("Discord__Shards=2", "Discord__Shards: is not a setting. Those of this section are: Discord__Token, Discord__ApiBaseUrl.")]
    [InlineData("POSTGRES_PASSWORD=x", "")]
    [InlineData("PATH=/bin", "")]
    [InlineData("Logging__LogLevel__Default=Debug", "")]
    [InlineData("Discord__Tokn=", "")]
    public void Name_ThatIsNoSetting_IsAMistakeWhereItIsMeantForUs(string settings, string line) => AssertLine(settings, line);

    [Fact]
    public void ManyMistakes_AreAllTold_InTheOrderOfTheSettings()
    {
        var mistakes = ConfigurationCheck.Mistakes(Written("Slack__AppToken=x|Playground__Enabled=x|Discord__Token=1|ConnectionStrings__PrepBot=x|Slack__Tokn=x"));

        Assert.Equal(
            ["ConnectionStrings__PrepBot", "Encryption__Key", "Playground__Enabled", "Discord__Token", "Slack__AppToken", "Slack__BotToken", "Slack__Tokn"],
            mistakes.Select(mistake => mistake.Key));
    }

    [Fact]
    public void Mistakes_InSecrets_RepeatNothingOfThem()
    {
        const string Planted = "Geheimnis";
        var written = KnownKeys.All.Where(key => key.IsSecret).Select(key => KeyValuePair.Create(key.Name, $"=;{Planted} \"{Planted}"));

        var mistakes = ConfigurationCheck.Mistakes(new Settings(written));

        Assert.True(mistakes.Count >= 5);
        Assert.DoesNotContain(mistakes, mistake => mistake.ToString().Contains(Planted, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Discord__Token=a.b.c", false)]
    [InlineData("Slack__AppToken=xapp-1|Slack__BotToken=xoxb-1", false)]
    [InlineData("Discord__Token=a.b.c|Playground__Enabled=true", true)]
    [InlineData("Playground__Enabled=false", false)]
    public void Playground_IsOn_AsLongAsNoPlatformIsSetOrSomebodyAsked(string settings, bool isOn) =>
        Assert.Equal(isOn, Written(settings).PlaygroundIsOn);

    [Theory]
    [InlineData("", "http://127.0.0.1:5080/")]
    [InlineData("Playground__Enabled=false", "http://127.0.0.1:5081/")]
    [InlineData("Health__Url=http://0.0.0.0:80", "http://127.0.0.1:5080/ http://0.0.0.0/")]
    [InlineData("Playground__Url=http://127.0.0.1:0", "http://127.0.0.1:0/")]
    public void Listening_IsOnThePlaygroundAndWhereHealthWasAskedFor(string settings, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Written(settings).Listening));

    [Fact]
    public void Secret_Printed_IsStars() => Assert.Equal("***", $"{new Secret("geheim")}");

    [Fact]
    public void PlaygroundUrl_NotSet_IsTheRoomsOwnDefault() =>
        Assert.Equal(new PlaygroundOptions().Url, KnownKeys.Default(KnownKeys.PlaygroundUrl));

    private static void AssertLine(string settings, string line)
    {
        var mistakes = ConfigurationCheck.Mistakes(Written(settings)).Select(mistake => mistake.ToString()).ToList();
        if (line.Length == 0)
            Assert.Empty(mistakes);
        else
            Assert.StartsWith(line, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    private static Settings Written(string settings) => new(
        settings.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(parts => KeyValuePair.Create(parts[0], parts[1])));
}
