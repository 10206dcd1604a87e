using PrepBot.Slack.SocketMode;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Tests.SocketMode;

public sealed class SocketModeProtocolTests
{
    private static readonly SocketFrame Hello = new() { Type = SocketFrame.Hello, DebugInfo = new SocketDebugInfo { ApproximateConnectionTime = 3600 } };

    private readonly SocketModeProtocol _protocol = new(2, new Random(1));
    private TimeSpan _now = TimeSpan.FromMinutes(1);

    [Fact]
    public void Start_Opens_OneAtATimeUntilThereAreTwo()
    {
        Assert.Equal([new SocketDecision.Open(1)], _protocol.Tick(_now));
        Assert.Empty(_protocol.Tick(_now));

        Assert.Empty(_protocol.Opened(1, _now));
        Assert.Equal([new SocketDecision.Open(2)], _protocol.Receive(1, Hello, _now));

        _protocol.Opened(2, _now);
        Assert.Empty(_protocol.Receive(2, Hello, _now));
        Assert.Equal(2, _protocol.Usable);
    }

    [Fact]
    public void TwoLive_TimesOfRenewal_AreFarApart()
    {
        GoLive();

        var first = _protocol.NextAt!.Value;
        _now = first;
        Assert.Equal([new SocketDecision.Open(3)], _protocol.Tick(_now));
        Live(3);

        Assert.True(_protocol.NextAt is not null);
        Assert.True(first - TimeSpan.FromMinutes(1) < TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("something_new")]
    public void AskedToLeave_Successor_IsLiveBeforeTheOldOneCloses(string reason)
    {
        GoLive();

        Assert.Equal([new SocketDecision.Open(3)], _protocol.Receive(1, Disconnect(reason), _now));
        Assert.Equal(2, _protocol.Usable);
        _protocol.Opened(3, _now);
        Assert.Empty(_protocol.Receive(3, Hello, _now));
        Assert.Equal(3, _protocol.Usable);

        _now += SocketModeProtocol.Farewell;
        Assert.Equal([new SocketDecision.Close(1)], _protocol.Tick(_now));
        Assert.Equal(2, _protocol.Usable);
    }

    [Fact]
    public void BothAskedToLeaveAtOnce_Both_StayUntilReplaced()
    {
        GoLive();

        _protocol.Receive(1, Disconnect("warning"), _now);
        _protocol.Receive(2, Disconnect("warning"), _now);
        Live(3);
        Assert.Equal(3, _protocol.Usable);
        Live(4);
        _now += SocketModeProtocol.Farewell;

        Assert.Equal([new SocketDecision.Close(1), new SocketDecision.Close(2)], _protocol.Tick(_now));
        Assert.Equal(2, _protocol.Usable);
    }

    [Fact]
    public void SwitchedOff_Reopening_WaitsAMinute()
    {
        GoLive();

        Assert.Equal([new SocketDecision.Close(1)], _protocol.Receive(1, Disconnect("link_disabled"), _now));
        Assert.True(_protocol.SwitchedOff);
        Assert.Empty(_protocol.Tick(_now + TimeSpan.FromSeconds(59)));
        Assert.Equal([new SocketDecision.Open(3)], _protocol.Tick(_now + TimeSpan.FromSeconds(60)));

        Live(3);
        Assert.False(_protocol.SwitchedOff);
    }

    [Fact]
    public void TooManySockets_Reopening_LeavesTimeForOthersToLetGo()
    {
        GoLive();

        Assert.Equal([new SocketDecision.Close(2)], _protocol.Receive(2, Disconnect("too_many_websockets"), _now));

        Assert.Empty(_protocol.Tick(_now + SocketModeProtocol.TooManyWait - TimeSpan.FromSeconds(1)));
        Assert.Single(_protocol.Tick(_now + SocketModeProtocol.TooManyWait));
    }

    [Fact]
    public void NoGreeting_Socket_IsGivenUpAndAnotherOpened()
    {
        _protocol.Tick(_now);
        _protocol.Opened(1, _now);

        _now += SocketModeProtocol.OpeningLimit;
        Assert.Contains(new SocketDecision.Close(1), _protocol.Tick(_now));

        Assert.Equal([new SocketDecision.Open(2)], Later(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void CouldNotOpen_RetryAfter_IsKept()
    {
        _protocol.Tick(_now);

        _protocol.NotOpened(1, TimeSpan.FromSeconds(40), _now);

        Assert.Empty(_protocol.Tick(_now + TimeSpan.FromSeconds(39)));
        Assert.Single(_protocol.Tick(_now + TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public void CouldNotOpenAgainAndAgain_Waits_GrowToHalfAMinuteAtMost()
    {
        _protocol.Tick(_now);
        for (var number = 1; number <= 40; number++)
        {
            _protocol.NotOpened(number, null, _now);
            Assert.InRange(_protocol.NextAt!.Value - _now, TimeSpan.Zero, SocketModeProtocol.LongestWait);
            _now = _protocol.NextAt!.Value;
            Assert.Equal([new SocketDecision.Open(number + 1)], _protocol.Tick(_now));
        }
    }

    [Theory]
    [InlineData(SocketFrame.EventsApi)]
    [InlineData(SocketFrame.Interactive)]
    [InlineData(SocketFrame.SlashCommands)]
    public void KnownEnvelope_FromAnySocket_IsDelivered(string type)
    {
        var envelope = new SocketFrame { Type = type, EnvelopeId = "e1", Payload = default(System.Text.Json.JsonElement) };

        Assert.Contains(new SocketDecision.Deliver(7, envelope), _protocol.Receive(7, envelope, _now));
    }

    [Fact]
    public void UnknownEnvelope_IsAcknowledgedAndCounted()
    {
        Assert.Contains(new SocketDecision.Acknowledge(1, "e1"), _protocol.Receive(1, new SocketFrame { Type = "new_thing", EnvelopeId = "e1" }, _now));
        _protocol.Receive(1, new SocketFrame { Type = "new_thing" }, _now);
        _protocol.Receive(1, new SocketFrame(), _now);

        Assert.Equal(3, _protocol.Ignored);
    }

    [Fact]
    public void AnyCourseOfEvents_PlannedRenewals_NeverLeaveFewerSocketsThanBefore()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            var protocol = new SocketModeProtocol(2, new Random(seed));
            var (now, usable) = (TimeSpan.Zero, 0);
            var opening = new Queue<int>();
            for (var step = 0; step < 200; step++)
            {
                now += TimeSpan.FromSeconds(chance.Next(0, 120));
                var live = protocol.Sockets.Where(pair => pair.Value is SocketStage.Live or SocketStage.Leaving).Select(pair => pair.Key).ToList();
                IReadOnlyList<SocketDecision> decisions;
                if (opening.TryDequeue(out var number))
                {
                    protocol.Opened(number, now);
                    decisions = protocol.Receive(number, Hello, now);
                }
                else if (live.Count > 0 && chance.Next(3) == 0)
                {
                    decisions = protocol.Receive(live[chance.Next(live.Count)], Disconnect("warning"), now);
                }
                else
                {
                    decisions = protocol.Tick(now);
                }

                foreach (var open in decisions.OfType<SocketDecision.Open>())
                    opening.Enqueue(open.Socket);

                var still = protocol.Usable;
                Assert.True(still >= Math.Min(usable, 2), $"seed {seed}, step {step}: {still} of {usable}");
                Assert.True(protocol.Sockets.Count <= 6, $"seed {seed}, step {step}: {protocol.Sockets.Count} sockets");
                usable = still;
            }

            Assert.True(usable >= 1);
        }
    }

    private static SocketFrame Disconnect(string reason) => new() { Type = SocketFrame.Disconnect, Reason = reason };

    private IReadOnlyList<SocketDecision> Later(TimeSpan by) => _protocol.Tick(_now += by);

    private void Live(int number)
    {
        _protocol.Opened(number, _now);
        _protocol.Receive(number, Hello, _now);
    }

    private void GoLive()
    {
        _protocol.Tick(_now);
        Live(1);
        Live(2);
    }
}
