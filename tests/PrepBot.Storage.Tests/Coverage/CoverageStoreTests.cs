using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Coverage;

public sealed class CoverageStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly IsoWeekNumber Beginning = new(200001);
    private static readonly IsoWeekNumber Week46 = new(202646);
    private static readonly IsoWeekNumber Week47 = new(202647);
    private static readonly IsoWeekNumber Week48 = new(202648);

    [Fact]
    public async Task Credits_AddedAndRead_AreTheSameOldestFirst()
    {
        var (home, raj, ana) = await PairAsync();
        var (early, late) = (await EndedAsync(home, raj, ana, Now.AddDays(-3)), await EndedAsync(home, raj, ana, Now));
        var newer = Made.Credit(late, Made.DiveDeep, 202647) with { OwnVerdict = null };
        var older = Made.Credit(early, Made.Frugality, 202647, Verdict.MildConcern);

        await AddAsync(newer, older);

        Assert.Equal([older, newer], await OfAsync(home, ana));
        Assert.Empty(await OfAsync(home, raj));
    }

    [Fact]
    public async Task SameFour_AddedAgain_StaysAsItWas()
    {
        var (home, raj, ana) = await PairAsync();
        var first = Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647, Verdict.Concern);
        await AddAsync(first);

        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647, Verdict.Strong));

        Assert.Equal([first], await OfAsync(home, ana));
    }

    [Fact]
    public async Task SamePrincipleInTwoWeeks_Tallied_IsNewInTheFirst()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202646), Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647));

        Assert.Equal((1, 1), NewAndPractised(await TallyAsync(home, ana, Week46, Week46)));
        Assert.Equal((0, 1), NewAndPractised(await TallyAsync(home, ana, Week47, Week47)));
        Assert.Equal((1, 1), NewAndPractised(await TallyAsync(home, ana, Week46, Week47)));
    }

    [Fact]
    public async Task EarlierWeek_CreditedLater_TakesTheNewPrinciple()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647));

        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202646));

        Assert.Equal((1, 1), NewAndPractised(await TallyAsync(home, ana, Week46, Week46)));
        Assert.Equal((0, 1), NewAndPractised(await TallyAsync(home, ana, Week47, Week47)));
    }

    [Fact]
    public async Task TwoInterviewersInOneWeek_Tallied_ArePractisedOnceAndNewOnce()
    {
        var (home, raj, ana) = await PairAsync();
        var mia = await home.MemberAsync("Mia");

        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647), Made.Credit(await EndedAsync(home, mia, ana), Made.DiveDeep, 202647));

        Assert.Equal((1, 1), NewAndPractised(await TallyAsync(home, ana, Week47, Week47)));
    }

    [Fact]
    public async Task CreditsOfManyWeeks_Tallied_CoverUpToTheEndOfTheSpan()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(
            Made.Credit(await EndedAsync(home, raj, ana), Made.Frugality, 202646),
            Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647),
            Made.Credit(await EndedAsync(home, raj, ana), Made.EarnTrust, 202648));

        var tally = await TallyAsync(home, ana, Week47, Week47);

        Assert.Equal("Ana", tally!.DisplayName);
        Assert.Equivalent(new[] { Made.DiveDeep, Made.Frugality }, tally.Covered.OrderBy(principle => principle.Key), strict: true);
        Assert.Equal(0, tally.Counted);
    }

    [Fact]
    public async Task MemberWhoHides_Tallied_IsLeftOut()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647));
        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { OnLeaderboard = false }, Token));

        Assert.Null(await TallyAsync(home, ana, Week47, Week47));
    }

    [Fact]
    public async Task OtherCommunity_Tallied_IsEmpty()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647));
        var elsewhere = await world.HomeAsync();

        Assert.Empty(await world.DoAsync(unit => unit.Coverage.TalliesAsync(elsewhere.Id, Week46, Week48, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.Coverage.LastPractisedAsync(elsewhere.Id, Week48, Token)));
        Assert.Equal(new Activity(0, 0), await world.DoAsync(unit => unit.Coverage.ActivityAsync(elsewhere.Id, elsewhere.Community.Settings.TimeZone, Week46, Week48, Token)));
    }

    [Fact]
    public async Task DebriefsFiled_Tallied_AreThoseThatCountedAndCameOnTime()
    {
        var (home, raj, ana) = await PairAsync();
        var rounds = new List<RoundId>();
        foreach (var onTime in new[] { true, true, false })
        {
            var round = await EndedAsync(home, raj, ana);
            await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, round.Id, raj.Id, Made.Debrief(), onTime, Token));
            rounds.Add(round.Id);
        }

        Assert.Null(await TallyAsync(home, raj, Week47, Week47));
        await world.DoAsync(unit => unit.Coverage.SetCountedAsync(home.Id, [rounds[0], rounds[2]], [rounds[1]], Token));
        var tally = await TallyAsync(home, raj, Week47, Week47);
        Assert.Equal((1, 0), (tally!.Counted, tally.Practised));
        Assert.Null(await TallyAsync(home, raj, Week48, Week48));

        await world.DoAsync(unit => unit.Coverage.SetCountedAsync(home.Id, [], rounds, Token));
        Assert.Null(await TallyAsync(home, raj, Week47, Week47));
    }

    [Fact]
    public async Task Helpfulness_OfAFiledRound_StandsBesideTheDebriefAndTwiceIsOnce()
    {
        var (home, raj, ana) = await PairAsync();
        var round = await EndedAsync(home, raj, ana);
        await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, round.Id, raj.Id, Made.Debrief(), onTime: true, Token));

        await world.DoAsync(unit => unit.Coverage.AddHelpfulnessAsync(round, Week48, 3, Token));
        await world.DoAsync(unit => unit.Coverage.AddHelpfulnessAsync(round, Week48, 3, Token));

        var record = await world.DoAsync(unit => unit.Coverage.OfInterviewerAsync(home.Id, raj.Id, Token));
        Assert.Equal((1, 1, 3.0, 1), (record.Filed, record.OnTime, record.Helpfulness, record.Raters));
    }

    [Fact]
    public async Task CreditsOfManyWeeks_Weeks_AreTheFirstAndTheLastOfEachUpToTheOneAsked()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(
            Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202646), Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202647),
            Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202648));

        var weeks = await world.DoAsync(unit => unit.Coverage.PractisedWeeksAsync(home.Id, [ana.Id, raj.Id], Week47, Token));

        Assert.Equal([new PractisedWeeks(ana.Id, Made.DiveDeep, Week46, Week47)], weeks);
    }

    [Fact]
    public async Task LastPractised_ByAnybody_IsTheLatestWeekUpToTheOneAsked()
    {
        var (home, raj, ana) = await PairAsync();
        await AddAsync(
            Made.Credit(await EndedAsync(home, raj, ana), Made.DiveDeep, 202646),
            Made.Credit(await EndedAsync(home, ana, raj), Made.DiveDeep, 202647),
            Made.Credit(await EndedAsync(home, raj, ana), Made.Frugality, 202646),
            Made.Credit(await EndedAsync(home, raj, ana), Made.EarnTrust, 202648));

        var last = await world.DoAsync(unit => unit.Coverage.LastPractisedAsync(home.Id, Week47, Token));

        Assert.Equal(2, last.Count);
        Assert.Equal(Week47, last[Made.DiveDeep]);
        Assert.Equal(Week46, last[Made.Frugality]);
    }

    [Fact]
    public async Task Activity_OfAWeekAtHome_CountsRoundsThatTookPlaceInIt()
    {
        var (home, raj, ana) = await PairAsync();
        var (mia, ola) = (await home.MemberAsync("Mia"), await home.MemberAsync("Ola"));
        var mondayThere = new DateTimeOffset(2026, 11, 16, 5, 0, 0, TimeSpan.Zero);
        await EndedAsync(home, raj, ana, mondayThere);
        await EndedAsync(home, ana, raj, mondayThere.AddDays(7).AddTicks(-10));
        await home.RoundAsync(Made.Ended(home, raj, ana, mondayThere.AddDays(2)) with { ObserverId = ola.Id });
        await EndedAsync(home, mia, raj, mondayThere.AddTicks(-10));
        await EndedAsync(home, mia, raj, mondayThere.AddDays(7));
        await home.RoundAsync(Made.Ended(home, mia, ana, mondayThere) with { Stage = RoundStage.Cancelled });

        Assert.Equal(new Activity(Rounds: 3, Members: 3), await world.DoAsync(unit => unit.Coverage.ActivityAsync(home.Id, "America/New_York", Week47, Week47, Token)));
    }

    /// <summary>Of all time another question is asked than of a span, with the same answer: over a life of somebody who hides, somebody who observes only, and somebody who left.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AllTime_AskedByItself_IsTheSpanFromTheBeginning(int seed)
    {
        var home = await world.HomeAsync();
        var members = new List<Member>();
        foreach (var name in new[] { "Ana", "Raj", "Mia", "Tom", "Hides", "Leaves", "Idle" })
            members.Add(await home.MemberAsync(name));
        var observer = await home.MemberAsync("Observes");
        await LiveAsync(home, members[..6], observer, new Random(seed));
        await world.DoAsync(unit => unit.Members.SaveProfileAsync(home.Id, members[4].Id, new Profile { OnLeaderboard = false }, Token));
        await world.ExecuteAsync("update members set left_at = now() where member_id = $1", members[5].Id.Value);

        foreach (var until in new[] { Week46.Plus(-1), Week46, Week47, Week48 })
        {
            var (tallies, activity) = await world.DoAsync(async unit => (
                await unit.Coverage.TalliesOfAllTimeAsync(home.Id, until, Token), await unit.Coverage.ActivityOfAllTimeAsync(home.Id, "Europe/Madrid", until, Token)));
            var (spanned, active) = await world.DoAsync(async unit => (
                await unit.Coverage.TalliesAsync(home.Id, Beginning, until, Token), await unit.Coverage.ActivityAsync(home.Id, "Europe/Madrid", Beginning, until, Token)));

            Assert.Equivalent(spanned.OrderBy(tally => tally.DisplayName), tallies.OrderBy(tally => tally.DisplayName), strict: true);
            Assert.Equal(active, activity);
            Assert.Equal(until >= Week46, tallies.Count > 0 && activity.Members > 0);
        }
    }

    /// <summary>Rounds, credits and marks of three weeks.</summary>
    private async Task LiveAsync(Home home, IReadOnlyList<Member> members, Member observer, Random random)
    {
        PrincipleId[] principles = [Made.DiveDeep, Made.Frugality, Made.EarnTrust];
        var monday = new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 30; i++)
        {
            var (interviewer, offset, week) = (random.Next(members.Count), random.Next(1, members.Count), random.Next(3));
            var (asks, answers) = (members[interviewer], members[(interviewer + offset) % members.Count]);
            var round = await home.RoundAsync(Made.Ended(home, asks, answers, monday.AddDays(week * 7)) with { ObserverId = i % 10 == 0 ? observer.Id : null });
            await AddAsync(Made.Credit(round, principles[random.Next(3)], 202646 + week));
            await world.DoAsync(unit => unit.Coverage.AddHelpfulnessAsync(round, new IsoWeekNumber(202646 + week), random.Next(1, 5), Token));
            if (i % 2 > 0)
                continue;

            await world.DoAsync(unit => unit.Debriefs.FileAsync(home.Id, round.Id, asks.Id, Made.Debrief(), onTime: i % 3 > 0, Token));
            await world.DoAsync(unit => unit.Coverage.SetCountedAsync(home.Id, [round.Id], [], Token));
        }
    }

    [Fact]
    public async Task R3_SecondCreditOfTheSameFour_IsRefusedByTheTable()
    {
        var (home, raj, ana) = await PairAsync();
        var round = await EndedAsync(home, raj, ana);
        await AddAsync(Made.Credit(round, Made.DiveDeep, 202647));

        await Refused.ByUniqueAsync(() => world.ExecuteAsync("insert into credits select * from credits where round_id = $1", round.Id.Value));
    }

    [Theory]
    [InlineData("first_times")]
    [InlineData("credits_of_week")]
    [InlineData("credits_of_candidate")]
    [InlineData("credits_of_principle")]
    [InlineData("service_of_week")]
    [InlineData("service_of_interviewer")]
    public async Task IndexOfTheBoard_BeginsWithTheCommunity(string index) =>
        Assert.Contains("(community_id,", await world.ScalarAsync<string>("select indexdef from pg_indexes where indexname = $1", index), StringComparison.Ordinal);

    private async Task<(Home Home, Member Raj, Member Ana)> PairAsync()
    {
        var home = await world.HomeAsync();
        return (home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana"));
    }

    private static Task<Round> EndedAsync(Home home, Member interviewer, Member candidate, DateTimeOffset? at = null) =>
        home.RoundAsync(Made.Ended(home, interviewer, candidate, at));

    private Task AddAsync(params Credit[] credits) => world.DoAsync(unit => unit.Coverage.AddAsync(credits, Token));

    private Task<IReadOnlyList<Credit>> OfAsync(Home home, Member member) => world.DoAsync(unit => unit.Coverage.OfCandidateAsync(home.Id, member.Id, Token));

    private async Task<MemberTally?> TallyAsync(Home home, Member member, IsoWeekNumber from, IsoWeekNumber to)
    {
        var tallies = await world.DoAsync(unit => unit.Coverage.TalliesAsync(home.Id, from, to, Token));
        return tallies.SingleOrDefault(tally => tally.MemberId == member.Id);
    }

    private static (int New, int Practised) NewAndPractised(MemberTally? tally) => (tally!.NewPrinciples, tally.Practised);
}
