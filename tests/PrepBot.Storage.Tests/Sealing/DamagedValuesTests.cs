using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Alone;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Sealing;

/// <summary>Each sealed column is damaged in turn, and what reads it still answers; a sealed column without an entry here fails.</summary>
public sealed class DamagedValuesTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly ActionId Form = new("debrief", "file", Subject.Create("round-1"));

    /// <summary>Columns that nobody reads to a member, and why a damaged one does no harm there.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["key_check.sealed"] = "Ends the start on purpose: the key is another one.",
        ["outbox.content"] = "Put aside after five tries, so that the lane goes on: OutboxQueueTests.",
        ["local_messages.content"] = "The playground alone.",
        ["local_files.content"] = "The playground alone.",
        ["platform_vault.content"] = "As if it had never been kept: PlatformVaultTests.",
        ["erasures.person"] = "Read by the eraser alone.",
        ["deliveries.words"] = "A keyed hash, compared and never opened.",
        ["erasures.mark"] = "A digest, compared and never opened.",
    };

    private Dictionary<string, Func<CommunityId, Member, Member, RoundId, Task>> Reading => new(StringComparer.Ordinal)
    {
        ["notes.body"] = async (home, raj, _, round) =>
        {
            var notes = await world.DoAsync(unit => unit.Debriefs.NotesAsync(home, round, raj.Id, Token));
            Assert.Equal("(a note that can no longer be read)", Assert.Single(notes).Text);
        },
        ["trainings.body"] = async (home, raj, _, _) =>
        {
            Assert.Equal(-1, Assert.Single(await world.DoAsync(unit => unit.Trainings.OfMemberAsync(home, raj.Id, Token))).Steps);
            var exported = (await world.DoAsync(unit => unit.Export.CollectAsync(home, raj.Id, Token))).Single(table => table.Name == "trainings");
            Assert.Contains("unreadable", Assert.Single(exported.Rows));
        },
        ["round_talks.link"] = async (home, _, _, round) =>
            Assert.Null((await world.DoAsync(unit => unit.Rounds.FindAsync(home, round, forChange: false, Token)))!.Talk),
        ["form_drafts.body"] = async (home, raj, _, _) =>
        {
            Assert.True((await world.DoAsync(unit => unit.Drafts.FindAsync(home, raj.Id, Form, Token))).IsUnreadable);
            await KeepAsync(home, raj, "again");
            Assert.Equal("again", (await world.DoAsync(unit => unit.Drafts.FindAsync(home, raj.Id, Form, Token))).Words!.Text("evidence"));
        },
        ["deliveries.reply"] = async (home, raj, _, _) =>
            Assert.Contains(
                "can no longer be read",
                Assert.IsType<PrivateReply>(await world.DoAsync(unit => unit.Deliveries.TakeAsync(home, raj.Id, "test", "delivery", Token))).Message.ToPlainText()),
        ["debriefs.body"] = async (home, raj, ana, round) =>
        {
            Assert.True((await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home, round, Token))).IsUnreadable);
            Assert.True((await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home, round, Token))).IsUnreadable);
            Assert.Empty(await world.DoAsync(unit => unit.Debriefs.OwnDebriefsAsync(home, raj.Id, 10, Token)));
            Assert.Empty(await world.DoAsync(unit => unit.Debriefs.OwnReviewsAsync(home, ana.Id, 10, Token)));
        },
        ["prompt_suggestions.body"] = async (home, _, _, _) =>
            Assert.Equal(
                "(a suggestion that can no longer be read)",
                Assert.Single(await world.DoAsync(unit => unit.Suggestions.WaitingAsync(home, 10, Token))).Draft.Text),
    };

    [Fact]
    public async Task EverySealedColumn_IsListedHere()
    {
        var sealedColumns = await world.ScalarAsync<string[]>(
            "select array_agg(table_name || '.' || column_name order by 1) from information_schema.columns where table_schema = 'public' and data_type = 'bytea'");

        Assert.Equal(sealedColumns.Order(StringComparer.Ordinal), Reading.Keys.Concat(Elsewhere.Keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("notes.body")]
    [InlineData("trainings.body")]
    [InlineData("round_talks.link")]
    [InlineData("form_drafts.body")]
    [InlineData("deliveries.reply")]
    [InlineData("debriefs.body")]
    [InlineData("prompt_suggestions.body")]
    public async Task OneColumnDamaged_Read_AnswersAndTheExportSaysSo(string column)
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Ended(home, raj, ana));
        await world.DoAsync(async unit =>
        {
            await unit.Debriefs.FileAsync(home.Id, round.Id, raj.Id, Made.Debrief(), onTime: true, Token);
            await unit.Debriefs.FileAsync(home.Id, round.Id, ana.Id, raj.Id, Made.SelfReview(), onTime: true, Token);
            await unit.Talks.SetAsync(home.Id, round.Id, new TalkPlace.OwnLink("https://meet.example.org/"), Token);
            await unit.Debriefs.AddNoteAsync(home.Id, round.Id, raj.Id, new Note(Now, Made.DiveDeep, "note"), Token);
            await unit.Trainings.AddAsync(
                home.Id, raj.Id, new Training(new AnswerId("dive-deep-a1"), Now, -1), new EarRating(Verdict.Solid, "heard", AnswerParts.Task, [new SignKey("red:no-number")]), Token);
            await unit.Deliveries.TakeAsync(home.Id, raj.Id, "test", "delivery", Token);
            await unit.Deliveries.AnswerAsync(home.Id, "test", "delivery", Reply.Privately("answer"), Token);
        });
        await world.DoAsync(unit => unit.Suggestions.AddAsync(new Suggestion(home.Id, new(Guid.CreateVersion7(Now)), raj.Id, new PromptDraft { Text = "Tell me." }, Now), Token));
        await KeepAsync(home.Id, raj, "first");
        await world.ExecuteAsync("update rounds set stage = 4, revealed_at = ended_at where community_id = $1", home.Id.Value);
        Assert.Single(await world.DoAsync(unit => unit.Debriefs.OwnDebriefsAsync(home.Id, raj.Id, 10, Token)));
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);

        await world.ExecuteAsync($"update {table} set {name} = set_byte({name}, length({name}) - 1, get_byte({name}, length({name}) - 1) # 1) where community_id = $1", home.Id.Value);

        await Reading[column](home.Id, raj, ana, round.Id);
        await world.DoAsync(unit => unit.Export.CollectAsync(home.Id, raj.Id, Token));
        await world.DoAsync(unit => unit.Export.CollectAsync(home.Id, ana.Id, Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"minutes\": \"many\"}")]
    public async Task ProgressOfARoundDamaged_Read_StillHasAnEndAndCanBeWritten(string progress)
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Ended(home, raj, ana));

        await world.ExecuteAsync("update rounds set stage = 2, ended_at = null, progress = $2::jsonb where community_id = $1", home.Id.Value, progress);

        var found = await world.DoAsync(unit => unit.Rounds.FindAsync(home.Id, round.Id, forChange: true, Token));
        Assert.Equal(found!.CreatedAt.AddMinutes(45), found.EndsAt);
        Assert.Empty(found.Kit);
        Assert.True(found.ProgressLost);
    }

    private Task KeepAsync(CommunityId home, Member member, string text) => world.DoAsync(
        unit => unit.Drafts.KeepAsync(home, member.Id, Form, new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { ["evidence"] = [text] }), Token));
}
