using PrepBot.FakeChats.Slack;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Host.Tests.Starting;

namespace PrepBot.Host.Tests.Doctor;

/// <summary>What the program says about Slack: the doctor, and a start whose token is refused.</summary>
public sealed class SlackDoctorTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-slack-");
    private FakeSlackServer _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await FakeSlackServer.StartAsync(TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Tokens_ThatHold_AreFine()
    {
        var lines = await DoctorAsync(FakeSlackWorkspace.BotToken);

        Assert.Contains(lines, line => line.StartsWith("ok", StringComparison.Ordinal) && line.Contains("workspace T0001", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("the rights it needs and no other", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("gives addresses for sockets, at 127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rights_ThatAreMissingOrTooMany_AreNamed()
    {
        _slack.Workspace.Scopes.Remove("files:write");
        Assert.Contains(await DoctorAsync(FakeSlackWorkspace.BotToken), line => line.StartsWith("MEND", StringComparison.Ordinal) && line.Contains("lacks the rights files:write", StringComparison.Ordinal));

        _slack.Workspace.Scopes.UnionWith(["files:write", "channels:history"]);
        Assert.Contains(await DoctorAsync(FakeSlackWorkspace.BotToken), line => line.Contains("does not need channels:history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_Refused_IsSaid_AndNotRepeated()
    {
        const string Wrong = "xoxb-geheimnis";

        var lines = await DoctorAsync(Wrong);

        Assert.Contains(lines, line => line.StartsWith("MEND", StringComparison.Ordinal) && line.Contains("refuses the bot token", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R10_ConfiguredTokenRefused_EndsWith4()
    {
        var (code, lines) = await Bot.RunAsync(_folder.FullName, "", Settings("xoxb-wrong"));

        Assert.Equal(ExitCode.TokenRefused, code);
        Assert.Contains(lines, line => line.Contains("Slack__BotToken is refused by Slack", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> DoctorAsync(string botToken) => (await Bot.RunAsync(_folder.FullName, "doctor", Settings(botToken))).Lines;

    private (string Key, string Value)[] Settings(string botToken) =>
    [
        (KnownKeys.SlackAppToken, FakeSlackWorkspace.AppToken),
        (KnownKeys.SlackBotToken, botToken),
        (KnownKeys.SlackApi, _slack.ApiBaseUrl),
        (KnownKeys.DataDirectory, Path.Combine(_folder.FullName, "data")),
        (KnownKeys.HealthUrl, "http://127.0.0.1:0"),
    ];
}
