using System.Net;
using System.Net.Sockets;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;

namespace PrepBot.Host.Tests.Starting;

/// <summary>What the program says and with which code it ends when it cannot run.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-exit-");

    [Fact]
    public async Task Help_Asked_NamesEveryVerb()
    {
        var (code, lines) = await Bot.RunAsync(_folder.FullName, "--help");

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(["run ", "migrate ", "questions ", "forgotten ", "doctor "], verb => Assert.Contains(lines, line => line.StartsWith(verb, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CommandLine_NotUnderstood_EndsWith1()
    {
        var (code, lines) = await Bot.RunAsync(_folder.FullName, "dance");

        Assert.Equal(ExitCode.FoundProblems, code);
        Assert.Contains(lines, line => line.Contains("'dance'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Configuration_WithMistakes_EndsWith2AfterOneLineEachAndTouchesNothing()
    {
        var data = Path.Combine(_folder.FullName, "data");

        var (code, lines) = await Bot.RunAsync(
            _folder.FullName, "", ("Discord__Tokn", "x"), (KnownKeys.PlaygroundUrl, "http://0.0.0.0:1"), (KnownKeys.DataDirectory, data));

        Assert.Equal(ExitCode.Configuration, code);
        Assert.Equal(["Playground__Url", "Discord__Tokn"], lines.Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal).Reverse());
        Assert.False(Directory.Exists(data));
    }

    [Theory]
    [InlineData(KnownKeys.PlaygroundUrl)]
    [InlineData(KnownKeys.HealthUrl)]
    public async Task PortIsTaken_Started_EndsWith2BeforeTheDatabaseAndAnyContact(string key)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var data = Path.Combine(_folder.FullName, "data");
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var (code, lines) = await Bot.RunAsync(_folder.FullName, "", (KnownKeys.DataDirectory, data), (KnownKeys.PlaygroundUrl, "http://127.0.0.1:0"), (key, address));

        Assert.Equal(ExitCode.Configuration, code);
        Assert.Equal([$"{key}: {address} is in use by another program, or by another PrepBot. Choose another port."], lines);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Configuration_FromTheFile_IsCheckedToo()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, ".env"), "Playground__Enabled=perhaps\n");

        var (code, lines) = await Bot.RunAsync(_folder.FullName, "migrate");

        Assert.Equal(ExitCode.Configuration, code);
        Assert.StartsWith("Playground__Enabled: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_InWrongSettings_AreNeverPrinted()
    {
        const string Planted = "Geheimnis";
        var wrong = KnownKeys.All.Where(key => key.IsSecret).Select(key => (key.Name, $"{Planted}; ={Planted}")).ToArray();

        var (code, lines) = await Bot.RunAsync(_folder.FullName, "doctor", wrong);

        Assert.Equal(ExitCode.FoundProblems, code);
        Assert.DoesNotContain(lines, line => line.Contains(Planted, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task EmbeddedDatabase_ThatCannotRun_EndsWith3()
    {
        var (code, lines) = await Bot.RunAsync(
            _folder.FullName, "", (KnownKeys.BinDirectory, _folder.FullName), (KnownKeys.DataDirectory, Path.Combine(_folder.FullName, "data")));

        Assert.Equal(ExitCode.Database, code);
        Assert.Contains(lines, line => line.Contains(_folder.FullName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_ThatDoesNotAnswer_DoctorSaysWhatToDoWithoutThePassword()
    {
        var (code, lines) = await Bot.RunAsync(
            _folder.FullName, "doctor", (KnownKeys.Database, "Host=127.0.0.1;Port=1;Database=x;Username=u;Password=Geheimnis"), (KnownKeys.EncryptionKey, Key));

        Assert.Equal(ExitCode.FoundProblems, code);
        Assert.Contains(lines, line => line.Contains("The database on 127.0.0.1, port 1 does not answer.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Geheimnis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoBotRuns_DoctorAsksForIt_EndsWith1()
    {
        var (code, _) = await Bot.RunAsync(_folder.FullName, "doctor --running", (KnownKeys.HealthUrl, "http://127.0.0.1:1"));

        Assert.Equal(ExitCode.FoundProblems, code);
    }

    [Fact]
    public async Task QuestionBank_BuiltIn_HasNoMistakes()
    {
        var (code, _) = await Bot.RunAsync(_folder.FullName, "questions validate");

        Assert.Equal(ExitCode.Ok, code);
    }

    [Fact]
    public async Task QuestionBank_ThatIsNotThere_EndsWith1AndNamesTheFolder()
    {
        var (code, lines) = await Bot.RunAsync(_folder.FullName, "questions validate --folder nowhere");

        Assert.Equal(ExitCode.FoundProblems, code);
        Assert.Contains(lines, line => line.Contains("nowhere", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
