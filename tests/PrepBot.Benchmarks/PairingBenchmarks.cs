using BenchmarkDotNet.Attributes;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Benchmarks;

/// <summary>The decision over a full queue, against looking at every pair once without deciding anything.</summary>
[MemoryDiagnoser]
public class PairingBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private List<Waiter> _waiters = [];

    [Params(20, 200)]
    public int Waiting { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        var community = new CommunityId(Id(random));
        var channel = new ChannelId(Id(random));
        _waiters = [.. Enumerable.Range(0, Waiting).Select(_ => new Waiter
        {
            Entry = new WaitingEntry(
                community, new WaitingEntryId(Id(random)), channel, new MemberId(Id(random)), (WantedRole)random.Next(3), [], null,
                Now.AddMinutes(-random.Next(60)), Now.AddHours(1)),
            TimesCandidate = random.Next(20),
            TimesInterviewer = random.Next(20),
            Level = (Level)random.Next(1, 4),
            UtcOffsetMinutes = random.Next(-10, 10) * 60,
        })];
    }

    [Benchmark(Baseline = true)]
    public int LookAtEveryPair()
    {
        var fitting = 0;
        for (var i = 0; i < _waiters.Count; i++)
        {
            for (var j = i + 1; j < _waiters.Count; j++)
                fitting += PairingRules.Compatible(_waiters[i], _waiters[j], Now) ? 1 : 0;
        }

        return fitting;
    }

    [Benchmark]
    public PairingResult Pair() => Pairer.Pair(_waiters, PairingWeights.Default, Now, seed: 7);

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
