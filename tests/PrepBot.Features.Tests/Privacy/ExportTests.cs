using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>R8: everything held on a member, for that member alone, and nothing that is still blind.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task R8_BusyMember_Exported_HasEveryWordOfTheirsAndNoneThatIsBlind()
    {
        await using var group = await Group.GatherAsync();
        var life = await BusyLife.LiveAsync(group);

        await life.Quill.CommandsAsync("export");

        var files = Files(life.Quill);
        var everything = string.Join('\n', files.Values);
        foreach (var word in life.Own.Values.Concat(life.Opened).Append(BusyLife.Name))
            Assert.True(everything.Contains(word, StringComparison.Ordinal), $"{word} is not in the export.");
        foreach (var word in life.Own.Values.Concat(life.Opened))
            Assert.True(files["export.json"].Contains(word, StringComparison.Ordinal), $"{word} is not in the JSON.");
        foreach (var word in life.Blind.Concat(life.OfOthers).Append("rajdraft"))
            Assert.False(everything.Contains(word, StringComparison.Ordinal), $"{word} is in the export.");
    }

    /// <summary>Every table of the export is filled by a busy member, so that none is empty because its question is wrong.</summary>
    [Fact]
    public async Task BusyMember_Exported_LeavesNoTableEmpty()
    {
        await using var group = await Group.GatherAsync();
        var life = await BusyLife.LiveAsync(group);
        await group.RunAsync("""
            insert into no_shows select community_id, round_id, candidate_id from rounds where stage = 4 limit 1;
            insert into observations select community_id, round_id, 'frugality-01', interviewer_id, candidate_id, 3, 1, 5 from rounds where stage = 4 limit 1;
            insert into praise_notes select r.community_id, least(interviewer_id, candidate_id), greatest(interviewer_id, candidate_id), '2026-11-01' from rounds r where stage = 4 limit 1;
            update channels c set opened_by = m.member_id from members m where m.display_name = 'Quillane Vossbrink';
            insert into refused_places select c.community_id, c.channel_id, 1, 3, '{}', now(), 1, null, c.opened_by from channels c;
            update prompt_suggestions set outcome = 1, decided_at = suggested_at, decided_by = author_id;
            """);
        await using (var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None))
        {
            var community = (await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!.Id;
            var member = await work.Members.EnsureAsync(community, life.Quill.Person, BusyLife.Name, CancellationToken.None);
            await work.Outbox.AddAsync(
                new OutboxItem(
                    community, member.Id.Value, new SendPrivately(member.Id.Value, Message.Create("on its way")), UnknownOutcome.Provable, group.Now, group.Now.AddHours(1)),
                CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
        }

        await group.HandleAsync(new CommandUsed(life.Quill.Origin(), "help", CommandValues.None));
        var reply = await group.HandleAsync(new CommandUsed(life.Quill.Origin(), "export", CommandValues.None));

        using var json = JsonDocument.Parse(Read(Assert.IsType<PrivateReply>(reply).File!)["export.json"]);
        var empty = json.RootElement.EnumerateObject().Where(table => table.Value.GetArrayLength() == 0).Select(table => table.Name);
        Assert.Empty(empty);
        Assert.Contains("on its way", json.RootElement.GetProperty("messages-waiting").ToString());
    }

    [Fact]
    public async Task Partner_BeforeTheReveal_IsInTheExportByNameOnly()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, "Concern", $"{TheRound.Evidence} blindword");

        await ana.CommandsAsync("export");
        var before = string.Join('\n', Files(ana).Values);
        await TheRound.FileReviewAsync(ana);
        await ana.CommandsAsync("export");
        var after = string.Join('\n', Files(ana).Values);

        Assert.Contains("Raj", before);
        Assert.DoesNotContain("blindword", before);
        Assert.DoesNotContain("Concern", Table(before, "debriefs-about-me"));
        Assert.Contains("blindword", after);
    }

    [Fact]
    public async Task PartnerWhoWasForgotten_InAnExport_HasNoName()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        group.Tick();
        await raj.CommandsAsync("forget-me");
        await raj.PressesAsync("Erase me");

        await ana.CommandsAsync("export");

        var everything = string.Join('\n', Files(ana).Values);
        Assert.DoesNotContain("Raj", everything);
        Assert.Contains("a former member", everything);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil\",\"free\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    public async Task Formula_InANote_IsTextInTheTable(string formula)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", formula));

        await raj.CommandsAsync("export");

        var row = Files(raj)["tables/notes.csv"].Split("\r\n")[1];
        Assert.Contains($"'{formula.Replace("\"", "\"\"")}", row);
        using var json = JsonDocument.Parse(Files(raj)["export.json"]);
        Assert.Equal(formula, json.RootElement.GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task R14_OneIsBeingMade_AskedAgain_IsToldSo()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        await using var other = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = (await other.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!.Id;
        var member = await other.Members.EnsureAsync(community, ana.Person, ana.Name, CancellationToken.None);
        Assert.True(await other.Export.TryHoldAsync(community, member.Id, CancellationToken.None));

        await ana.CommandsAsync("export");
        Assert.StartsWith("Your export is being made already.", ana.Heard);
        await other.DisposeAsync();
        await ana.CommandsAsync("export");

        Assert.NotNull(Assert.IsType<PrivateReply>(ana.Last).File);
    }

    [Fact]
    public async Task R9_DatabaseAway_Exported_IsRefusedHonestly()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");

        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await ana.CommandsAsync("export");

        Assert.StartsWith("I cannot reach my records right now", ana.Heard);
    }

    [Fact]
    public async Task MoreThanAFileTakes_Exported_ComesInPartsThatTogetherHaveEverything()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.RunAsync("""
            insert into prompt_exposures
            select community_id, member_id, repeat('p', 50) || n, 1, 1, now() from members, generate_series(1, 40000) n where external_id = 'ana'
            """);

        await ana.CommandsAsync("export");
        var rows = 0;
        for (var part = 1; ; part++)
        {
            var file = Assert.IsType<PrivateReply>(ana.Last).File!;
            Assert.InRange(file.Content.Length, 1, Attachment.MaxBytes);
            using var json = JsonDocument.Parse(Read(file)["export.json"]);
            rows += json.RootElement.TryGetProperty("prompts-met", out var met) ? met.GetArrayLength() : 0;
            if (!ana.Sees($"Part {part + 1}"))
                break;

            await ana.PressesAsync($"Part {part + 1}");
        }

        Assert.Equal(await group.AskAsync<int>("select count(*) from prompt_exposures join members using (community_id, member_id) where external_id = 'ana'"), rows);
        await ana.ClicksAsync(new ActionId("export", "part", Subject.None.And(99)));
        Assert.StartsWith("There is no such part any more.", ana.Heard);
    }

    /// <summary>Everything the export in somebody's last answer holds.</summary>
    internal static string Everything(Actor actor) => string.Join('\n', Files(actor).Values);

    private static Dictionary<string, string> Files(Actor actor) => Read(Assert.IsType<PrivateReply>(actor.Last).File!);

    private static Dictionary<string, string> Read(Attachment file)
    {
        using var zip = new ZipArchive(new MemoryStream(file.Content));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }

    private static string Table(string json, string name) => json[json.IndexOf($"\"{name}\"", StringComparison.Ordinal)..].Split(']')[0];
}
