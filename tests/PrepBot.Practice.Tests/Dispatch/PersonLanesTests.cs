using PrepBot.Chat.Dispatch;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Dispatch;

public sealed class PersonLanesTests
{
    private static readonly PersonRef Ana = new(new PlatformName("recording"), "ana");
    private static readonly PersonRef Raj = new(new PlatformName("recording"), "raj");

    [Fact]
    public async Task OnePerson_WorkRunsInOrderOfArrival()
    {
        var lanes = new PersonLanes();
        var (first, order) = (new TaskCompletionSource(), new List<int>());

        var running = Enumerable.Range(0, 10).Select(i => lanes.RunAsync(
            Ana,
            async () =>
            {
                if (i == 0)
                    await first.Task;
                order.Add(i);
            },
            CancellationToken.None)).ToList();
        Assert.Empty(order);
        first.SetResult();
        await Task.WhenAll(running);

        Assert.Equal(Enumerable.Range(0, 10), order);
    }

    [Fact]
    public async Task AnotherPerson_DoesNotWait()
    {
        var lanes = new PersonLanes();
        var slow = new TaskCompletionSource();
        var blocked = lanes.RunAsync(Ana, () => slow.Task, CancellationToken.None);

        Assert.True(await lanes.RunAsync(Raj, () => Task.CompletedTask, CancellationToken.None));
        Assert.False(blocked.IsCompleted);
        slow.SetResult();

        Assert.True(await blocked);
    }

    [Fact]
    public async Task LaneFull_OneMore_IsNotRunAndTheLaneOpensAgain()
    {
        var lanes = new PersonLanes();
        var slow = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, PersonLanes.MaxWaiting).Select(_ => lanes.RunAsync(Ana, () => slow.Task, CancellationToken.None)).ToList();

        Assert.False(await lanes.RunAsync(Ana, () => throw new InvalidOperationException("Must not run."), CancellationToken.None));
        slow.SetResult();
        Assert.All(await Task.WhenAll(waiting), Assert.True);

        Assert.True(await lanes.RunAsync(Ana, () => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task WorkThrows_NextStillRuns()
    {
        var lanes = new PersonLanes();
        var broken = lanes.RunAsync(Ana, () => Task.FromException(new InvalidOperationException("As the test asked.")), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);

        Assert.True(await lanes.RunAsync(Ana, () => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task TurnDidNotComeInTime_IsNotRunAndWhoIsBehindStillWaitsForTheFirst()
    {
        var lanes = new PersonLanes();
        var (slow, order) = (new TaskCompletionSource(), new List<string>());
        var first = lanes.RunAsync(Ana, async () => { await slow.Task; order.Add("first"); }, CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        var second = lanes.RunAsync(Ana, () => { order.Add("second"); return Task.CompletedTask; }, impatience.Token);
        var third = lanes.RunAsync(Ana, () => { order.Add("third"); return Task.CompletedTask; }, CancellationToken.None);

        await impatience.CancelAsync();
        Assert.False(await second);
        Assert.False(third.IsCompleted);
        slow.SetResult();
        await Task.WhenAll(first, third);

        Assert.Equal(["first", "third"], order);
    }

    [Fact]
    public async Task ManyPeopleAtOnce_EachOnesWorkNeverOverlaps()
    {
        var lanes = new PersonLanes();
        var (inside, worst) = (new int[8], 0);

        await Task.WhenAll(Enumerable.Range(0, 8 * 15).Select(i => Task.Run(() => lanes.RunAsync(
            new PersonRef(Ana.Platform, $"p{i % 8}"),
            async () =>
            {
                var now = Interlocked.Increment(ref inside[i % 8]);
                if (now > 1)
                    Interlocked.Exchange(ref worst, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside[i % 8]);
            },
            CancellationToken.None))));

        Assert.Equal(0, worst);
    }
}
