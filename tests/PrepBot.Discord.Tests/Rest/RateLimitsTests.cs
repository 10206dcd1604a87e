using FsCheck;
using FsCheck.Fluent;
using PrepBot.Discord.Rest;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Rest;

public sealed class RateLimitsTests
{
    private const string Post = "POST channels/{channel.id}/messages";
    private const string Edit = "PATCH channels/{channel.id}/messages/{message.id}";

    private static readonly TimeSpan Now = TimeSpan.FromSeconds(1_000);

    [Fact]
    public void UnknownRoute_UntilItsFirstAnswer_OneCallGoesAtATime()
    {
        var limits = new RateLimits(globalPerSecond: null);

        var first = limits.Ask(Post, "1", Now);
        var second = limits.Ask(Post, "1", Now);

        Assert.NotNull(first.Bucket);
        Assert.Null(second.Bucket);
        Assert.Equal(TimeSpan.MaxValue, second.AskAgainAt);
    }

    [Fact]
    public void ExhaustedBucket_WaitsForItsEndAndNoLonger()
    {
        var limits = new RateLimits(globalPerSecond: null);
        Answer(limits, Post, "1", new("b", 1, 0, TimeSpan.FromSeconds(2.5)));

        Assert.Equal(Now + TimeSpan.FromSeconds(2.5), limits.Ask(Post, "1", Now + TimeSpan.FromSeconds(1)).AskAgainAt);
        Assert.NotNull(limits.Ask(Post, "1", Now + TimeSpan.FromSeconds(2.5)).Bucket);
    }

    [Fact]
    public void ExhaustedBucket_WaitsAlone()
    {
        var limits = new RateLimits(globalPerSecond: null);
        Answer(limits, Post, "1", new("b", 1, 0, TimeSpan.FromSeconds(60)));

        Assert.NotNull(limits.Ask(Post, "2", Now).Bucket);
        Assert.NotNull(limits.Ask(Edit, "1", Now).Bucket);
    }

    [Fact]
    public void TwoRoutes_ThatShareABucket_ShareItsPlaces()
    {
        var limits = new RateLimits(globalPerSecond: null);
        Answer(limits, Edit, "1", new("b", 5, 4, TimeSpan.FromSeconds(5)));
        Answer(limits, Post, "1", new("b", 5, 0, TimeSpan.FromSeconds(5)));

        Assert.Null(limits.Ask(Edit, "1", Now).Bucket);
        Assert.NotNull(limits.Ask(Edit, "2", Now).Bucket);
    }

    [Fact]
    public void RouteWithoutALimit_IsNotHeldBack()
    {
        var limits = new RateLimits(globalPerSecond: null);
        Answer(limits, Post, "1", RateLimitHeaders.None);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(limits.Ask(Post, "1", Now).Bucket));
    }

    [Fact]
    public void Global_IsNeverMoreThanItsNumberInAnySecond()
    {
        var limits = new RateLimits(RateLimits.GlobalPerSecond);
        var sent = new List<TimeSpan>();
        for (var now = Now; now < Now + TimeSpan.FromSeconds(5); now += TimeSpan.FromMilliseconds(3))
        {
            var route = $"GET {sent.Count}";
            if (limits.Ask(route, "", now).Bucket is not null)
                sent.Add(now);
        }

        Assert.InRange(sent.Count, 5 * RateLimits.GlobalPerSecond, 6 * RateLimits.GlobalPerSecond);
        Assert.All(sent, first => Assert.InRange(sent.Count(at => at >= first && at < first + TimeSpan.FromSeconds(1)), 1, RateLimits.GlobalPerSecond));
    }

    [Fact]
    public void BurstOfEdits_LeavesRoomForWhatSomebodyWaitsFor_AndGoesOnAsSoonAsThatIsPast()
    {
        var limits = new RateLimits(RateLimits.GlobalPerSecond);
        var edits = Enumerable.Range(0, RateLimits.GlobalPerSecond).Count(n => limits.Ask(Edit, $"{n}", Now + TimeSpan.FromMilliseconds(n), yields: true).Bucket is not null);
        var after = Now + TimeSpan.FromMilliseconds(RateLimits.GlobalPerSecond);

        Assert.Equal(RateLimits.GlobalPerSecond - RateLimits.KeptForWords, edits);
        Assert.Equal(Now + TimeSpan.FromSeconds(1), limits.Ask(Edit, "one more", after, yields: true).AskAgainAt);
        Assert.Equal(RateLimits.KeptForWords, Enumerable.Range(0, 100).Count(n => limits.Ask(Post, $"{n}", after).Bucket is not null));

        // The words count as well: the next edit goes when as many of both are over as it takes.
        var again = limits.Ask(Edit, "one more", after, yields: true).AskAgainAt;
        Assert.Null(limits.Ask(Edit, "one more", again - TimeSpan.FromTicks(1), yields: true).Bucket);
        Assert.NotNull(limits.Ask(Edit, "one more", again, yields: true).Bucket);
    }

    [Fact]
    public void GlobalRefusal_HoldsEverything_AndABucketsOnlyItself()
    {
        var (one, all) = (new RateLimits(null), new RateLimits(null));
        one.Refused(Post, "1", everything: false, TimeSpan.FromSeconds(7), Now);
        all.Refused(Post, "1", everything: true, TimeSpan.FromSeconds(7), Now);

        Assert.Equal(Now + TimeSpan.FromSeconds(7), one.Ask(Post, "1", Now).AskAgainAt);
        Assert.NotNull(one.Ask(Edit, "1", Now).Bucket);
        Assert.Equal(Now + TimeSpan.FromSeconds(7), all.Ask(Edit, "9", Now).AskAgainAt);
        Assert.NotNull(all.Ask(Edit, "9", Now + TimeSpan.FromSeconds(7)).Bucket);
    }

    [Fact]
    public void LaterAndShorterRefusal_DoesNotShortenTheWait()
    {
        var limits = new RateLimits(null);
        limits.Refused(Post, "1", everything: true, TimeSpan.FromSeconds(60), Now);
        limits.Refused(Post, "1", everything: true, TimeSpan.FromSeconds(1), Now);

        Assert.Equal(Now + TimeSpan.FromSeconds(60), limits.Ask(Post, "1", Now).AskAgainAt);
    }

    [Fact]
    public void LateAnswerOfTheSameWindow_DoesNotGiveBackWhatIsUsed()
    {
        var limits = new RateLimits(null);
        Answer(limits, Post, "1", new("b", 5, 5, TimeSpan.FromSeconds(5)));
        var (first, second) = (limits.Ask(Post, "1", Now), limits.Ask(Post, "1", Now));

        limits.Answered(second, Post, "1", new("b", 5, 0, TimeSpan.FromSeconds(4)), Now);
        limits.Answered(first, Post, "1", new("b", 5, 4, TimeSpan.FromSeconds(4)), Now + TimeSpan.FromSeconds(1));

        Assert.Null(limits.Ask(Post, "1", Now + TimeSpan.FromSeconds(1)).Bucket);
    }

    [Fact]
    public void CallWithoutAnAnswer_IsTakenToBeCounted()
    {
        var limits = new RateLimits(null);
        Answer(limits, Post, "1", new("b", 3, 2, TimeSpan.FromSeconds(5)));
        limits.Unanswered(limits.Ask(Post, "1", Now));

        Assert.NotNull(limits.Ask(Post, "1", Now).Bucket);
        Assert.Null(limits.Ask(Post, "1", Now).Bucket);
    }

    [Fact]
    public void ThousandsOfBuckets_AreForgottenWhenTheyAreOver()
    {
        var limits = new RateLimits(null);
        for (var interaction = 0; interaction < 20_000; interaction++)
            Answer(limits, "POST interactions", $"{interaction}", RateLimitHeaders.None);

        Assert.InRange(limits.Known, 1, 2_000);
    }

    [Fact]
    public void ThousandsOfBuckets_OpenAtOnce_AreAllKeptAndForgottenLater()
    {
        var limits = new RateLimits(null);
        for (var interaction = 0; interaction < 20_000; interaction++)
            Answer(limits, "POST interactions", $"{interaction}", new("b", 5, 4, TimeSpan.FromSeconds(1)));
        var (open, later) = (limits.Known, Now + TimeSpan.FromSeconds(2));

        for (var interaction = 20_000; interaction < 50_000; interaction++)
            limits.Answered(limits.Ask("POST interactions", $"{interaction}", later), "POST interactions", $"{interaction}", RateLimitHeaders.None, later);

        Assert.InRange(open, 20_000, 20_001);
        Assert.InRange(limits.Known, 1, 2_000);
    }

    // The fake of the property counts as Discord does: a window begins with its first call and has so many places.
    [Fact]
    public void AnyTraffic_OverAnyLine_NeverHasMoreThanTheLimitInAWindow() => Rule.Holds(Traffic(), traffic =>
    {
        var line = new Line(traffic);
        line.Run();

        // Who gets no answer cannot know what was counted, but each such call costs one refusal at most.
        Assert.InRange(line.TooMany, 0, line.Lost);
        Assert.Equal(traffic.Calls.Count, line.Done);
    }, runs: 200);

    private static void Answer(RateLimits limits, string route, string major, RateLimitHeaders headers)
    {
        var turn = limits.Ask(route, major, Now);
        limits.Answered(turn, route, major, headers, Now);
    }

    private static Gen<Plan> Traffic() =>
        from limit in Gen.Choose(2, 6)
        from window in Gen.Elements(500, 1_000, 5_000)
        from slowest in Gen.Elements(5, 200, 900)
        from losses in Gen.Elements(0, 0, 10)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from calls in (from at in Gen.Choose(0, 8_000) from route in Gen.Elements(Post, Edit) from major in Gen.Elements("1", "2") select new Call(at, route, major)).ListOf(60)
        select new Plan(limit, window, slowest, losses, seed, calls);

    private sealed record Call(int At, string Route, string Major);

    private sealed record Plan(int Limit, int Window, int SlowestMs, int LostPercent, int Seed, IReadOnlyList<Call> Calls);

    /// <summary>Milliseconds go by a few at a time; calls and answers take theirs on the way, and overtake one another.</summary>
    private sealed class Line(Plan plan)
    {
        private readonly RateLimits _limits = new(globalPerSecond: null);
        private readonly Random _chance = new(plan.Seed);
        private readonly Dictionary<string, (long Start, int Used)> _windows = [];
        private readonly PriorityQueue<Action<long>, long> _due = new();
        private readonly List<Call> _waiting = [];

        public int TooMany { get; private set; }

        public int Lost { get; private set; }

        public int Done { get; private set; }

        public void Run()
        {
            // That two routes share a bucket cannot be known before each has been answered once.
            foreach (var route in new[] { Post, Edit })
                _limits.Answered(_limits.Ask(route, "1", TimeSpan.Zero), route, "1", new("shared", plan.Limit, plan.Limit - 1, TimeSpan.FromMilliseconds(1)), TimeSpan.Zero);
            foreach (var call in plan.Calls)
                _due.Enqueue(_ => _waiting.Add(call), call.At + 100);
            for (long now = 0; now < 600_000 && Done < plan.Calls.Count; now += 4)
            {
                while (_due.TryPeek(out _, out var at) && at <= now)
                    _due.Dequeue()(now);
                foreach (var call in _waiting.ToList())
                    Try(call, now);
            }
        }

        private void Try(Call call, long now)
        {
            var turn = _limits.Ask(call.Route, call.Major, TimeSpan.FromMilliseconds(now));
            if (turn.Bucket is null)
                return;

            _waiting.Remove(call);
            _due.Enqueue(at => Serve(call, turn, at), now + 1 + _chance.Next(plan.SlowestMs));
        }

        private void Serve(Call call, Turn turn, long now)
        {
            var window = _windows.GetValueOrDefault(call.Major, (Start: long.MinValue / 2, Used: 0));
            if (now - window.Start >= plan.Window)
                window = (now, 0);
            window.Used++;
            _windows[call.Major] = window;
            if (window.Used > plan.Limit)
                TooMany++;

            var after = TimeSpan.FromMilliseconds(window.Start + plan.Window - now);
            var headers = new RateLimitHeaders("shared", plan.Limit, Math.Max(0, plan.Limit - window.Used), after);
            var lost = _chance.Next(100) < plan.LostPercent;
            _due.Enqueue(at => Answer(call, turn, headers, lost, at), now + 1 + _chance.Next(plan.SlowestMs));
        }

        private void Answer(Call call, Turn turn, RateLimitHeaders headers, bool lost, long now)
        {
            Done++;
            if (!lost)
            {
                _limits.Answered(turn, call.Route, call.Major, headers, TimeSpan.FromMilliseconds(now));
                return;
            }

            _limits.Unanswered(turn);
            Lost++;
        }
    }
}
