using Dapper;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Two bots on one database, a member on each, and one of the bots dies.</summary>
public sealed class TwoReplicasTests(Browser browser) : InTheBrowser(browser)
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task OneReplicaKilledInTheRound_OtherReplica_TakesEverythingOver()
    {
        var folder = await NewFolderAsync();
        var first = await folder.StartAsync();
        var second = await folder.StartAsync();
        using var anaOutside = new Member("ana", second.Address, "two");
        using var rajOutside = new Member("raj", second.Address, "two");
        var ledger = new Ledger(folder, anaOutside, rajOutside);
        var here = await OpenAsync(first.Address, Screen.Wide, "ana");
        var there = await OpenAsync(second.Address, Screen.Wide, "raj");
        here.BotMayBeAway = true;
        var (ana, raj) = (here.Left, there.Left);

        await Scenes.PairAsync(ana, raj);
        await Scenes.MeetAsync(ana, raj);
        await Scenes.AskAsync(ana, raj);
        await ledger.CheckAsync();
        await DueNowAsync(folder, first);

        await here.GoAsync(second.Address, "ana");
        await ana.GoesToOpenRoomAsync();
        await raj.PressesAsync("Done");
        await ana.ReadsAsync("Raj may ask more");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await Scenes.FillDebriefAsync(raj);
        await raj.SendsAsync();
        await Scenes.FillSelfReviewAsync(ana);
        await ana.SendsAsync();
        await ana.ReadsAsync("Both sides are in");
        await ledger.CheckAsync();
    }

    /// <summary>The clock of the round is due in the instant the first replica dies; the other one does it.</summary>
    private static async Task DueNowAsync(BotFolder folder, BotProcess doomed)
    {
        await using var database = folder.OpenDatabase();
        await using var rows = await database.OpenConnectionAsync();
        var before = await rows.ExecuteScalarAsync<DateTime>("select due_at from due_rows where kind = 'round-clock'");
        await rows.ExecuteAsync("update due_rows set due_at = now() where kind = 'round-clock'");

        doomed.Kill();

        await Eventually.TrueAsync(
            "the clock to be set anew",
            async () => await rows.ExecuteScalarAsync<DateTime>("select max(due_at) from due_rows where kind = 'round-clock'") >= before - TakeOver);
    }
}
