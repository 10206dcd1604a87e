using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PrepBot.Discord.Gateway;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class GatewayProtocolTests
{
    private const string Ready =
        """{"op":0,"s":1,"t":"READY","d":{"v":10,"session_id":"abc","resume_gateway_url":"wss://gateway-eu.discord.gg","guilds":[],"new":{"a":[1]}}}""";

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(100);
    private static readonly ResumePoint Stored = new("old", "wss://gateway-us.discord.gg", 41);

    [Fact]
    public void Hello_OnANewConnection_AsksForLeaveToLogIn()
    {
        var protocol = Fresh();

        var decisions = Receive(protocol, Hello(40_000));

        Assert.IsType<GatewayDecision.AskToIdentify>(Assert.Single(decisions));
        Assert.False(protocol.IsReady);
    }

    [Fact]
    public void Leave_Given_LogsIn() => Assert.IsType<GatewayDecision.SendIdentify>(Assert.Single(Greeted().MayIdentify(Start)));

    [Fact]
    public void Hello_WithASession_ResumesItWhereItWas()
    {
        var protocol = new GatewayProtocol(Stored, Start, jitter: 0.5);

        var decisions = Receive(protocol, Hello(40_000));

        Assert.Equal(new GatewayDecision.SendResume(Stored), Assert.Single(decisions));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.25, 10)]
    [InlineData(1.0, 40)]
    public void FirstHeartbeat_FallsIntoTheFirstIntervalByJitter(double jitter, int seconds)
    {
        var protocol = new GatewayProtocol(null, Start, jitter);
        Receive(protocol, Hello(40_000));

        Assert.Equal(Start + TimeSpan.FromSeconds(seconds), protocol.NextTick);
        Assert.Equal(new GatewayDecision.SendHeartbeat(null), Assert.Single(protocol.Tick(protocol.NextTick)));
        Assert.Equal(Start + TimeSpan.FromSeconds(seconds + 40), protocol.NextTick);
    }

    [Fact]
    public void Tick_BeforeItsInstant_DoesNothing()
    {
        var protocol = Greeted();

        Assert.Empty(protocol.Tick(protocol.NextTick - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Heartbeats_WhileAcknowledged_GoOnWithTheLastSequence()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);
        Receive(protocol, """{"op":0,"s":7,"t":"GUILD_CREATE","d":{}}""");

        for (var beat = 0; beat < 5; beat++)
        {
            Assert.Equal(new GatewayDecision.SendHeartbeat(7), Assert.Single(protocol.Tick(protocol.NextTick)));
            Assert.Empty(Receive(protocol, """{"op":11}"""));
        }
    }

    [Fact]
    public void Heartbeat_NotAcknowledgedUntilTheNext_ClosesSoThatASessionStays()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);
        protocol.Tick(protocol.NextTick);

        var decisions = protocol.Tick(protocol.NextTick);

        Assert.Equal(new GatewayDecision.Close(GatewayCloseCodes.KeepSession), Assert.Single(decisions));
        Assert.IsType<GatewayNext.Resume>(protocol.Closed(null));
    }

    [Fact]
    public void NoHello_InTwentySeconds_ClosesAndConnectsAgain()
    {
        var protocol = Fresh();

        Assert.Empty(protocol.Tick(Start + GatewayProtocol.HelloWithin - TimeSpan.FromMilliseconds(1)));
        Assert.IsType<GatewayDecision.Close>(Assert.Single(protocol.Tick(Start + GatewayProtocol.HelloWithin)));
        Assert.IsType<GatewayNext.Identify>(protocol.Closed(null));
    }

    [Fact]
    public void ServerAskedHeartbeat_IsSentAtOnceAndLeavesTheRhythmAlone()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);
        var next = protocol.NextTick;

        var decisions = Receive(protocol, """{"op":1,"d":null}""");

        Assert.Equal(new GatewayDecision.SendHeartbeat(1), Assert.Single(decisions));
        Assert.Equal(next, protocol.NextTick);
    }

    [Fact]
    public void ServerAskedHeartbeats_BeyondTheBudget_AreLeftOutUntilAMinuteHasPassed()
    {
        var protocol = Greeted();

        var sent = Enumerable.Range(0, 500).Sum(_ => protocol.Receive(Bytes("""{"op":1}"""), Start + TimeSpan.FromSeconds(1)).Count);

        Assert.InRange(sent, 100, 119);
        Assert.Single(protocol.Receive(Bytes("""{"op":1}"""), Start + TimeSpan.FromSeconds(62)));
    }

    [Fact]
    public void EverythingSent_WhateverComes_StaysUnderAHundredAndTwentyAMinute() => Rule.Holds(Bursts(), bursts =>
    {
        var protocol = new GatewayProtocol(null, Start, 0);
        var sent = new List<TimeSpan>();
        var now = Start;
        Receive(protocol, Hello(bursts.Interval));
        sent.AddRange(protocol.MayIdentify(now).Select(_ => now));
        foreach (var (asked, wait) in bursts.Steps)
        {
            for (var i = 0; i < asked; i++)
                sent.AddRange(protocol.Receive(Bytes("""{"op":1}"""), now).OfType<GatewayDecision.SendHeartbeat>().Select(_ => now));
            for (var until = now + TimeSpan.FromMilliseconds(wait); protocol.NextTick <= until;)
            {
                now = protocol.NextTick > now ? protocol.NextTick : now;
                sent.AddRange(protocol.Tick(now).OfType<GatewayDecision.SendHeartbeat>().Select(_ => now));
                protocol.Receive(Bytes("""{"op":11}"""), now);
            }

            now += TimeSpan.FromMilliseconds(wait);
        }

        Assert.All(sent, first => Assert.InRange(sent.Count(at => at >= first && at < first + TimeSpan.FromMinutes(1)), 0, 120));
    });

    [Fact]
    public void SecondHello_IsIgnored()
    {
        var protocol = Greeted();
        var next = protocol.NextTick;

        var decisions = Receive(protocol, Hello(1_000));

        Assert.Empty(decisions);
        Assert.Equal((1, next), (protocol.Ignored, protocol.NextTick));
    }

    [Theory]
    [InlineData("""{"op":10,"d":null}""")]
    [InlineData("""{"op":10}""")]
    [InlineData("""{"op":10,"d":{}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-5}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"soon"}}""")]
    [InlineData("""{"op":10,"d":[1]}""")]
    public void Hello_ThatMakesNoSense_IsIgnoredAndTheNextOneTaken(string nonsense)
    {
        var protocol = Fresh();

        Assert.Empty(Receive(protocol, nonsense));
        Assert.Equal(1, protocol.Ignored);
        Assert.Single(Receive(protocol, Hello(40_000)));
    }

    [Fact]
    public void Ready_StartsASessionAtTheAddressItNames()
    {
        var protocol = Greeted();

        var decisions = Receive(protocol, Ready);

        Assert.Collection(
            decisions,
            first => Assert.IsType<GatewayDecision.NowReady>(first),
            second => Assert.Equal(("READY", 1L), (Assert.IsType<GatewayDecision.Deliver>(second).Event, ((GatewayDecision.Deliver)second).Sequence)));
        Assert.Equal(new ResumePoint("abc", "wss://gateway-eu.discord.gg", 1), protocol.Session);
        Assert.True(protocol.IsReady);
    }

    [Theory]
    [InlineData("""{"op":0,"s":1,"t":"READY","d":{}}""")]
    [InlineData("""{"op":0,"s":1,"t":"READY","d":{"session_id":""}}""")]
    [InlineData("""{"op":0,"s":1,"t":"READY","d":null}""")]
    [InlineData("""{"op":0,"s":1,"t":"READY"}""")]
    [InlineData("""{"op":0,"s":1,"t":"READY","d":{"session_id":5}}""")]
    public void Ready_WithoutASession_ConnectsAnew(string ready)
    {
        var protocol = Greeted();

        Assert.Equal(new GatewayDecision.Close(GatewayCloseCodes.KeepSession), Assert.Single(Receive(protocol, ready)));
        Assert.IsType<GatewayNext.Identify>(protocol.Closed(null));
    }

    [Fact]
    public void Event_IsDeliveredWithItsDataAndMovesTheSequence()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);

        var deliver = Assert.IsType<GatewayDecision.Deliver>(Assert.Single(Receive(protocol, """{"t":"NEW_THING","d":{"x": [1, 2]},"s":5,"op":0,"z":{}}""")));

        Assert.Equal(("NEW_THING", """{"x": [1, 2]}""", 5L), (deliver.Event, Encoding.UTF8.GetString(deliver.Data.Span), deliver.Sequence));
        Assert.Equal(5, protocol.Session!.Sequence);
    }

    [Fact]
    public void Event_SeenBefore_IsDeliveredAgainAndTheSequenceStays()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);
        Receive(protocol, """{"op":0,"s":9,"t":"A","d":{}}""");

        var decisions = Receive(protocol, """{"op":0,"s":4,"t":"A","d":{}}""");

        Assert.Equal(4, Assert.IsType<GatewayDecision.Deliver>(Assert.Single(decisions)).Sequence);
        Assert.Equal(9, protocol.Session!.Sequence);
    }

    [Fact]
    public void Replay_MissedEventsThenResumed_IsReadyOnlyAtTheEnd()
    {
        var protocol = new GatewayProtocol(Stored, Start, 0.5);
        Receive(protocol, Hello(40_000));

        var missed = Receive(protocol, """{"op":0,"s":42,"t":"INTERACTION_CREATE","d":{}}""");
        var readyBefore = protocol.IsReady;
        var resumed = Receive(protocol, """{"op":0,"s":43,"t":"RESUMED","d":{}}""");

        Assert.IsType<GatewayDecision.Deliver>(Assert.Single(missed));
        Assert.False(readyBefore);
        Assert.IsType<GatewayDecision.NowReady>(Assert.Single(resumed));
        Assert.True(protocol.IsReady);
        Assert.Equal(Stored with { Sequence = 43 }, protocol.Session);
    }

    [Fact]
    public void ReconnectAsked_ClosesWithoutEndingTheSession()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);

        Assert.Equal(new GatewayDecision.Close(GatewayCloseCodes.KeepSession), Assert.Single(Receive(protocol, """{"op":7,"d":null}""")));
        Assert.Equal(new GatewayNext.Resume(new("abc", "wss://gateway-eu.discord.gg", 1)), protocol.Closed(null));
    }

    [Fact]
    public void KeepSession_IsNeitherOfTheCodesThatEndASession() => Assert.DoesNotContain(GatewayCloseCodes.KeepSession, new[] { 1000, 1001 });

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    [InlineData("\"true\"", false)]
    [InlineData("{}", false)]
    public void InvalidSession_IsResumedOnlyWhenItSaysSo(string resumable, bool resumes)
    {
        var protocol = new GatewayProtocol(Stored, Start, 0.5);
        Receive(protocol, Hello(40_000));

        var decisions = Receive(protocol, $$"""{"op":9,"d":{{resumable}}}""");

        Assert.Equal(new GatewayDecision.Close(GatewayCloseCodes.KeepSession), Assert.Single(decisions));
        Assert.Equal(resumes ? new GatewayNext.Resume(Stored) : new GatewayNext.Identify(), protocol.Closed(null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4321)]
    public void Closed_WithACodeThatLeavesTheSession_Resumes(int? code) => Assert.IsType<GatewayNext.Resume>(Running().Closed(code));

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void Closed_WithACodeThatEndsTheSession_LogsInAnew(int code)
    {
        var protocol = Running();

        Assert.IsType<GatewayNext.Identify>(protocol.Closed(code));
        Assert.Null(protocol.Session);
    }

    [Theory]
    [InlineData(4004, 1)]
    [InlineData(4010, 3)]
    [InlineData(4011, 3)]
    [InlineData(4012, 4)]
    [InlineData(4013, 2)]
    [InlineData(4014, 2)]
    public void Closed_WithACodeThatForbidsRetry_Stops(int code, int reason) =>
        Assert.Equal(new GatewayNext.Stop((GatewayStop)reason, code), Running().Closed(code));

    [Fact]
    public void Closed_WithoutEverASession_LogsIn() => Assert.IsType<GatewayNext.Identify>(Greeted().Closed(1006));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"op":null}""")]
    [InlineData("""{"op":"0"}""")]
    [InlineData("""{"op":1.5}""")]
    [InlineData("""{"op":99999999999}""")]
    [InlineData("""{"op":0,"s":1,"t":null,"d":{}}""")]
    [InlineData("""{"op":0,"s":1.5,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":99999999999999999999,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{""")]
    [InlineData("""{"op":42,"d":{}}""")]
    [InlineData("""{"op":2,"d":{}}""")]
    [InlineData("""{"op":-1}""")]
    public void Nonsense_IsCountedAndTheNextEventWorks(string nonsense)
    {
        var protocol = Running();

        Assert.Empty(Receive(protocol, nonsense));
        Assert.Equal(1, protocol.Ignored);
        Assert.IsType<GatewayDecision.Deliver>(Assert.Single(Receive(protocol, """{"op":0,"s":2,"t":"A","d":{}}""")));
    }

    [Fact]
    public void FiveThousandLevels_AreCountedAndTheNextEventWorks()
    {
        var protocol = Running();
        var deep = $$"""{"op":0,"s":2,"t":"A","d":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}""";

        Assert.Empty(Receive(protocol, deep));
        Assert.Equal(1, protocol.Ignored);
        Assert.IsType<GatewayDecision.Deliver>(Assert.Single(Receive(protocol, """{"op":0,"s":3,"t":"A","d":{}}""")));
    }

    private static Gen<(int Interval, IReadOnlyList<(int Asked, int Wait)> Steps)> Bursts() =>
        from interval in Gen.Elements(1, 200, 1_000, 41_250)
        from steps in Gen.ListOf(
            from asked in Gen.Choose(0, 150)
            from wait in Gen.Choose(0, 40_000)
            select (asked, wait), 6)
        select (interval, (IReadOnlyList<(int, int)>)steps);

    private static GatewayProtocol Fresh() => new(null, Start, jitter: 0.5);

    private static GatewayProtocol Greeted()
    {
        var protocol = Fresh();
        Receive(protocol, Hello(40_000));
        return protocol;
    }

    private static GatewayProtocol Running()
    {
        var protocol = Greeted();
        Receive(protocol, Ready);
        return protocol;
    }

    private static string Hello(int interval) => $$$"""{"op":10,"d":{"heartbeat_interval":{{{interval}}},"_trace":["x"]},"s":null,"t":null}""";

    private static IReadOnlyList<GatewayDecision> Receive(GatewayProtocol protocol, string json) => protocol.Receive(Bytes(json), Start);

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
