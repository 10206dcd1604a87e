using System.Net;
using PrepBot.FakeChats.Discord;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Testing;

namespace PrepBot.Host.Tests.Starting;

/// <summary>A bot from its first start on a bare folder to its last stop, on a real embedded database.</summary>
public sealed class LifeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-life-");

    [Fact]
    public async Task Bot_StartedStoppedAndStartedAgain_EndsWith0WithinTenSecondsAndLeavesNoServer()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Polite stops are sent with kill.");

        await using var first = Start((KnownKeys.HealthUrl, "http://127.0.0.1:0"));
        await first.SaysAsync("PrepBot runs.");
        Assert.Equal("Healthy", await GetAsync(first, "/health/live", HttpStatusCode.OK));
        Assert.Equal("Healthy", await GetAsync(first, "/health/ready", HttpStatusCode.OK));

        var (taken, lines) = await Bot.RunAsync(_folder.FullName, "", Settings((KnownKeys.PlaygroundUrl, AddressOf(first))));
        Assert.Equal(ExitCode.Configuration, taken);
        Assert.Contains($"Playground__Url: {AddressOf(first)} is in use by another program, or by another PrepBot. Choose another port.", lines);
        await StopAsync(first);

        await using var discord = await FakeDiscordServer.StartAsync();
        await using var second = Start(
            (KnownKeys.DiscordToken, discord.Token), (KnownKeys.DiscordApi, discord.ApiBaseUrl), (KnownKeys.HealthUrl, "http://127.0.0.1:0"));
        await second.SaysAsync("PrepBot runs;");
        await discord.Gateway.UntilReadyAsync();
        Assert.Contains("The playground is off because a chat platform is configured; Playground__Enabled=true turns it on.", second.Lines);
        Assert.DoesNotContain(discord.Token, second.Said, StringComparison.Ordinal);
        discord.Gateway.IdentifiesLeft = 3;
        discord.Gateway.Invalidate(resumable: false);
        Assert.Equal("Unhealthy: discord logins", await NotReadyAsync(second));
        await StopAsync(second);
        Assert.Equal(4900, discord.Gateway.LastCloseCode);

        discord.TokenIsGood = false;
        await using var refused = Start(
            (KnownKeys.DiscordToken, discord.Token), (KnownKeys.DiscordApi, discord.ApiBaseUrl), (KnownKeys.HealthUrl, "http://127.0.0.1:0"));
        Assert.Equal(ExitCode.TokenRefused, await refused.EndAsync());
        Assert.Contains("Discord refuses Discord__Token", refused.Said, StringComparison.Ordinal);

        var (other, said) = await Bot.RunAsync(
            _folder.FullName, "", Settings((KnownKeys.EncryptionKey, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")));
        Assert.Equal(ExitCode.Configuration, other);
        Assert.Contains(said, line => line.StartsWith("Encryption__Key: ", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Data => Path.Combine(_folder.FullName, "postgres");

    private Bot Start(params (string Key, string Value)[] settings) => Bot.Start(_folder.FullName, "", Settings(settings));

    private (string Key, string Value)[] Settings(params (string Key, string Value)[] settings) =>
        [(KnownKeys.DataDirectory, Data), (KnownKeys.PlaygroundUrl, "http://127.0.0.1:0"), .. settings];

    private async Task StopAsync(Bot bot)
    {
        bot.Terminate();

        Assert.Equal(ExitCode.Ok, await bot.EndAsync());

        Assert.False(File.Exists(Path.Combine(Data, "data", "postmaster.pid")), bot.Said);
    }

    /// <summary>What the health check says once it is red.</summary>
    private static async Task<string> NotReadyAsync(Bot bot)
    {
        using var client = new HttpClient();
        return await Eventually.FoundAsync("a red health check", async () =>
        {
            using var answer = await client.GetAsync(new Uri(new Uri(AddressOf(bot)), "/health/ready"));
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable ? await answer.Content.ReadAsStringAsync() : null;
        });
    }

    private static async Task<string> GetAsync(Bot bot, string path, HttpStatusCode status)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(new Uri(AddressOf(bot)), path));
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>From the line that says so.</summary>
    private static string AddressOf(Bot bot) =>
        bot.Said.Split(' ', '\n').First(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)).TrimEnd('.', ';');
}
