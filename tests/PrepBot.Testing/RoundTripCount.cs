using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrepBot.Testing;

/// <summary>Counts how often the server is waited for while it lives, and the statements that left with that, by this test and nobody beside it.</summary>
public sealed class RoundTripCount : IDisposable
{
    private static readonly string Between = $";{Environment.NewLine}";

    private readonly Activity _test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener _listener;
    private readonly MeterListener _meter = new();
    private readonly List<string> _sent = [];
    private int _transactions;

    public RoundTripCount()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(_listener);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "prepbot.database.transactions")
                listener.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<long>((_, count, _, _) =>
        {
            if (Activity.Current?.TraceId == _test.TraceId)
                Interlocked.Add(ref _transactions, (int)count);
        });
        _meter.Start();
    }

    /// <summary>How often the server was waited for.</summary>
    public int RoundTrips => Sent.Count;

    /// <summary>How many statements were sent. Each that commits has begun, too.</summary>
    public int Statements => Sent.Sum(batch => batch.Split(Between).Length + (batch.EndsWith("COMMIT", StringComparison.Ordinal) ? 1 : 0));

    /// <summary>How many transactions there were, be it of one statement by itself.</summary>
    public int Transactions => _transactions;

    /// <summary>What was sent, a round trip each.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
        _test.Stop();
    }

    private void Count(Activity activity)
    {
        if (activity.TraceId != _test.TraceId || activity.GetTagItem("db.query.text") is not string text)
            return;

        lock (_sent)
            _sent.Add(text);
    }
}
