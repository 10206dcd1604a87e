using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>
/// The bot is killed where it stands at moments drawn from a seed, once while two members meet, once in their round, once while they file;
/// they go on as if they only saw a slow page. Other moments with PREPBOT_SEED, a number added to the seeds.
/// </summary>
public sealed class RandomKillTests(ITestOutputHelper output)
{
    /// <summary>Each plays a round of its own on the same database; partner and principle make its messages tell apart.</summary>
    private static readonly (int Seed, string Candidate, string Interviewer, string Principle)[] Runs =
        [(11, "ana", "raj", "frugality"), (23, "mia", "tom", "earn-trust"), (37, "zoe", "ana", "dive-deep")];

    private const int LongestDelayMilliseconds = 80;
    private const int OneInThree = 3;

    private static int Shift => int.TryParse(Environment.GetEnvironmentVariable("PREPBOT_SEED"), out var shift) ? shift : 0;

    [Fact]
    public async Task Kill_AtRandomMomentsOfARound_NothingIsLostOrDoubled()
    {
        await using var folder = await BotFolder.CreateAsync();
        var bot = await folder.StartAsync();
        foreach (var (run, (seed, candidate, interviewer, principle)) in Runs.Index())
        {
            using var asked = new Member(candidate, bot.Address, $"kill-{seed}");
            using var asking = new Member(interviewer, bot.Address, $"kill-{seed}");
            var ledger = new Ledger(folder, asked, asking);
            var random = new Random(seed + Shift);
            var deeds = Deeds(asked, asking, seed, principle);
            var doomed = random.Next(deeds.Count * run / Runs.Length, deeds.Count * (run + 1) / Runs.Length);
            foreach (var before in deeds.Take(doomed))
                await before();

            var delay = random.Next(LongestDelayMilliseconds);
            var withServer = random.Next(OneInThree) == 0;
            output.WriteLine($"Seed {seed + Shift}: killed {delay} ms into deed {doomed + 1} of {deeds.Count}{(withServer ? ", the server too" : "")}");
            var struck = deeds[doomed]();
            await Task.Delay(TimeSpan.FromMilliseconds(delay), TimeProvider.System);
            bot.Kill();
            if (withServer)
                folder.KillServer();
            bot = await folder.StartAsync(bot.Address);
            await struck;
            await ledger.CheckAsync();

            foreach (var after in deeds.Skip(doomed + 1))
                await after();
            await ledger.CheckAsync();
            Assert.Single(await asked.EverythingAsync(), message => message.Text.Contains(Evidence(seed), StringComparison.Ordinal));
        }
    }

    private static List<Func<Task>> Deeds(Member candidate, Member interviewer, int seed, string principle) =>
    [
        () => candidate.SaysAsync($"/mock start {principle} as candidate 20m"),
        () => interviewer.SaysAsync("/mock start as interviewer"),
        () => candidate.PressesAsync("I'm here"),
        () => interviewer.PressesAsync("I'm here"),
        () => interviewer.PressesAsync("My cockpit"),
        () => interviewer.PressesAsync("Ask it"),
        () => interviewer.PressesAsync("Done"),
        () => interviewer.PressesAsync("Ask this"),
        async () => await interviewer.SendsAsync(await interviewer.PressesAsync("Note"), ("note", $"heard in run {seed}")),
        () => interviewer.PressesAsync("End"),
        () => interviewer.PressesAsync("End and file"),
        async () => await interviewer.SendsAsync(
            await interviewer.PressesAsync("File my debrief"),
            ($"{principle}.verdict", "Solid"), ($"{principle}.evidence", Evidence(seed)), ("overall", "Inclined"), ("keep", "the numbers")),
        async () => await candidate.SendsAsync(
            await candidate.PressesAsync("File my debrief"), ($"{principle}.own", "Strong"), ("helpful", "4")),
    ];

    private static string Evidence(int seed) => $"{Scenes.Evidence} ({seed})";
}
