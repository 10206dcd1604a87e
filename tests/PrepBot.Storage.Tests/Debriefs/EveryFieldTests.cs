using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Members;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Debriefs;

/// <summary>
/// Every field of what is filed comes back from storage, is a change when it alone is changed, stands in the export of its people and is gone with
/// the words of somebody who is forgotten. The fields are found by reflection: one that is added is in these tests, and no list names it.
/// </summary>
public sealed class EveryFieldTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Debrief_EachFieldChangedAlone_IsAnotherDebriefAndComesBack()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<Debrief>();
        await FileAsync(home, round, first);
        Assert.Equal(first, await ReadAsync(home, round));

        Assert.All(every.ChangedAlone(first), change => Assert.NotEqual(first, change.Record));
        foreach (var (_, other) in every.ChangedAlone(first))
        {
            await world.DoAsync(async unit =>
            {
                var version = await unit.Debriefs.NextVersionAsync(home.Id, round.Id, RoundPart.Interviewer, Token);
                await unit.Debriefs.CorrectAsync(home.Id, round.Id, round.InterviewerId, version, other, Token);
            });
            Assert.Equal(other, await ReadAsync(home, round));
        }
    }

    [Fact]
    public async Task SelfReview_EachFieldChangedAlone_IsAnotherReviewAndComesBack()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<SelfReview>();
        await FileAsync(home, round, first);

        Assert.All(every.ChangedAlone(first), change => Assert.NotEqual(first, change.Record));
        foreach (var (_, other) in every.ChangedAlone(first))
        {
            await world.DoAsync(async unit =>
            {
                var version = await unit.Debriefs.NextVersionAsync(home.Id, round.Id, RoundPart.Candidate, Token);
                await unit.Debriefs.CorrectAsync(home.Id, round.Id, round.CandidateId, version, other, Token);
            });
            Assert.Equal(other, (await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home.Id, round.Id, Token))).Words);
        }
    }

    [Fact]
    public async Task Debrief_EachFieldChangedAlone_IsAnotherRowInTheExportsOfBoth()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<Debrief>();
        await FileAsync(home, round, first);
        var written = await RowsAsync(home, round.InterviewerId, "debriefs-written");
        var about = await RowsAsync(home, round.CandidateId, "debriefs-about-me");
        Assert.All(EveryField.Texts(first), text => Assert.Contains(text.Text, written, StringComparison.Ordinal));
        Assert.All(EveryField.Texts(first), text => Assert.Contains(text.Text, about, StringComparison.Ordinal));

        foreach (var (field, other) in every.ChangedAlone(first))
        {
            await world.ExecuteAsync("delete from debriefs where round_id = $1", round.Id.Value);
            await FileAsync(home, round, other);
            Assert.True(written != await RowsAsync(home, round.InterviewerId, "debriefs-written"), $"{field} is not in what the interviewer gets.");
            Assert.True(about != await RowsAsync(home, round.CandidateId, "debriefs-about-me"), $"{field} is not in what the candidate gets.");
        }
    }

    [Fact]
    public async Task SelfReview_EachFieldChangedAlone_IsAnotherRowInTheExportOfItsAuthor()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<SelfReview>();
        await FileAsync(home, round, first);
        var own = await RowsAsync(home, round.CandidateId, "self-reviews");
        Assert.All(EveryField.Texts(first), text => Assert.Contains(text.Text, own, StringComparison.Ordinal));

        foreach (var (field, other) in every.ChangedAlone(first))
        {
            await world.ExecuteAsync("delete from debriefs where round_id = $1", round.Id.Value);
            await FileAsync(home, round, other);
            Assert.True(own != await RowsAsync(home, round.CandidateId, "self-reviews"), $"{field} is not in the export.");
        }
    }

    // What the interviewer is told of the candidate's side is a choice; whoever adds a field makes it here.
    [Fact]
    public async Task SelfReview_EachFieldChangedAlone_IsToldToTheInterviewerOrKeptFromThem()
    {
        string[] kept = [".Views[0].Story", ".WillChange"];
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<SelfReview>();
        await FileAsync(home, round, first);
        var told = await RowsAsync(home, round.InterviewerId, "feedback-on-me");

        foreach (var (field, other) in every.ChangedAlone(first))
        {
            await world.ExecuteAsync("delete from debriefs where round_id = $1", round.Id.Value);
            await FileAsync(home, round, other);
            Assert.Equal((field, kept.Contains(field)), (field, told == await RowsAsync(home, round.InterviewerId, "feedback-on-me")));
        }
    }

    [Fact]
    public async Task Note_EachFieldChangedAlone_IsAnotherRowInTheExportAndComesBack()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        var first = every.Make<Note>();
        await AddAsync(home, round, first);
        var exported = await RowsAsync(home, round.InterviewerId, "notes");

        foreach (var (field, other) in every.ChangedAlone(first))
        {
            await world.ExecuteAsync("delete from notes where round_id = $1", round.Id.Value);
            await AddAsync(home, round, other);
            Assert.True(exported != await RowsAsync(home, round.InterviewerId, "notes"), $"{field} is not in the export.");
            Assert.Equal([other], await NotesAsync(home, round));
        }
    }

    [Fact]
    public async Task Author_Forgotten_NoTextOfAnyFieldIsLeft()
    {
        var (home, round) = await RevealedAsync();
        var every = new EveryField();
        await FileAsync(home, round, every.Make<Debrief>());
        await FileAsync(home, round, every.Make<SelfReview>());
        await AddAsync(home, round, every.Make<Note>());

        await ForgetAsync(home, "Raj");

        var left = await ReadAsync(home, round);
        Assert.All(EveryField.Texts(left), text => Assert.Equal((text.Field, ""), text));
        Assert.NotEmpty(left!.Scores);
        Assert.Empty(await NotesAsync(home, round));
        Assert.True((await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home.Id, round.Id, Token))).IsThere);

        await ForgetAsync(home, "Ana");

        Assert.False((await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, round.Id, Token))).IsThere);
        Assert.False((await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home.Id, round.Id, Token))).IsThere);
    }

    [Fact]
    public async Task Suggestion_WithEveryFieldFilled_StandsInTheExportWhole()
    {
        var home = await world.HomeAsync();
        var author = await home.MemberAsync("Ana");
        var draft = new EveryField().Make<Domain.Questions.PromptDraft>();
        await world.DoAsync(unit => unit.Store<Practice.Questions.ISuggestionStore>().AddAsync(
            new Domain.Questions.Suggestion(home.Id, Made.Id<Domain.Questions.SuggestionId>(), author.Id, draft, Now), Token));

        var exported = await RowsAsync(home, author.Id, "suggestions");

        Assert.All(EveryField.Texts(draft), text => Assert.Contains(text.Text, exported, StringComparison.Ordinal));
    }

    private async Task<(Home Home, Round Round)> RevealedAsync()
    {
        var home = await world.HomeAsync();
        var ended = Made.Ended(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        return (home, await home.RoundAsync(ended with { Stage = RoundStage.Revealed, RevealedAt = Now }));
    }

    private Task<bool> FileAsync(Home home, Round round, Debrief debrief) => world.DoAsync(
        unit => unit.Debriefs.FileAsync(home.Id, round.Id, round.InterviewerId, debrief, onTime: true, Token));

    private Task<bool> FileAsync(Home home, Round round, SelfReview review) => world.DoAsync(
        unit => unit.Debriefs.FileAsync(home.Id, round.Id, round.CandidateId, round.InterviewerId, review, onTime: true, Token));

    private Task AddAsync(Home home, Round round, Note note) => world.DoAsync(unit => unit.Debriefs.AddNoteAsync(home.Id, round.Id, round.InterviewerId, note, Token));

    private Task<IReadOnlyList<Note>> NotesAsync(Home home, Round round) =>
        world.DoAsync(unit => unit.Debriefs.NotesAsync(home.Id, round.Id, round.InterviewerId, Token));

    private async Task<Debrief?> ReadAsync(Home home, Round round) => (await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, round.Id, Token))).Words;

    /// <summary>The rows of a table of the export as one text, without what is different each time.</summary>
    private async Task<string> RowsAsync(Home home, MemberId member, string table)
    {
        var tables = await world.DoAsync(unit => unit.Export.CollectAsync(home.Id, member, Token));
        var (columns, rows) = tables.Where(found => found.Name == table).Select(found => (found.Columns, found.Rows)).Single();
        return string.Join('\n', rows.Select(row => string.Join('\t', row.Zip(columns).Select(cell => cell.First is IEnumerable<string> list ? string.Join('|', list) : $"{cell.First}"))));
    }

    private async Task ForgetAsync(Home home, string name)
    {
        var member = await home.MemberAsync(name);
        var erasure = new Erasure(home.Id, new ErasureId(Guid.CreateVersion7(Now)), member.Id, member.Person, member.DisplayName, Now.AddMinutes(1), SaysWhenDone: false)
        {
            Step = ErasureStep.Words,
        };
        await world.DoAsync(unit => unit.Eraser.EraseWordsAsync(erasure, Token));
        await world.DoAsync(unit => unit.Eraser.EraseDebriefsAsync(erasure, 100, Token));
    }
}
