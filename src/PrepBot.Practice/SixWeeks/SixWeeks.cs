using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.SixWeeks;

/// <summary>
/// Six weeks of a group, made up: rounds with worked answers for stories and their keys for debriefs, each written as of its own day and counted by the same
/// rules as real ones. Nothing is posted of it but the board of the last week.
/// </summary>
internal sealed class SixWeeks(IUnitOfWorkFactory units, IPastUnits pasts, QuestionBank bank, AnswerBook answers) : IMadeUpPast, IDisposable
{
    private static readonly TimeSpan TalkedFor = TimeSpan.FromMinutes(43);
    private static readonly TimeSpan FiledAfter = TimeSpan.FromMinutes(35);
    private static readonly TimeSpan FirstAsked = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PerPrinciple = TimeSpan.FromMinutes(19);

    private static readonly (Level Level, Track Track, int? DaysLeft)[] Preparing =
    [
        (Level.Senior, Track.Software, 9), (Level.Junior, Track.Data, 30), (Level.Staff, Track.Manager, null), (Level.Senior, Track.General, 23), (Level.Senior, Track.MachineLearning, null),
    ];

    /// <summary>Who asks while it is being written waits, and then finds it there.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    public PastOffer Offer => SixWeeksTexts.Offer;

    public void Dispose() => _one.Dispose();

    public async Task<bool> IsOfferedAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        return Plan(people: Preparing.Length, work.Now) is [.., var last]
            && (await work.Communities.FindAsync(community, cancellationToken) is not { } known || await IsLackingAsync(work, known, last, cancellationToken));
    }

    public async Task<string> GiveAsync(CommunityRef community, RoomRef channel, IReadOnlyList<MadeUpPerson> people, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (await GatherAsync(community, channel, people, cancellationToken) is not { } group)
                return SixWeeksTexts.HaveMet;

            foreach (var planned in group.Plan)
                await HoldAsync(group, planned, cancellationToken);
            await PostBoardAsync(group, cancellationToken);
            return SixWeeksTexts.Given;
        }
        finally
        {
            _one.Release();
        }
    }

    private IReadOnlyList<PlannedRound> Plan(int people, DateTimeOffset now) => SixWeeksPlan.Create(people, bank.Principles, answers, now);

    /// <summary>The last one is not there yet; and nothing is there at all, or the first one is.</summary>
    private static async Task<bool> IsLackingAsync(IUnitOfWork work, Community known, PlannedRound last, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(known.Id, IdOf(known.Id, last.Number), forChange: false, cancellationToken) is not null)
            return false;

        var zone = known.Settings.TimeZone;
        var activity = await work.Coverage.ActivityOfAllTimeAsync(known.Id, zone, IsoWeekNumber.From(work.Now, zone), cancellationToken);
        return activity.Rounds == 0 || await work.Rounds.FindAsync(known.Id, IdOf(known.Id, 0), forChange: false, cancellationToken) is not null;
    }

    /// <returns>Null where the group has a past.</returns>
    private async Task<MadeUpGroup?> GatherAsync(CommunityRef community, RoomRef channel, IReadOnlyList<MadeUpPerson> people, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var plan = Plan(people.Count, work.Now);
        var known = await work.Communities.EnsureAsync(community, cancellationToken);
        if (plan is not [.., var last] || !await IsLackingAsync(work, known, last, cancellationToken))
            return null;

        var meets = await work.Communities.SetChannelAsync(known.Id, channel, enabled: true, cancellationToken);
        var members = new List<Member>();
        foreach (var (place, person) in people.Index())
        {
            var member = await work.Members.EnsureAsync(known.Id, person.Person, person.Name, cancellationToken);
            members.Add(member);
            if (member.Profile with { WasAsked = false } == Profile.Empty)
                await work.Members.SaveProfileAsync(known.Id, member.Id, ProfileOf(person, Preparing[place % Preparing.Length], work.Now), cancellationToken);
        }

        await work.CommitAsync(cancellationToken);
        return new MadeUpGroup(known, meets, members, plan);
    }

    private static Profile ProfileOf(MadeUpPerson person, (Level Level, Track Track, int? DaysLeft) preparing, DateTimeOffset now) => new()
    {
        TimeZone = person.TimeZone,
        Level = preparing.Level,
        Track = preparing.Track,
        TargetDate = preparing.DaysLeft is { } days ? LocalDay.From(now, person.TimeZone ?? "Etc/UTC").AddDays(days) : null,
        WasAsked = true,
    };

    /// <summary>A round that is over takes nobody's seat: it may be written while the two are in another one.</summary>
    private async Task HoldAsync(MadeUpGroup group, PlannedRound planned, CancellationToken cancellationToken)
    {
        var round = RoundOf(group, planned);
        await using var work = await pasts.BeginAsync(round.RevealedAt!.Value, cancellationToken);
        if (await work.Rounds.FindAsync(round.CommunityId, round.Id, forChange: false, cancellationToken) is not null)
            return;

        await work.Rounds.AddAsync(round, cancellationToken);
        foreach (var prompt in round.Kit)
            await work.Prompts.RecordAskedAsync(round, prompt.PromptKey, cancellationToken);
        await work.Prompts.RecordAnswersAsync(round, cancellationToken);

        var debrief = AsFiled.ByInterviewer(planned.Answers, bank);
        var review = AsFiled.ByCandidate(planned.Answers, bank, planned.Number);
        await work.Debriefs.FileAsync(round.CommunityId, round.Id, round.InterviewerId, debrief, onTime: true, cancellationToken);
        await work.Debriefs.FileAsync(round.CommunityId, round.Id, round.CandidateId, round.InterviewerId, review, onTime: true, cancellationToken);
        await DebriefConsequences.RecountAsync(work, round, cancellationToken);
        await work.Prompts.RecordVerdictsAsync(round, debrief, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    private Round RoundOf(MadeUpGroup group, PlannedRound planned)
    {
        var ended = planned.At + TalkedFor;
        return new Round
        {
            CommunityId = group.Community.Id,
            Id = IdOf(group.Community.Id, planned.Number),
            ChannelId = group.Channel.Id,
            InterviewerId = group.Members[planned.Interviewer].Id,
            CandidateId = group.Members[planned.Candidate].Id,
            Principles = [.. planned.Answers.Select(answer => answer.Principle)],
            Minutes = SixWeeksPlan.Minutes,
            Stage = RoundStage.Revealed,
            Version = 1,
            CreatedAt = planned.At,
            ArriveBy = planned.At + group.Community.Settings.ArrivalTime,
            InterviewerHere = true,
            CandidateHere = true,
            StartedAt = planned.At,
            EndsAt = planned.At.AddMinutes(SixWeeksPlan.Minutes),
            Current = planned.Answers.Count - 1,
            Kit = [.. planned.Answers.Index().Select(told => Asked(told.Item, planned.At + FirstAsked + (told.Index * PerPrinciple)))],
            EndedAt = ended,
            RevealedAt = ended + FiledAfter,
        };
    }

    private KitPrompt Asked(WorkedAnswer answer, DateTimeOffset at)
    {
        var prompt = bank.TryGet(answer.Prompt)!;
        return new KitPrompt(prompt.Id.Key, answer.Principle, prompt.Text, prompt.After, prompt.Probes)
        {
            Short = prompt.Short,
            IsCore = prompt.IsCore,
            Without = prompt.Without,
            Level = answer.Level,
            Track = answer.Track,
            AskedAt = at,
            AnsweredAt = at.AddMinutes(5),
            ProbesUsed = [0, 1],
        };
    }

    private async Task PostBoardAsync(MadeUpGroup group, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var week = IsoWeekNumber.From(work.Now, group.Community.Settings.TimeZone).Plus(-1);
        var post = new BoardPost(group.Community.Id, NewId.At<BoardPostId>(work.Now), group.Channel.Id, week, work.Now, IsLate: false);
        if (await work.Boards.AddAsync(post, cancellationToken))
            await WeeklyBoard.ShowAsync(work, post, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>The same for the same number, so that a round is made up once.</summary>
    private static RoundId IdOf(CommunityId community, int number) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"six weeks of {community.Value:N}, round {number}")).AsSpan(0, 16)));
}

/// <summary>Who meets where, by which plan.</summary>
internal sealed record MadeUpGroup(Community Community, Channel Channel, IReadOnlyList<Member> Members, IReadOnlyList<PlannedRound> Plan);
