using System.Globalization;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>Whatever is filed, corrected, disputed, decided and forgotten, in whatever order: the credits are what a plain recount of the debriefs gives.</summary>
public sealed class RecountTests
{
    private static readonly string[] Keys = ["frugality", "ownership"];
    private static readonly string[] Verdicts = ["Strong", "Solid", "MildConcern", "Concern", "NotProbed"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnySequence_Done_LeavesWhatAPlainRecountGives(int seed)
    {
        await using var group = await Group.GatherAsync();
        var chance = new Random(seed);
        var people = new[] { group.Member("Ana"), group.Member("Raj"), group.Member("Mia") };
        var olga = group.Member("Olga", organiser: true);
        foreach (var person in people.Append(olga))
            await person.CommandsAsync("help");

        var rounds = new List<(RoundId Id, Actor Candidate, Actor Interviewer)>();
        for (var step = 0; step < 90; step++)
        {
            if (rounds.Count < 9 && (rounds.Count == 0 || chance.Next(5) == 0))
            {
                var (candidate, interviewer) = (people[chance.Next(2)], people[2]);
                rounds.Add((await EndedAsync(group, candidate, interviewer), candidate, interviewer));
            }

            await DoSomethingAsync(group, chance, rounds[chance.Next(rounds.Count)], olga);
            if (step % 25 == 24)
                await ForgetAsync(group, people[(seed + (step / 25)) % 3]);

            if (chance.Next(6) == 0)
            {
                group.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 30)));
                await group.SettleAsync();
            }

            Assert.Equal(await PlainRecountAsync(group, rounds), await StoredAsync(group));
            Assert.Equal(0, await group.AskAsync<int>("""
                select count(*) from credits c
                where first_time <> not exists (
                    select from credits e
                    where (e.community_id, e.candidate_id, e.principle) = (c.community_id, c.candidate_id, c.principle)
                        and (e.week, e.ended_at, e.interviewer_id) < (c.week, c.ended_at, c.interviewer_id))
                """));
        }
    }

    private static async Task DoSomethingAsync(Group group, Random chance, (RoundId Id, Actor Candidate, Actor Interviewer) round, Actor olga)
    {
        switch (chance.Next(7))
        {
            case 0:
                await round.Interviewer.SendsAsync(On("debrief", "file", round.Id), Debrief(chance));
                break;
            case 1:
                await round.Candidate.SendsAsync(On("debrief", "review", round.Id), Review(chance));
                break;
            case 2:
                await round.Interviewer.SendsAsync(On("correct", "file", round.Id), Debrief(chance));
                break;
            case 3:
                await round.Candidate.SendsAsync(On("correct", "review", round.Id), Review(chance));
                break;
            case 4:
                await round.Candidate.SendsAsync(On("dispute", "send", round.Id), ("principle", Keys[chance.Next(2)]), ("share", "no"));
                break;
            default:
                var open = await group.AskAsync<string>("select coalesce((select dispute_id::text from disputes order by dispute_id desc limit 1), '')");
                if (open.Length > 0)
                    await olga.ClicksAsync(new ActionId("dispute", chance.Next(2) == 0 ? "keep" : "void", Subject.Create(new DisputeId(Guid.Parse(open)))));
                break;
        }
    }

    /// <summary>Who is forgotten takes their own credits along, and not one that somebody else earned with them.</summary>
    private static async Task ForgetAsync(Group group, Actor actor)
    {
        group.Tick();
        var id = await group.AskAsync<string>($"select coalesce((select member_id::text from members where external_id = '{actor.Person.ExternalId}'), '')");
        var others = await StoredAsync(group, $"where candidate_id::text <> '{id}'");
        await actor.CommandsAsync("forget-me");
        await actor.PressesAsync("Erase me");
        Assert.StartsWith("It has begun", actor.Heard);
        Assert.Equal(others, await StoredAsync(group));
        Assert.Equal(0, await group.AskAsync<int>($"select count(*) from service_marks where interviewer_id::text = '{id}'"));
        group.Tick();
    }

    /// <summary>Written apart from the product's own counting: loops and a set.</summary>
    private static async Task<List<string>> PlainRecountAsync(Group group, List<(RoundId Id, Actor Candidate, Actor Interviewer)> rounds)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = await work.Communities.EnsureAsync(RecordingPlatform.Community, CancellationToken.None);
        var loaded = new List<Round>();
        foreach (var (id, _, _) in rounds)
            loaded.Add((await work.Rounds.FindAsync(community.Id, id, forChange: false, CancellationToken.None))!);

        var taken = new HashSet<string>();
        var credits = new List<string>();
        foreach (var round in loaded.Where(round => round.RevealedAt is not null).OrderBy(round => round.RevealedAt).ThenBy(round => round.Id.Value))
        {
            if (await work.Debriefs.DebriefAsync(community.Id, round.Id, CancellationToken.None) is not { Words: { } debrief })
                continue;

            var self = (await work.Debriefs.SelfReviewAsync(community.Id, round.Id, CancellationToken.None)).Words;
            var disputes = await work.Disputes.OfRoundAsync(community.Id, round.Id, CancellationToken.None);
            var year = ISOWeek.GetYear(round.EndedAt!.Value.UtcDateTime);
            var week = ISOWeek.GetWeekOfYear(round.EndedAt.Value.UtcDateTime);
            foreach (var score in EvidenceRule.Counted(debrief))
            {
                if (disputes.Any(d => d.Principle == score.Principle && d.State is DisputeState.Open or DisputeState.Void))
                    continue;
                if (taken.Add($"{score.Principle} {round.CandidateId} {round.InterviewerId} {year} {week}"))
                    credits.Add($"{round.Id.Value} {score.Principle} {(year * 100) + week} {(int)score.Verdict} {(int?)self?.For(score.Principle)?.Verdict}");
            }
        }

        credits.Sort(StringComparer.Ordinal);
        return credits;
    }

    private static async Task<List<string>> StoredAsync(Group group, string which = "")
    {
        var all = await group.AskAsync<string>($"""
            select coalesce(string_agg(round_id || ' ' || principle || ' ' || week || ' ' || verdict || ' ' || coalesce(own_verdict::text, ''), ';'), '')
            from credits
            {which}
            """);
        var credits = all.Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        credits.Sort(StringComparer.Ordinal);
        return credits;
    }

    private static (string, string)[] Debrief(Random chance) =>
    [
        .. Keys.SelectMany(key => new[]
        {
            ($"{key}.verdict", Verdicts[chance.Next(Verdicts.Length)]),
            ($"{key}.evidence", chance.Next(4) == 0 ? "too short" : $"{TheRound.Evidence} {(chance.Next(5) == 0 ? "" : key)}"),
        }),
        ("overall", "Inclined"), ("keep", "the numbers"), ("change-1", $"take {chance.Next(100)}"),
    ];

    private static (string, string)[] Review(Random chance) =>
        [.. Keys.Select(key => ($"{key}.own", Verdicts[chance.Next(Verdicts.Length)])), ("helpful", $"{chance.Next(1, 5)}"), ("change", "")];

    private static ActionId On(string feature, string verb, RoundId round) => new(feature, verb, Subject.Create(round));

    private static async Task<RoundId> EndedAsync(Group group, Actor candidate, Actor interviewer)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = await work.Communities.EnsureAsync(RecordingPlatform.Community, CancellationToken.None);
        var channel = (await work.Communities.OpenChannelsAsync(community.Id, CancellationToken.None))[0];
        var made = Some.RunningRound(principles: 2);
        var principles = Keys.Select(key => new PrincipleId(key)).ToList();
        var round = made with
        {
            CommunityId = community.Id,
            Id = NewId.At<RoundId>(group.Now),
            ChannelId = channel,
            CandidateId = (await work.Members.EnsureAsync(community.Id, candidate.Person, candidate.Name, CancellationToken.None)).Id,
            InterviewerId = (await work.Members.EnsureAsync(community.Id, interviewer.Person, interviewer.Name, CancellationToken.None)).Id,
            Principles = principles,
            CreatedAt = group.Now.AddHours(-1),
            StartedAt = group.Now.AddMinutes(-45),
            EndsAt = group.Now,
            EndedAt = group.Now,
            Stage = RoundStage.Debriefing,
            Kit = [.. principles.Select(id => Some.Prompt(id) with { AskedAt = group.Now.AddMinutes(-40), AnsweredAt = group.Now.AddMinutes(-37) })],
        };
        await work.Rounds.AddAsync(round, CancellationToken.None);
        await work.DueRows.SetAsync(community.Id, "debrief-clock", round.Id.Value, group.Now.AddMinutes(15), CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
        await group.RunAsync("delete from open_seats");
        return round.Id;
    }
}
