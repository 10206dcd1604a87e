using System.Diagnostics;

namespace PrepBot.Storage.Tests;

/// <summary>Counts the statements sent while it lives, by this test and nobody beside it.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly Activity _test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener _listener;
    private int _statements;

    public StatementCount()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Count,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Statements => Volatile.Read(ref _statements);

    public void Dispose()
    {
        _listener.Dispose();
        _test.Stop();
    }

    private void Count(Activity activity)
    {
        if (activity.TraceId == _test.TraceId)
            Interlocked.Increment(ref _statements);
    }
}
