using System.Text;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Practice.Debriefs;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Sealing;

/// <summary>A planted text goes through everything that keeps what members write, and is looked for in every table.</summary>
public sealed class AtRestTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private const string Planted = "the-planted-secret-4711";

    [Fact]
    public async Task PlantedText_KeptInEveryWay_IsInNoTable()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Ended(home, raj, ana));
        var form = new ActionId("debrief", "file", Subject.Create(round.Id));
        await world.DoAsync(async unit =>
        {
            await unit.Debriefs.FileAsync(home.Id, round.Id, raj.Id, Made.Debrief(Planted), onTime: true, Token);
            await unit.Debriefs.FileAsync(home.Id, round.Id, ana.Id, raj.Id, Made.SelfReview(Planted), onTime: true, Token);
            await unit.Debriefs.AddNoteAsync(home.Id, round.Id, raj.Id, new Note(Now, Made.DiveDeep, Planted), Token);
            await unit.Drafts.KeepAsync(
                home.Id, raj.Id, form, new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { ["evidence"] = [Planted] }), Token);
            await unit.Outbox.AddAsync(Made.Item(home.Id, raj.Id.Value, new SendPrivately(raj.Id.Value, Message.Create(Planted))), Token);
            await unit.Deliveries.TakeAsync(home.Id, raj.Id, "test", "delivery", Token);
            await unit.Deliveries.AnswerAsync(home.Id, "test", "delivery", Reply.Privately(Planted), Token);
        });

        var found = await TablesWithAsync(Planted);

        Assert.Empty(found);
    }

    [Fact]
    public async Task TextInAPlainColumn_LookedForInTheSameWay_IsFound()
    {
        var home = await world.HomeAsync();
        await home.MemberAsync("Findable");

        Assert.Equal(["members"], await TablesWithAsync("Findable"));
    }

    [Fact]
    public async Task Helpfulness_BeforeTheReveal_IsInNoColumn()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Ended(home, raj, ana));

        await world.DoAsync(async unit =>
        {
            await unit.Debriefs.FileAsync(home.Id, round.Id, raj.Id, Made.Debrief(), onTime: true, Token);
            await unit.Debriefs.FileAsync(home.Id, round.Id, ana.Id, raj.Id, Made.SelfReview(), onTime: true, Token);
        });

        Assert.True(await world.ScalarAsync<bool>("select helpfulness is null from service_marks where community_id = $1", home.Id.Value));
    }

    [Fact]
    public async Task DebriefCopiedIntoAnotherRound_Read_DoesNotOpen()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var one = await home.RoundAsync(Made.Ended(home, raj, ana));
        var other = await home.RoundAsync(Made.Ended(home, raj, ana));
        await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, one.Id, raj.Id, Made.Debrief(), onTime: true, Token));

        await world.ExecuteAsync(
            "insert into debriefs select community_id, $3, author_id, version, part, body, filed_at from debriefs where community_id = $1 and round_id = $2",
            home.Id.Value, one.Id.Value, other.Id.Value);

        var moved = await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, other.Id, Token));
        Assert.True(moved.IsUnreadable);
    }

    private async Task<List<string>> TablesWithAsync(string text)
    {
        var tables = await world.ScalarAsync<string[]>("select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'public'");
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
        var found = new List<string>();
        foreach (var table in tables)
        {
            if (await world.ScalarAsync<bool>($"select exists (select from {table} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%')", text, hex))
                found.Add(table);
        }

        return found;
    }
}
