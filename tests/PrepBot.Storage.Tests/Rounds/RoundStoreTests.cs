using PrepBot.Chat.Stores;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Tests.Statements;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Rounds;

public sealed class RoundStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task WholeRound_AddedAndFound_IsTheSame()
    {
        var home = await world.HomeAsync();
        var (raj, ana, mia) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"), await home.MemberAsync("Mia"));
        var before = await home.RoundAsync(Made.Ended(home, ana, raj));
        var round = Made.Round(home, raj, ana) with
        {
            ObserverId = mia.Id,
            Stage = RoundStage.Revealed,
            Version = 7,
            Room = new RoomRef(home.Community.Ref.Platform, "room"),
            InterviewerHere = true,
            CandidateHere = true,
            AskedAboutAbsence = true,
            StartedAt = Now,
            EndsAt = Now.AddMinutes(45),
            PausedAt = Now.AddMinutes(3),
            PausedFor = TimeSpan.FromSeconds(90),
            Current = 1,
            Kit = [(KitPrompt)Filled.Of(typeof(KitPrompt)), ((KitPrompt)Filled.Of(typeof(KitPrompt)) with { PromptKey = "other", AskedAt = null }).WithoutTexts()],
            NotesGiven = ClockNotes.HalfTime | ClockNotes.FiveLeft,
            EndedAt = Now.AddMinutes(50),
            RevealedAt = Now.AddHours(2),
            Cancelled = CancelReason.NothingAsked,
            Follows = before.Id,
        };

        await home.RoundAsync(round);

        Assert.Equivalent(round, await FindAsync(round), strict: true);
    }

    [Fact]
    public async Task FreshRound_AddedAndFound_IsTheSame()
    {
        var home = await world.HomeAsync();
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));

        Assert.Equivalent(round, await FindAsync(round), strict: true);
    }

    [Fact]
    public async Task PromptThatWasNotAsked_RoundEnded_KeepsItsKeyAndNoTexts()
    {
        var home = await world.HomeAsync();
        var (asked, left) = ((KitPrompt)Filled.Of(typeof(KitPrompt)), (KitPrompt)Filled.Of(typeof(KitPrompt)) with { PromptKey = "left", AskedAt = null });
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")) with { Kit = [asked, left] });
        Assert.Equivalent(left, (await FindAsync(round))!.Kit[1], strict: true);

        await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { Stage = RoundStage.Debriefing, EndedAt = Now }, Token));

        var kit = (await FindAsync(round))!.Kit;
        Assert.Equivalent(asked, kit[0], strict: true);
        Assert.Equivalent(left.WithoutTexts(), kit[1], strict: true);
        Assert.Equal(("left", "", ""), (kit[1].PromptKey, kit[1].Text, kit[1].After));
    }

    [Fact]
    public async Task RoundOfAnotherCommunity_Looked_IsNotThere()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));

        Assert.Null(await world.DoAsync(unit => unit.Rounds.FindAsync(elsewhere.Id, round.Id, forChange: true, Token)));
    }

    [Fact]
    public async Task MemberInAnOpenRound_AnotherRoundAdded_IsRefusedAndLeavesNothing()
    {
        var home = await world.HomeAsync();
        var (raj, ana, mia) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"), await home.MemberAsync("Mia"));
        var open = await home.RoundAsync(Made.Round(home, raj, ana));
        var second = Made.Round(home, mia, ana);

        Assert.False(await world.DoAsync(unit => unit.Rounds.AddAsync(second, Token)));

        Assert.Null(await FindAsync(second));
        Assert.Null(await world.DoAsync(unit => unit.Rounds.OpenOfAsync(home.Id, mia.Id, Token)));
        Assert.Equal(open.Id, (await world.DoAsync(unit => unit.Rounds.OpenOfAsync(home.Id, ana.Id, Token)))!.Id);
    }

    [Fact]
    public async Task SameTwoPairedTwiceAtOnce_Added_OneRoundIsThere()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        await using var first = await world.Units.BeginAsync(Token);
        Assert.True(await first.Rounds.AddAsync(Made.Round(home, raj, ana), Token));

        var second = world.DoAsync(unit => unit.Rounds.AddAsync(Made.Round(home, ana, raj), Token));
        await world.SomebodyWaitsAsync();
        await first.CommitAsync(Token);

        Assert.False(await second);
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from rounds where community_id = $1", home.Id.Value));
    }

    [Fact]
    public async Task SameMemberInAnotherCommunity_RoundAdded_IsFine()
    {
        foreach (var home in new[] { await world.HomeAsync(), await world.HomeAsync() })
            await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));
    }

    [Fact]
    public async Task Round_Saved_IsStoredWithTheNextVersion()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Round(home, raj, ana));
        var swapped = round with { InterviewerId = ana.Id, CandidateId = raj.Id, CandidateHere = true, Kit = [(KitPrompt)Filled.Of(typeof(KitPrompt))] };

        await world.DoAsync(unit => unit.Rounds.SaveAsync(swapped, Token));

        Assert.Equivalent(swapped with { Version = 1 }, await FindAsync(round), strict: true);
    }

    [Fact]
    public async Task Round_SavedTwiceInTheSameVersion_SecondIsAConflict()
    {
        var home = await world.HomeAsync();
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));
        await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { CandidateHere = true }, Token));

        var conflict = await Assert.ThrowsAsync<StoreException>(() => world.DoAsync(unit => unit.Rounds.SaveAsync(round with { InterviewerHere = true }, Token)));

        Assert.Equal(StoreFailure.Conflict, conflict.Failure);
        Assert.True((await FindAsync(round))!.CandidateHere);
    }

    [Fact]
    public async Task Round_InHandForChange_IsWaitedFor()
    {
        var home = await world.HomeAsync();
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));
        await using var first = await world.Units.BeginAsync(Token);
        await first.Rounds.FindAsync(home.Id, round.Id, forChange: true, Token);

        var second = world.DoAsync(unit => unit.Rounds.FindAsync(home.Id, round.Id, forChange: true, Token));
        await world.SomebodyWaitsAsync();
        await first.Rounds.SaveAsync(round with { CandidateHere = true }, Token);
        await first.CommitAsync(Token);

        Assert.Equal(1, (await second)!.Version);
    }

    [Theory]
    [InlineData(RoundStage.Debriefing)]
    [InlineData(RoundStage.Cancelled)]
    public async Task RoundThatEnds_Saved_FreesItsMembers(RoundStage stage)
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Round(home, raj, ana));

        await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { Stage = stage, EndedAt = Now }, Token));

        Assert.Null(await world.DoAsync(unit => unit.Rounds.OpenOfAsync(home.Id, ana.Id, Token)));
        await home.RoundAsync(Made.Round(home, raj, ana));
    }

    [Fact]
    public async Task RoomOpenedMeanwhile_RoundSavedWithoutIt_Stays()
    {
        var home = await world.HomeAsync();
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));
        await world.ExecuteAsync("update rounds set room = 'room' where round_id = $1", round.Id.Value);

        await world.DoAsync(unit => unit.Rounds.SaveAsync(round with { CandidateHere = true }, Token));

        Assert.Equal(new RoomRef(home.Community.Ref.Platform, "room"), (await FindAsync(round))!.Room);
    }

    [Fact]
    public async Task RoundsBeingDebriefed_OwedByAMember_AreThoseNotFiledOldestFirst()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var late = await home.RoundAsync(Made.Ended(home, raj, ana));
        var early = await home.RoundAsync(Made.Ended(home, ana, raj, Now.AddHours(-5)));
        var filed = await home.RoundAsync(Made.Ended(home, ana, raj, Now.AddHours(-3)));
        await home.RoundAsync(Made.Ended(home, ana, raj) with { Stage = RoundStage.Revealed, RevealedAt = Now.AddHours(-48) });
        await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, filed.Id, ana.Id, Made.Debrief(), onTime: true, Token));

        Assert.Equal([early.Id, late.Id], (await OwedAsync(home, ana.Id)).Select(round => round.Id));
        Assert.Equal([early.Id, filed.Id, late.Id], (await OwedAsync(home, raj.Id)).Select(round => round.Id));
    }

    [Fact]
    public async Task RoundRevealedLessThanTwoDaysAgo_NotFiled_IsStillOwed()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
        var round = await home.RoundAsync(Made.Ended(home, raj, ana) with { Stage = RoundStage.Revealed, RevealedAt = Now.AddHours(-47) });
        await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, round.Id, ana.Id, raj.Id, Made.SelfReview(), onTime: true, Token));

        Assert.Equal([round.Id], (await OwedAsync(home, raj.Id)).Select(owed => owed.Id));
        Assert.Empty(await OwedAsync(home, ana.Id));
    }

    [Fact]
    public async Task DebriefEvent_SetAndRead_IsTheLastOne()
    {
        var home = await world.HomeAsync();
        var round = await home.RoundAsync(Made.Ended(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));

        var before = await world.DoAsync(unit => unit.Rounds.DebriefEventAsync(home.Id, round.Id, Token));
        await world.DoAsync(unit => unit.Rounds.SetDebriefEventAsync(home.Id, round.Id, DebriefEvent.SecondReminder, Token));

        Assert.Null(before);
        Assert.Equal(DebriefEvent.SecondReminder, await world.DoAsync(unit => unit.Rounds.DebriefEventAsync(home.Id, round.Id, Token)));
        Assert.Equal(0, (await FindAsync(round))!.Version);
    }

    [Fact]
    public async Task NoShow_CountedTwice_IsOne()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), ana));

        await world.DoAsync(unit => unit.Rounds.CountNoShowAsync(home.Id, round.Id, ana.Id, Token));
        await world.DoAsync(unit => unit.Rounds.CountNoShowAsync(home.Id, round.Id, ana.Id, Token));

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from no_shows where member_id = $1", ana.Id.Value));
    }

    [Fact]
    public async Task R3_MemberInTwoOpenRounds_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var (raj, ana, mia) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"), await home.MemberAsync("Mia"));
        await home.RoundAsync(Made.Round(home, raj, ana));
        var ended = await home.RoundAsync(Made.Ended(home, mia, ana));

        await Refused.ByUniqueAsync(() => world.ExecuteAsync("insert into open_seats values ($1, $2, $3)", home.Id.Value, ana.Id.Value, ended.Id.Value));
    }

    [Fact]
    public async Task R3_SamePersonTwiceInARound_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var (raj, ana) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));

        await Refused.ByCheckAsync(() => world.DoAsync(unit => unit.Rounds.AddAsync(Made.Round(home, ana, ana), Token)));
        await Refused.ByCheckAsync(() => world.DoAsync(unit => unit.Rounds.AddAsync(Made.Round(home, raj, ana) with { ObserverId = ana.Id }, Token)));
        await Refused.ByCheckAsync(() => world.DoAsync(unit => unit.Rounds.AddAsync(Made.Round(home, raj, ana) with { ObserverId = raj.Id }, Token)));
    }

    private Task<Round?> FindAsync(Round round) => world.DoAsync(unit => unit.Rounds.FindAsync(round.CommunityId, round.Id, forChange: false, Token));

    private Task<IReadOnlyList<Round>> OwedAsync(Home home, MemberId member) =>
        world.DoAsync(unit => unit.Rounds.OwedByAsync(home.Id, member, Token));
}
