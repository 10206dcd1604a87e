using PrepBot.Host.Ending;
using PrepBot.Host.Startup;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Deploy;

/// <summary>The systemd unit against the code; it is not started here.</summary>
public sealed class ServiceUnitTests
{
    private static readonly ILookup<string, string> Unit = Repository.Read("deploy/prepbot.service")
        .Split('\n')
        .Where(line => !line.StartsWith('#') && line.Contains('=', StringComparison.Ordinal))
        .Select(line => line.Split('=', 2))
        .ToLookup(parts => parts[0], parts => parts[1]);

    [Fact]
    public void Service_RunsTheProgramAsItsOwnAccount()
    {
        Assert.Equal($"/opt/prepbot/{typeof(ExitCode).Assembly.GetName().Name} run", One("ExecStart"));
        Assert.Equal("prepbot", One("User"));
    }

    [Fact]
    public void Service_IsNotStartedAgain_WhereThatCannotHelp()
    {
        Assert.Equal("on-failure", One("Restart"));
        Assert.Equal($"{ExitCode.Configuration} {ExitCode.TokenRefused}", One("RestartPreventExitStatus"));
    }

    [Fact]
    public void Service_Stopping_GetsMoreThanTheTenSecondsItMayTake()
    {
        Assert.Equal("SIGTERM", One("KillSignal"));
        Assert.Equal("mixed", One("KillMode"));
        Assert.True(int.Parse(One("TimeoutStopSec")) > 10);
        Assert.True(BotHost.ShutdownTimeout < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("ProtectHome", "yes")]
    [InlineData("PrivateTmp", "yes")]
    [InlineData("UMask", "0077")]
    public void Service_HasNoMoreRightsThanItNeeds(string setting, string value) => Assert.Equal(value, One(setting));

    private static string One(string setting) => Assert.Single(Unit[setting]);
}
