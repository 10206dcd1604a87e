using Dapper;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Discord;

/// <summary>The built program on a Discord of loopback: killed where it stands, started again, and beside another.</summary>
public sealed class DiscordProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private BotFolder _folder = null!;
    private FakeDiscordServer _discord = null!;
    private FakeGuild _guild = null!;
    private FakeChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await BotFolder.CreateAsync();
        _discord = await FakeDiscordServer.StartAsync();
        _guild = _discord.AddGuild();
        _channel = _discord.AddChannel(_guild);
        _discord.Gateway.MaxConcurrency = 16;
        _discord.Gateway.SpacesIdentifies = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task R10_KilledAgainAndAgainWithInteractionsInWork_GoesOn_NothingSaidIsLostOrDoubled()
    {
        const int Kills = 5;
        const int Seed = 20261122;
        var chance = new Random(Seed);
        var bot = await StartAsync();
        await EnableAsync();
        var members = Enumerable.Range(0, 5).Select(i => Member($"Member {i}")).ToList();
        var open = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var member in members)
                Toggle(member, chance);
            var until = TimeProvider.System.GetTimestamp();
            var delay = TimeSpan.FromMilliseconds(chance.Next(1, 40));
            while (TimeProvider.System.GetElapsedTime(until) < delay)
                await Task.Yield();
            bot.Kill();
            open += members.Count(member => member.Last!.Answer is null);
            bot = await StartAsync();
            foreach (var member in members)
                await StatusIsTrueAsync(member);
        }

        await Eventually.TrueAsync("the queue card to show the last state", CardIsTrueAsync);
        output.WriteLine($"Seed {Seed}: {Kills} kills, {open} interactions without an answer when the bot died, {_discord.Gateway.Resumes} resumes, {_discord.Gateway.Identifies} logins.");
        Assert.True(open > 0, "No interaction was in work at any kill.");
        Assert.True(_discord.Gateway.Resumes > 0, "No session was gone on with.");
        Assert.All(_discord.Interactions.Where(each => each.Answer == 4), each => Assert.Single(each.Messages));
        Assert.Empty(_discord.Violations);
    }

    [Fact]
    public async Task R1_FormSentWhileTheBotIsDead_AfterTheRestart_IsKeptAndItsAuthorTold()
    {
        var bot = await StartAsync();
        await EnableAsync();
        var ana = Member("Ana");
        await ana.CommandsAsync("question", "suggest");
        var field = ana.TextField;

        bot.Kill();
        var sending = ana.SendsAsync((field, "Tell me about a time you had to start again."));
        await Eventually.TrueAsync("three seconds to go by", () => Task.FromResult(TimeProvider.System.GetUtcNow() - ana.Last!.At > TimeSpan.FromSeconds(3)));
        await StartAsync();
        await Eventually.TrueAsync("a direct message", () => Task.FromResult(ana.Inbox.Length > 0));

        Assert.Contains("kept", ana.Inbox, StringComparison.OrdinalIgnoreCase);
        await Assert.ThrowsAsync<TimeoutException>(() => sending);
        await ana.CommandsAsync("question", "suggest");
        Assert.Contains("start again", ana.Form!.ToJsonString());
    }

    [Fact]
    public async Task R11_TwoReplicas_OwnerKilled_OtherGoesOnWithTheSession()
    {
        var first = await StartAsync();
        await EnableAsync();
        var second = Launch();
        await Eventually.TrueAsync("the second to run", () => Task.FromResult(second.Said.Contains("PrepBot runs", StringComparison.Ordinal)));
        var ana = Member("Ana");
        await ana.CommandsAsync("start", ("role", "candidate"));
        Assert.Equal(1, _discord.Gateway.Connections);

        var since = TimeProvider.System.GetTimestamp();
        first.Kill();
        await Eventually.TrueAsync("the other to take over", () => Task.FromResult(_discord.Gateway.Resumes == 1 && _discord.Gateway.Ready.Count == 1));
        var took = TimeProvider.System.GetElapsedTime(since);
        await ana.CommandsAsync("leave");

        output.WriteLine($"Taken over {took.TotalSeconds:0.0} s after the kill.");
        Assert.Equal(1, _discord.Gateway.Identifies);
        Assert.Equal(0, await RowsAsync("select count(*) from waiting_entries"));

        await StopAsync(second);
    }

    private static void Toggle(FakeMember member, Random chance)
    {
        if (chance.Next(2) == 0)
            member.Begins(2, FakeMember.Command("start", [("role", "candidate")]), null);
        else
            member.Begins(2, FakeMember.Command("leave", []), null);
    }

    /// <summary>What the bot says of somebody is what is in the rows; what it said before it died is among it.</summary>
    private async Task StatusIsTrueAsync(FakeMember member)
    {
        var before = member.Last!;
        var joined = member.LastData["options"]![0]!["name"]!.GetValue<string>() == "start";
        await member.CommandsAsync("status");
        var waits = await RowsAsync(
            "select count(*) from waiting_entries w join members m on (m.community_id, m.member_id) = (w.community_id, w.member_id) where m.external_id = @Id",
            new { member.User.Id }) == 1;

        Assert.Equal(waits, member.Heard.Contains("waiting", StringComparison.OrdinalIgnoreCase) && !member.Heard.Contains("not waiting", StringComparison.OrdinalIgnoreCase));
        if (before.Answer == 4)
            Assert.Equal(joined, waits);
    }

    private async Task<bool> CardIsTrueAsync()
    {
        var cards = _discord.Messages.Where(message => message.Channel == _channel && message.OnlyFor is null).ToList();
        Assert.Single(cards);
        await using var database = _folder.OpenDatabase();
        await using var rows = await database.OpenConnectionAsync();
        var waiting = (await rows.QueryAsync<string>(
            "select m.external_id from waiting_entries w join members m on (m.community_id, m.member_id) = (w.community_id, w.member_id)")).ToList();
        return waiting.TrueForAll(id => cards[0].Text.Contains(id, StringComparison.Ordinal))
            && _discord.Channels.Count > 0
            && cards[0].Text.Split("<@").Length - 1 == waiting.Count;
    }

    private async Task<long> RowsAsync(string sql, object? parameters = null)
    {
        await using var database = _folder.OpenDatabase();
        await using var rows = await database.OpenConnectionAsync();
        return await rows.ExecuteScalarAsync<long>(sql, parameters);
    }

    private FakeMember Member(string name) => _discord.Member(_guild, _channel, name);

    private async Task EnableAsync()
    {
        await _discord.Member(_guild, _channel, "Omar", organiser: true).CommandsAsync("enable");
        await Eventually.TrueAsync("the queue card", () => Task.FromResult(_discord.Messages.Any(message => message.Channel == _channel && message.OnlyFor is null)));
    }

    private BotProcess Launch() => _folder.Launch("", ("Discord__Token", _discord.Token), ("Discord__ApiBaseUrl", _discord.ApiBaseUrl), ("Health__Url", "http://127.0.0.1:0"));

    private async Task<BotProcess> StartAsync()
    {
        // The end of a killed bot's connection may not have been noticed yet.
        var before = _discord.Gateway.Connections;
        var bot = Launch();
        await Eventually.TrueAsync("events to flow", () => Task.FromResult(_discord.Gateway.Connections > before && _discord.Gateway.Ready.Count == 1));
        await _folder.KnowsEverybodyAsync();
        return bot;
    }

    private static async Task StopAsync(BotProcess bot) => Assert.Equal(0, await bot.TerminateAsync());
}
