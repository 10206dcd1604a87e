using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Debriefs;

public sealed class DebriefStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task BothSides_FiledAndRead_AreTheSame()
    {
        var (home, round) = await EndedAsync();

        Assert.True(await FileAsync(home, round, Made.Debrief()));
        Assert.True(await FileAsync(home, round, Made.SelfReview()));

        Assert.Equivalent(Made.Debrief(), (await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, round.Id, Token))).Words, strict: true);
        Assert.Equivalent(Made.SelfReview(), (await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home.Id, round.Id, Token))).Words, strict: true);
    }

    [Fact]
    public async Task Nothing_Filed_IsNothing()
    {
        var (home, round) = await EndedAsync();

        Assert.Equal(new Filed(Interviewer: false, Candidate: false), await FiledAsync(home, round));
        Assert.False((await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, round.Id, Token))).IsThere);
        Assert.False((await world.DoAsync(unit => unit.Debriefs.SelfReviewAsync(home.Id, round.Id, Token))).IsThere);
    }

    [Fact]
    public async Task OneSide_Filed_TellsWhich()
    {
        var (home, round) = await EndedAsync();

        await FileAsync(home, round, Made.SelfReview());
        Assert.Equal(new Filed(Interviewer: false, Candidate: true), await FiledAsync(home, round));

        await FileAsync(home, round, Made.Debrief());
        Assert.Equal(new Filed(Interviewer: true, Candidate: true), await FiledAsync(home, round));
    }

    [Fact]
    public async Task Debrief_FiledAgain_ChangesNothing()
    {
        var (home, round) = await EndedAsync();
        await FileAsync(home, round, Made.Debrief("the first"));

        Assert.False(await FileAsync(home, round, Made.Debrief("the second")));

        Assert.Equal("the first", (await world.DoAsync(unit => unit.Debriefs.DebriefAsync(home.Id, round.Id, Token))).Words!.Scores[0].Evidence);
    }

    [Fact]
    public async Task SameDebriefTwiceAtOnce_Filed_IsFiledOnce()
    {
        var (home, round) = await EndedAsync();
        await using var first = await world.Units.BeginAsync(Token);
        Assert.True(await first.Debriefs.FileAsync(home.Id, round.Id, round.InterviewerId, Made.Debrief(), onTime: true, Token));

        var second = FileAsync(home, round, Made.Debrief());
        await world.SomebodyWaitsAsync();
        await first.CommitAsync(Token);

        Assert.False(await second);
    }

    [Fact]
    public async Task Debrief_RolledBack_CanBeFiledAgain()
    {
        var (home, round) = await EndedAsync();
        await using (var given = await world.Units.BeginAsync(Token))
            await given.Debriefs.FileAsync(home.Id, round.Id, round.InterviewerId, Made.Debrief(), onTime: true, Token);

        Assert.Equal(new Filed(Interviewer: false, Candidate: false), await FiledAsync(home, round));
        Assert.True(await FileAsync(home, round, Made.Debrief()));
    }

    [Fact]
    public async Task Debrief_FiledJustAfterMidnightAtHome_CountsInTheWeekThere()
    {
        var (home, round) = await EndedAsync();
        await world.ExecuteAsync("update communities set time_zone = 'Pacific/Auckland' where community_id = $1", home.Id.Value);
        var mondayThere = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        await world.DoAsync(unit => unit.At(mondayThere).Debriefs.FileAsync(home.Id, round.Id, round.InterviewerId, Made.Debrief(), onTime: true, Token));

        Assert.Equal(202648, await world.ScalarAsync<int>("select week from service_marks where round_id = $1", round.Id.Value));
    }

    [Fact]
    public async Task Notes_AddedInOneInstant_ComeInOrderToTheirAuthorAlone()
    {
        var (home, round) = await EndedAsync();
        var notes = Enumerable.Range(1, 5).Select(i => new Note(Now, Made.DiveDeep, $"Note {i}")).ToList();
        foreach (var note in notes)
            await world.DoAsync(unit => unit.Debriefs.AddNoteAsync(home.Id, round.Id, round.InterviewerId, note, Token));

        Assert.Equal(notes, await NotesAsync(home, round, round.InterviewerId));
        Assert.Empty(await NotesAsync(home, round, round.CandidateId));
    }

    [Fact]
    public async Task R3_SecondDebriefOfAPartAndVersion_IsRefusedByTheTable()
    {
        var (home, round) = await EndedAsync();
        await FileAsync(home, round, Made.Debrief());

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            "insert into debriefs select community_id, round_id, author_id, version, part, body, filed_at from debriefs where round_id = $1", round.Id.Value));
        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            "insert into debriefs select community_id, round_id, $2, version, part, body, filed_at from debriefs where round_id = $1",
            round.Id.Value, round.CandidateId.Value));
    }

    private async Task<(Home Home, Round Round)> EndedAsync()
    {
        var home = await world.HomeAsync();
        return (home, await home.RoundAsync(Made.Ended(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana"))));
    }

    private Task<bool> FileAsync(Home home, Round round, Debrief debrief) => world.DoAsync(
        unit => unit.Debriefs.FileAsync(home.Id, round.Id, round.InterviewerId, debrief, onTime: true, Token));

    private Task<bool> FileAsync(Home home, Round round, SelfReview review) => world.DoAsync(
        unit => unit.Debriefs.FileAsync(home.Id, round.Id, round.CandidateId, round.InterviewerId, review, onTime: true, Token));

    private Task<Filed> FiledAsync(Home home, Round round) => world.DoAsync(unit => unit.Debriefs.FiledAsync(home.Id, round.Id, Token));

    private Task<IReadOnlyList<Note>> NotesAsync(Home home, Round round, MemberId author) =>
        world.DoAsync(unit => unit.Debriefs.NotesAsync(home.Id, round.Id, author, Token));
}
