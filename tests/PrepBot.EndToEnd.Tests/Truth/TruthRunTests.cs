using System.Globalization;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>
/// The run with faults on each wire, against the built program: short here; <c>./test --truth</c> makes it ten minutes at twenty interactions a second, or
/// as PREPBOT_TRUTH says, in minutes and interactions a second ("10 20").
/// </summary>
public sealed class TruthRunTests(ITestOutputHelper output)
{
    private const string Variable = "PREPBOT_TRUTH";

    private static readonly TruthPlan Short = new(TimeSpan.FromSeconds(20), PerSecond: 5, Pairs: 5)
    {
        Throttle = TimeSpan.FromSeconds(3),
        ThrottleEvery = TimeSpan.FromSeconds(6),
        Outage = TimeSpan.FromSeconds(2),
        RightEvery = TimeSpan.FromSeconds(12),
    };

    [Fact]
    public Task Discord_BucketThrottled_RoomsDeleted_RightTaken_NothingIsLostAndNobodyLeftWithoutAWord() => RunAsync(DiscordTruth.StartAsync);

    [Fact]
    public Task Slack_BucketThrottled_RoomsDeleted_RightTaken_NothingIsLostAndNobodyLeftWithoutAWord() => RunAsync(SlackTruth.StartAsync);

    private async Task RunAsync(Func<Task<ITruthWire>> start)
    {
        await using var folder = await BotFolder.CreateAsync();
        await using var wire = await start();
        var bot = folder.Launch("", [.. wire.Settings]);
        try
        {
            var figures = await new TruthRun(wire, Plan()).RunAsync(folder);
            output.WriteLine(figures);
            if (Environment.GetEnvironmentVariable(Variable) is not null)
            {
                var results = Directory.CreateDirectory(PrepBot.Testing.Repository.PathOf("TestResults"));
                await File.AppendAllTextAsync(Path.Combine(results.FullName, "truth.txt"), figures + "\n");
            }
        }
        catch
        {
            output.WriteLine(string.Join('\n', bot.Lines.TakeLast(60)));
            throw;
        }

        Assert.Equal(0, await bot.TerminateAsync());
    }

    private static TruthPlan Plan()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split(' ') is not [var minutes, var perSecond])
            return Short;

        var rate = double.Parse(perSecond, CultureInfo.InvariantCulture);
        return new TruthPlan(TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), rate, Pairs: (int)Math.Ceiling(rate * 0.75));
    }
}
