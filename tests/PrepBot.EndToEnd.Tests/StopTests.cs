using Npgsql;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Host.Ending;

namespace PrepBot.EndToEnd.Tests;

/// <summary>How the program ends when asked to, and when it cannot begin.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task SIGTERM_WithPagesListeningAndARoundRunning_Exit0AndNoServerLeft()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Polite stops are sent with kill.");

        await using var folder = await BotFolder.CreateAsync();
        var bot = await folder.StartAsync();
        using var ana = new Member("ana", bot.Address, "stop");
        using var raj = new Member("raj", bot.Address, "stop");
        await ana.SaysAsync("/mock start frugality as candidate");
        await raj.SaysAsync("/mock start as interviewer");
        await raj.PressesAsync("I'm here");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Acting-As", "ana,raj");
        await using var listening = await http.GetStreamAsync(new Uri(bot.Address, "/api/events"));

        var code = await bot.TerminateAsync();

        Assert.Equal(ExitCode.Ok, code);
        Assert.False(File.Exists(folder.PidFile), bot.Said);
        await using var database = folder.OpenDatabase();
        await Assert.ThrowsAsync<NpgsqlException>(async () => await database.OpenConnectionAsync());
    }

    [Fact]
    public async Task Configuration_Wrong_Exit2WithALineForEachMistakeAndNoDatabase()
    {
        await using var folder = await BotFolder.CreateAsync();

        var bot = folder.Launch(
            "",
            ("Playground__Url", "http://0.0.0.0:5080"),
            ("Encryption__Key", "too-short"),
            ("Discord__ApiBaseUrl", "http://example.org/api"),
            ("Playground__Enabeld", "true"));

        Assert.Equal(ExitCode.Configuration, await bot.EndAsync());
        Assert.Equal(4, bot.Lines.Count);
        Assert.All(
            ["Playground__Url", "Encryption__Key", "Discord__ApiBaseUrl", "Playground__Enabeld"],
            key => Assert.Single(bot.Lines, line => line.Contains(key, StringComparison.Ordinal) && !line.Contains("too-short", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(folder.Data));
    }
}
