using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Debriefs;

public sealed class ObservationStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Counts_Added_AddUpAndNeverFallBelowNothing()
    {
        var round = await WatchedAsync(await world.HomeAsync());

        foreach (var (own, group) in new[] { (-1, 0), (1, 0), (1, 0), (0, 1), (0, -1), (0, -1) })
            await CountAsync(round, "p1", own, group);

        Assert.Equal([new Observation("p1", 2, 0, AnswerParts.None)], await OfRoundAsync(round));
    }

    [Fact]
    public async Task Counts_AtTheMost_StayThere()
    {
        var round = await WatchedAsync(await world.HomeAsync());
        await CountAsync(round, "p1", Observation.MaxCount, 0);

        await CountAsync(round, "p1", 1, 0);

        Assert.Equal(Observation.MaxCount, Assert.Single(await OfRoundAsync(round)).OwnWords);
    }

    [Fact]
    public async Task Ticks_SetAndTakenBack_LeaveTheOthers()
    {
        var round = await WatchedAsync(await world.HomeAsync());
        await CountAsync(round, "p1", 1, 0);

        foreach (var (part, heard) in new[] { (AnswerParts.Action, true), (AnswerParts.Action, true), (AnswerParts.Result, true), (AnswerParts.Action, false) })
            await world.DoAsync(unit => unit.Observations.TickAsync(round, "p1", part, heard, Token));
        await world.DoAsync(unit => unit.Observations.TickAsync(round, "p2", AnswerParts.Task, heard: false, Token));

        Assert.Equivalent(
            new[] { new Observation("p1", 1, 0, AnswerParts.Result), new Observation("p2", 0, 0, AnswerParts.None) }, await OfRoundAsync(round), strict: true);
    }

    [Fact]
    public async Task OfCandidate_Asked_IsEachRevealedRoundOldestFirst_TheLastOnesOnly()
    {
        var home = await world.HomeAsync();
        var rounds = new List<Round>();
        for (var day = 0; day < 4; day++)
        {
            rounds.Add(await WatchedAsync(home, Now.AddDays(day), RoundStage.Revealed));
            await CountAsync(rounds[day], "p1", day + 1, 1);
            await CountAsync(rounds[day], "p2", 0, day);
        }

        var blind = await WatchedAsync(home, Now.AddDays(9));
        await CountAsync(blind, "p1", 50, 50);

        Assert.Equal([(2, 2), (3, 3), (4, 4)], await OfCandidateAsync(home, rounds[0].CandidateId, 3));
        Assert.Empty(await OfCandidateAsync(home, rounds[0].InterviewerId, 3));
        Assert.Empty(await OfCandidateAsync(await world.HomeAsync(), rounds[0].CandidateId, 3));
    }

    private static async Task<Round> WatchedAsync(Home home, DateTimeOffset? at = null, RoundStage stage = RoundStage.Debriefing)
    {
        var (raj, ana, tom) = (await home.MemberAsync("Raj"), await home.MemberAsync("Ana"), await home.MemberAsync("Tom"));
        return await home.RoundAsync(Made.Ended(home, raj, ana, at) with
        {
            ObserverId = tom.Id,
            Stage = stage,
            RevealedAt = stage == RoundStage.Revealed ? at ?? Now : null,
        });
    }

    private Task CountAsync(Round round, string prompt, int own, int group) => world.DoAsync(unit => unit.Observations.CountAsync(round, prompt, own, group, Token));

    private Task<IReadOnlyList<Observation>> OfRoundAsync(Round round) => world.DoAsync(unit => unit.Observations.OfRoundAsync(round.CommunityId, round.Id, Token));

    private Task<IReadOnlyList<(int OwnWords, int GroupWords)>> OfCandidateAsync(Home home, MemberId candidate, int most) =>
        world.DoAsync(unit => unit.Observations.OfCandidateAsync(home.Id, candidate, most, Token));
}
