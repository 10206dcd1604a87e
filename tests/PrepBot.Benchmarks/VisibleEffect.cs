using System.Globalization;
using System.Text.Json.Nodes;
using PrepBot.Benchmarks.Wire;
using PrepBot.FakeChats.Discord;
using PrepBot.Storage.Sealing;
using PrepBot.Testing;

namespace PrepBot.Benchmarks;

/// <summary>
/// From an interviewer's press until what was pressed for stands in the room, with the whole bot on Discord's wire: while edits in another channel are
/// throttled, and in turns with that while they are not. A quarter of a second lies between a press and the next. Somebody comes and goes in the other channel all the time.
/// </summary>
internal static class VisibleEffect
{
    private const int Turns = 4;
    private const int RoundsEach = 6;
    private const int HealthPort = 15_082;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Throttle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        await using var server = new TestServer();
        await using var database = await TestDatabase.CreateWithBankAsync();
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild();
        var (channel, other) = (discord.AddChannel(guild), discord.AddChannel(guild, "other"));
        var until = DateTimeOffset.MinValue;
        var throttled = 0;
        discord.Fault = request =>
        {
            if (request.Method != "PATCH" || !request.Path.StartsWith($"/channels/{other.Id}/messages/", StringComparison.Ordinal) || until <= Now)
                return null;

            throttled++;
            return TooMany(until - Now);
        };
        await using (await BotProcess.StartAsync(
            [
                new("Discord__Token", discord.Token), new("Discord__ApiBaseUrl", discord.ApiBaseUrl), new("ConnectionStrings__PrepBot", database.OwnerConnectionString),
                new("Encryption__Key", EncryptionKey.NewText()), new("Playground__Enabled", "false"),
            ],
            HealthPort))
        {
            var organiser = discord.Member(guild, channel, "Omar", organiser: true);
            await organiser.CommandsAsync("enable");
            organiser.Channel = other;
            await organiser.CommandsAsync("enable");
            var (ana, raj) = (discord.Member(guild, channel, "Ana"), discord.Member(guild, channel, "Raj"));
            await RoundAsync(discord, channel, ana, raj, []);

            using var stop = new CancellationTokenSource();
            var passing = ComeAndGoAsync(discord.Member(guild, other, "Tom"), stop.Token);
            var (calm, busy) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                var isBusy = turn % 2 == 1;
                for (var round = 0; round < RoundsEach; round++)
                {
                    until = isBusy ? Now + Throttle : DateTimeOffset.MinValue;
                    await RoundAsync(discord, channel, ana, raj, isBusy ? busy : calm);
                }
            }

            await stop.CancelAsync();
            await passing;
            Console.WriteLine($"Discord, {Environment.ProcessorCount} cores, {Now:yyyy-MM-dd}, {throttled} calls throttled");
            Print("press to post, nothing throttled", calm);
            Print("press to post, another bucket throttled", busy);
            Console.WriteLine($"    throttled / not: {At(busy, 0.5) / At(calm, 0.5):0.00} median, {At(busy, 0.95) / At(calm, 0.95):0.00} p95");
        }
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task RoundAsync(FakeDiscordServer discord, FakeChannel channel, FakeMember candidate, FakeMember interviewer, List<double> taken)
    {
        var begun = discord.NextId();
        (candidate.Channel, interviewer.Channel) = (channel, channel);
        await candidate.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        await interviewer.CommandsAsync("start", ("role", "interviewer"));
        var card = await StandsAsync(discord, begun, message => message.Channel.Type == 12 && message.Buttons.Contains("I'm here"));
        (candidate.Channel, interviewer.Channel) = (card.Channel, card.Channel);
        await candidate.PressesAsync("I'm here");
        await interviewer.PressesAsync("I'm here");
        await interviewer.PressesAsync("My cockpit");
        await MeasureAsync("Ask it", "Clock runs");
        await interviewer.PressesAsync("Done");
        foreach (var probe in new[] { "Ask this", "Ask this", "Ask this" })
            await MeasureAsync(probe, "asks further");
        await interviewer.PressesAsync("End");
        await interviewer.PressesAsync("End and file");

        async Task MeasureAsync(string label, string words)
        {
            // Nobody presses without a breath, and without one the bot would wait for Discord's limit of 50 calls a second, not for itself.
            await Task.Delay(Breath, TimeProvider.System, CancellationToken.None);
            var (mark, since) = (discord.NextId(), TimeProvider.System.GetTimestamp());
            var pressing = interviewer.PressesAsync(label);
            await StandsAsync(discord, mark, message => message.Channel == card.Channel && message.Text.Contains(words, StringComparison.Ordinal));
            taken.Add(TimeProvider.System.GetElapsedTime(since).TotalMilliseconds);
            await pressing;
        }
    }

    private static async Task ComeAndGoAsync(FakeMember member, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await member.CommandsAsync("start", ("role", "candidate"));
            await member.CommandsAsync("leave");
            await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System, CancellationToken.None);
        }
    }

    private static async Task<FakeMessage> StandsAsync(FakeDiscordServer discord, string after, Func<FakeMessage, bool> wanted)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (discord.Newest(after, wanted) is { } found)
                return found;
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"Nothing came within {Patience.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }

    private static FakeFault TooMany(TimeSpan wait) => new()
    {
        Status = 429,
        Body = new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait.TotalSeconds, ["global"] = false },
        Headers = new Dictionary<string, string>
        {
            ["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture), ["X-RateLimit-Scope"] = "user", ["X-RateLimit-Bucket"] = "edits",
            ["X-RateLimit-Limit"] = "5", ["X-RateLimit-Remaining"] = "0", ["X-RateLimit-Reset-After"] = wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture),
        },
    };

    private static void Print(string what, List<double> taken)
    {
        taken.Sort();
        Console.WriteLine($"{what,-40} {At(taken, 0.5),9:0.0} ms median, {At(taken, 0.95):0.0} ms p95, {At(taken, 1):0.0} ms at most, {taken.Count} presses");
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
