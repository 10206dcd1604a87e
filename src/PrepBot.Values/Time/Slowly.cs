namespace PrepBot.Values.Time;

/// <summary>Says what is going on when it takes longer than a second, and stays silent when it does not.</summary>
public static class Slowly
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<T> AwaitAsync<T>(Task<T> work, string what, IProgress<string>? progress, TimeProvider time)
    {
        using var done = new CancellationTokenSource();
        var second = Task.Delay(Patience, time, done.Token);
        if (await Task.WhenAny(work, second) == second)
            progress?.Report(what);
        await done.CancelAsync();
        return await work;
    }

    public static async Task AwaitAsync(Task work, string what, IProgress<string>? progress, TimeProvider time) =>
        await AwaitAsync(Nothing(work), what, progress, time);

    private static async Task<bool> Nothing(Task work)
    {
        await work;
        return true;
    }
}
