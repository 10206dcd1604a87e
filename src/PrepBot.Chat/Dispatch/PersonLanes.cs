using System.Collections.Concurrent;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Dispatch;

/// <summary>
/// One person's interactions run in order of arrival, everybody else's in parallel. Within this process; between replicas the member's row keeps
/// them apart. One person flooding fills their own lane only.
/// </summary>
internal sealed class PersonLanes
{
    /// <summary>How many interactions of one person may wait: more than anybody presses while an answer takes a second.</summary>
    public const int MaxWaiting = 20;

    private readonly ConcurrentDictionary<PersonRef, Lane> _lanes = new();

    /// <summary>Runs the work when the person's earlier work is done.</summary>
    /// <param name="cancellationToken">Stops waiting for the turn; work that has begun is not stopped by it.</param>
    /// <returns>False when the lane is full or the turn did not come in time: the work was not run.</returns>
    public async Task<bool> RunAsync(PersonRef person, Func<Task> work, CancellationToken cancellationToken)
    {
        if (!TryJoin(person, out var before, out var done))
            return false;

        if (!await IsMyTurnAsync(before, cancellationToken))
        {
            // Who comes behind waits for the same as we did.
            _ = LeaveAfterAsync(before, person, done);
            return false;
        }

        try
        {
            await work();
        }
        finally
        {
            Leave(person, done);
        }

        return true;
    }

    private static async Task<bool> IsMyTurnAsync(Task before, CancellationToken cancellationToken)
    {
        try
        {
            await before.WaitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task LeaveAfterAsync(Task before, PersonRef person, TaskCompletionSource done)
    {
        await before;
        Leave(person, done);
    }

    private bool TryJoin(PersonRef person, out Task before, out TaskCompletionSource done)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        done = mine;
        while (true)
        {
            var lane = _lanes.GetOrAdd(person, _ => new Lane());
            lock (lane)
            {
                if (lane.Closed)
                    continue;

                before = lane.Tail;
                if (lane.Count >= MaxWaiting)
                    return false;

                lane.Tail = mine.Task;
                lane.Count++;
                return true;
            }
        }
    }

    private void Leave(PersonRef person, TaskCompletionSource done)
    {
        var lane = _lanes[person];
        lock (lane)
        {
            if (--lane.Count == 0)
            {
                lane.Closed = true;
                _lanes.TryRemove(person, out _);
            }
        }

        done.SetResult();
    }

    private sealed class Lane
    {
        public Task Tail { get; set; } = Task.CompletedTask;

        public int Count { get; set; }

        public bool Closed { get; set; }
    }
}
