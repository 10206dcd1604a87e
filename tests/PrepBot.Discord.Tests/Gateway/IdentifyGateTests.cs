using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Status;
using PrepBot.Discord.Tests.Support;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class IdentifyGateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task FirstLogin_GoesAtOnce()
    {
        await using var rest = await HandRest.StartAsync();

        await new IdentifyGate(rest.Client, rest.Standing, rest.Clock, NullLogger<IdentifyGate>.Instance).WaitAsync(0, CancellationToken.None);

        Assert.Equal("/gateway/bot", Assert.Single(rest.Discord.Requests).Path);
    }

    [Fact]
    public async Task LoginsOfOneKey_AreFiveSecondsApart()
    {
        await using var rest = await HandRest.StartAsync();
        var gate = new IdentifyGate(rest.Client, rest.Standing, rest.Clock, NullLogger<IdentifyGate>.Instance);
        await gate.WaitAsync(0, CancellationToken.None);

        var second = await rest.RunAsync(gate.WaitAsync(1, CancellationToken.None));
        var third = await rest.RunAsync(gate.WaitAsync(2, CancellationToken.None));

        Assert.InRange(second, IdentifyGate.Spacing, IdentifyGate.Spacing + Second);
        Assert.InRange(third, IdentifyGate.Spacing - Second, IdentifyGate.Spacing + Second);
    }

    [Fact]
    public async Task LoginsOfDifferentKeys_DoNotWaitForOneAnother()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Gateway.MaxConcurrency = 2;
        var gate = new IdentifyGate(rest.Client, rest.Standing, rest.Clock, NullLogger<IdentifyGate>.Instance);

        await gate.WaitAsync(0, CancellationToken.None);
        await gate.WaitAsync(1, CancellationToken.None);
        var sameKey = await rest.RunAsync(gate.WaitAsync(2, CancellationToken.None));

        Assert.InRange(sameKey, IdentifyGate.Spacing - Second, IdentifyGate.Spacing + Second);
    }

    [Fact]
    public async Task LastLogins_AreNeverUsed_AndTheStateSaysWhy()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Gateway.IdentifiesLeft = IdentifyGate.Reserve;
        var health = rest.Standing;
        var waiting = new IdentifyGate(rest.Client, health, rest.Clock, NullLogger<IdentifyGate>.Instance).WaitAsync(0, CancellationToken.None);

        for (var minute = 0; minute < 3; minute++)
        {
            await rest.RunAsync(Task.Delay(TimeSpan.FromMinutes(1), rest.Clock, CancellationToken.None), TimeSpan.FromSeconds(5));
            Assert.False(waiting.IsCompleted);
        }

        Assert.Equal(DiscordState.LoginsExhausted, health.State);
        rest.Discord.Gateway.IdentifiesLeft = IdentifyGate.Reserve + 1;
        await rest.RunAsync(waiting, TimeSpan.FromSeconds(5));
        health.Ready(0, true);
        Assert.Equal(DiscordState.Ready, health.State);
    }

    [Fact]
    public async Task DiscordAway_IsToldAndNotTakenForLeave()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new() { Status = 503 };
        var gate = new IdentifyGate(rest.Client, rest.Standing, rest.Clock, NullLogger<IdentifyGate>.Instance);

        var failure = await rest.FailureAsync(gate.WaitAsync(0, CancellationToken.None));
        var reachable = gate.CanAskAsync(CancellationToken.None);
        await rest.RunAsync(reachable);

        Assert.IsType<DiscordUnreachableException>(failure);
        Assert.False(await reachable);
    }
}
