namespace PrepBot.Testing;

/// <summary>A clock moved by hand. Its timers fire only when it is moved past them.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _wall;

    /// <summary>A Sunday morning in November, as good as any.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait: tells a test that a loop has gone to sleep.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _timers.Count(timer => timer.DueAt is not null);
        }
    }

    /// <summary>How long until the next deadline of something under way: of a token that will be cancelled; null when nothing has one.</summary>
    public TimeSpan? NearestDeadline
    {
        get
        {
            lock (_gate)
                return _timers.Where(timer => timer.IsDeadline).Min(timer => timer.DueAt) - _now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now + _wall;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _now.Ticks;
    }

    /// <summary>Somebody sets the wall clock, forwards or back. What is measured or waited for takes as long as before.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
            _wall += by;
    }

    /// <summary>Moves the clock; timers fire in order, each at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_gate)
            target = _now + by;

        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
                _now = next?.DueAt ?? target;
                next?.Rearm();
            }

            if (next is null)
                return;

            next.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? DueAt { get; private set; }

        /// <summary>Others wake what waits.</summary>
        public bool IsDeadline => state is CancellationTokenSource;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool fireNow;
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                fireNow = dueTime == TimeSpan.Zero;
                DueAt = dueTime < TimeSpan.Zero || fireNow ? null : clock._now + dueTime;
                if (DueAt is not null)
                    clock._timers.Add(this);
            }

            if (fireNow)
                Fire();

            return true;
        }

        public void Rearm()
        {
            if (_period > TimeSpan.Zero)
            {
                DueAt += _period;
                return;
            }

            DueAt = null;
            clock._timers.Remove(this);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
