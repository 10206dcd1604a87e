using System.Diagnostics;
using Dapper;
using Npgsql;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests;

/// <summary>R8, R11: a member forgets themselves in the playground, and the bot they told dies at once.</summary>
public sealed class ForgetMeTests(ITestOutputHelper output)
{
    private static readonly string[] Words = ["zorblenote", "zorbleevidence", "zorblekeep", "zorblestory", "zorblechange", "zorbleline"];

    /// <summary>The cast of the playground is part of the program, and so are the names of their empty conversations; an invented answer has an Ana.</summary>
    private static readonly string[] PartOfTheProgram = ["local_rooms.key", "local_rooms.people", "worked_answers.body"];

    /// <summary>The last word is to them.</summary>
    private static readonly string[] Explained = [.. PartOfTheProgram, "local_messages.visible_to"];

    [Fact]
    public async Task SIGKILL_RightAfterTheClick_OtherReplicaErasesEverythingWithinAMinute()
    {
        await using var folder = await BotFolder.CreateAsync();
        var doomed = await folder.StartAsync();
        var other = await folder.StartAsync();
        using var ana = new Member("ana", doomed.Address, "forget");
        using var raj = new Member("raj", other.Address, "forget");
        await RoundAsync(raj, ana, "frugality", "by raj", "rajchange");
        await RoundAsync(ana, raj, "dive-deep", "rajevidence about Ana", "zorblechange");
        await ana.SaysAsync("zorbleline, says Ana");
        await ana.SaysAsync("/mock export");
        await using var database = folder.OpenDatabase();
        var key = (await File.ReadAllTextAsync(Path.Combine(folder.Data, "encryption.key"))).Trim();
        var before = await DatabaseScan.ReadAsync(database, key);
        Assert.All(Words, word => Assert.NotEmpty(before.PlacesOf(word)));
        Assert.Contains("local_messages.content", before.PlacesOfName("Ana"));
        Assert.Contains("local_files.person", before.PlacesOfName("ana"));

        await ana.SaysAsync("/mock forget-me");
        await ana.PressesAsync("Erase me");
        doomed.Kill();
        var since = Stopwatch.GetTimestamp();
        ana.Address = other.Address;
        await Eventually.TrueAsync("the last word", async () => (await ana.EverythingAsync()).Any(message => message.Text.StartsWith("Done: everything", StringComparison.Ordinal)));
        output.WriteLine($"Erased {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after the bot was killed.");

        var after = await DatabaseScan.ReadAsync(database, key);
        Assert.All(Words, word => Assert.Empty(after.PlacesOf(word)));
        Assert.Empty(after.PlacesOf("rajevidence"));
        Assert.NotEmpty(after.PlacesOf("rajchange"));
        Assert.Empty(after.PlacesOfName("Ana").Except(PartOfTheProgram));
        Assert.Empty(after.PlacesOfName("ana").Except(Explained));
        await using var rows = await database.OpenConnectionAsync();
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>(
            "select count(*) from local_messages where (visible_to = 'ana' or author = 'ana') and posted_at < (select max(asked_at) from erasures)"));
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from local_rooms where parent_id is not null and 'ana' = any(people)"));
        Assert.Single(await ana.EverythingAsync(), message => message.Text.StartsWith("Done: everything", StringComparison.Ordinal));
        Assert.Contains(await raj.EverythingAsync(), message => message.Text.Contains("a former member", StringComparison.Ordinal));
        await ana.SaysAsync("/mock me");
        Assert.Contains("0 of 16", ana.Told[^1]);
        await ForgetEverybodyAsync(database, key, ana, raj);
    }

    /// <summary>Once everybody has asked to be forgotten, nobody can be read out of the database.</summary>
    private async Task ForgetEverybodyAsync(NpgsqlDataSource database, string key, params Member[] members)
    {
        var look = await LastLook.BeforeAsync(database, key, ["Ana", "ana", "Raj", "raj"], ["rajchange"]);
        foreach (var member in members)
        {
            var before = (await member.EverythingAsync()).Max(message => message.Id);
            await member.SaysAsync("/mock forget-me");
            await member.PressesAsync("Erase me");
            await Eventually.TrueAsync("the last word", async () => (await member.EverythingAsync()).Any(message => message.Id > before && IsLastWord(message)));
        }

        output.WriteLine(await look.AfterAsync("The playground, a room", Explained));
    }

    private static bool IsLastWord(ShownMessage message) => message.Text.StartsWith("Done: everything", StringComparison.Ordinal);

    private static async Task RoundAsync(Member candidate, Member interviewer, string principle, string evidence, string change)
    {
        var isAna = interviewer.Id == "ana";
        await candidate.SaysAsync($"/mock start {principle} as candidate 20m");
        await interviewer.SaysAsync("/mock start as interviewer");
        await candidate.PressesInOpenRoomAsync("I'm here");
        await interviewer.PressesInOpenRoomAsync("I'm here");
        await interviewer.PressesAsync("My cockpit");
        await interviewer.PressesAsync("Ask it");
        await interviewer.SendsAsync(await interviewer.PressesAsync("Note"), ("note", isAna ? "zorblenote" : "a note about Ana"));
        await interviewer.PressesAsync("End");
        await interviewer.PressesAsync("End and file");
        await interviewer.SendsAsync(
            await interviewer.PressesAsync("File my debrief"),
            ($"{principle}.verdict", "Solid"), ($"{principle}.evidence", $"{Scenes.Evidence} {(isAna ? "zorbleevidence" : evidence)}"),
            ("overall", "Inclined"), ("keep", isAna ? "zorblekeep" : "the numbers"));
        await interviewer.SendsAsync(await interviewer.PressesAsync("Add details"), ("stories", isAna ? "zorblestory" : "the nightly batch"));
        await candidate.SendsAsync(
            await candidate.PressesAsync("File my debrief"), ($"{principle}.own", "Strong"), ("helpful", "4"), ("change", change));
    }
}
