using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>
/// Many pairs hold rounds on one wire while a bucket is throttled, rooms are deleted and a right comes and goes; afterwards the ledger is checked: every
/// interaction answered in time, nothing lost or doubled, and nobody left without the one word the table of refusals promises them.
/// </summary>
internal sealed class TruthRun
{
    private const string CannotPost = "I cannot post in";

    private readonly ITruthWire _wire;
    private readonly TruthPlan _plan;
    private readonly ITruthMember _organiser;
    private readonly List<TruthPair> _pairs = [];
    private long _begun;
    private bool _rightIsBack;
    private int _outages;
    private bool _failed;

    public TruthRun(ITruthWire wire, TruthPlan plan)
    {
        (_wire, _plan) = (wire, plan);
        var pace = new Pace(plan.PerSecond);
        var channels = Enumerable.Range(0, plan.Pairs).Select(_ => wire.AddChannel()).ToList();
        _organiser = wire.Member("Omar", channels[0], organiser: true, pace.TurnAsync);
        foreach (var (number, channel) in channels.Index())
        {
            _pairs.Add(new TruthPair(
                wire,
                channel,
                wire.Member($"Ana{number}", channel, organiser: false, pace.TurnAsync),
                wire.Member($"Raj{number}", channel, organiser: false, pace.TurnAsync),
                firstLoss: (number % 5) is 1 or 3 ? number : null));
        }
    }

    /// <summary>Pairs with each fault; the others play beside them.</summary>
    private TruthPair Throttled => _pairs[0];

    private TruthPair WithoutRight => _pairs[2];

    /// <summary>The run, and its figures.</summary>
    public async Task<string> RunAsync(BotFolder folder)
    {
        await _wire.ConnectedAsync();
        await folder.KnowsEverybodyAsync();
        foreach (var pair in _pairs)
            await _organiser.TypesAsync(pair.Channel, "enable");

        _begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll([.. _pairs.Select(pair => WatchedAsync(pair.LiveAsync(() => IsOver(pair)))), WatchedAsync(ThrottleAsync()), WatchedAsync(TakeRightAsync())]);
        var took = TimeProvider.System.GetElapsedTime(_begun);
        var figures = Figures(took);
        await new TruthLedger(_wire, _pairs, _organiser, WithoutRight.Channel, _outages).CheckAsync(folder);
        return figures;
    }

    private bool IsOver() => _failed || TimeProvider.System.GetElapsedTime(_begun) >= _plan.Length;

    /// <summary>The pairs a fault is for go on until it has happened, and the right is theirs again.</summary>
    private bool IsOver(TruthPair pair) => _failed || (IsOver()
        && (pair != Throttled || _wire.Happened.Throttled > 0)
        && (pair != WithoutRight || Volatile.Read(ref _rightIsBack)));

    /// <summary>When one fails the others come to an end too.</summary>
    private async Task WatchedAsync(Task life)
    {
        try
        {
            await life;
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private async Task ThrottleAsync()
    {
        while (!IsOver(Throttled))
        {
            _wire.Throttle(Throttled.Channel, _plan.Throttle);
            await PauseAsync(_plan.ThrottleEvery);
        }
    }

    /// <summary>Each time until the organiser has heard of it, whose channel it is; what waited for the right comes by itself then.</summary>
    private async Task TakeRightAsync()
    {
        while (!IsOver())
        {
            await PauseAsync(_plan.RightEvery / 3);
            var mark = _wire.Mark;
            _wire.TakeRight(WithoutRight.Channel);
            await _organiser.ReadsAsync(CannotPost, mark);
            _outages++;
            await PauseAsync(_plan.Outage);
            await _wire.GiveRightAsync(WithoutRight.Channel);
            await PauseAsync(_plan.RightEvery * 2 / 3);
        }

        Volatile.Write(ref _rightIsBack, true);
    }

    private static Task PauseAsync(TimeSpan length) => Task.Delay(length, TimeProvider.System, TestContext.Current.CancellationToken);

    private string Figures(TimeSpan took)
    {
        var (answers, faults) = (_wire.Answers, _wire.Happened);
        var prompts = _pairs.SelectMany(pair => pair.UntilPrompt).ToList();
        return string.Join(
            '\n',
            $"{_wire.Name}, {_plan.Pairs} pairs, {took:hh\\:mm\\:ss}",
            $"interactions                 {answers.Count}, {answers.Count / took.TotalSeconds:0.0} a second",
            $"asked to try again           {answers.Count(answer => answer.IsAgain)}",
            $"first answer                 {Times([.. answers.Select(answer => answer.First)])}",
            $"something to see             {Times([.. answers.Select(answer => answer.Visible)])}",
            $"prompt stands after Ask      {Times(prompts)}",
            $"rounds                       {_pairs.Sum(pair => pair.Paired)}, debriefs {_pairs.Sum(pair => pair.Filed)}, notes {_pairs.Sum(pair => pair.Noted)}",
            $"throttled calls              {faults.Throttled}",
            $"rooms deleted                {_pairs.Sum(pair => pair.RoomsLost)}, calls that met none {faults.Gone}, both heard within {_pairs.Max(pair => pair.LongestUntilBothHeard).TotalMilliseconds:0} ms",
            $"right taken                  {_outages} times, calls refused {faults.NoRight}",
            "");
    }

    private static string Times(List<TimeSpan> spans)
    {
        spans.Sort();
        return spans.Count == 0 ? "none" : $"{At(0.5):0} ms median, {At(0.95):0} ms p95, {At(0.99):0} ms p99, {At(1):0} ms at most";

        double At(double share) => spans[Math.Min(spans.Count - 1, (int)(share * spans.Count))].TotalMilliseconds;
    }
}

/// <summary>How long, how much, and how often something goes wrong.</summary>
/// <param name="Length">After this no new round is begun.</param>
/// <param name="PerSecond">Interactions, of all members together.</param>
/// <param name="Pairs">Members in twos: enough that the rate is reached though each waits for what it does, and no more at once than a busy machine bears.</param>
internal sealed record TruthPlan(TimeSpan Length, double PerSecond, int Pairs)
{
    /// <summary>How long a throttled bucket is to wait.</summary>
    public TimeSpan Throttle { get; init; } = TimeSpan.FromSeconds(8);

    public TimeSpan ThrottleEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the right stays away once the organiser has heard.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan RightEvery { get; init; } = TimeSpan.FromSeconds(60);
}
