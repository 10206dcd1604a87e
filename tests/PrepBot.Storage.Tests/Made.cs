using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Tests;

/// <summary>Values with boring defaults.</summary>
internal static class Made
{
    private static int _counter;

    public static PrincipleId DiveDeep { get; } = new("dive-deep");

    public static PrincipleId Frugality { get; } = new("frugality");

    public static PrincipleId EarnTrust { get; } = new("earn-trust");

    private static DateTimeOffset Now => StoreWorld.Now;

    public static TId Id<TId>()
        where TId : struct, ITypedId<TId> => NewId.At<TId>(Now.AddMilliseconds(Interlocked.Increment(ref _counter)));

    /// <summary>Something nobody else has.</summary>
    public static string Unique(string start) => $"{start}-{Interlocked.Increment(ref _counter)}";

    public static Origin Origin(Home home, string name, string room = "general") => new(
        Unique("delivery"), home.Community.Ref, new RoomRef(home.Community.Ref.Platform, room),
        new PersonRef(home.Community.Ref.Platform, name.ToLowerInvariant()), name, IsOrganiser: false, Now)
    {
        AnswerBy = Now.AddSeconds(3),
    };

    public static WaitingEntry Entry(Home home, Member member, DateTimeOffset? since = null) => new(
        home.Id, Id<WaitingEntryId>(), home.Channel.Id, member.Id, WantedRole.Either, [DiveDeep], 45,
        since ?? Now, (since ?? Now).AddHours(1));

    public static Invitation Invitation(Home home, Member from, Member to, DateTimeOffset? at = null) => new(
        home.Id, Id<InvitationId>(), home.Channel.Id, from.Id, to.Id, WantedRole.Interviewer, [Frugality], 30,
        at ?? Now, (at ?? Now).AddMinutes(15), InvitationState.Open);

    public static Round Round(Home home, Member interviewer, Member candidate) => new()
    {
        CommunityId = home.Id,
        Id = Id<RoundId>(),
        ChannelId = home.Channel.Id,
        InterviewerId = interviewer.Id,
        CandidateId = candidate.Id,
        Principles = [DiveDeep, Frugality],
        Minutes = 45,
        Stage = RoundStage.Gathering,
        CreatedAt = Now,
        ArriveBy = Now.AddMinutes(5),
    };

    /// <summary>A round whose talking is over.</summary>
    public static Round Ended(Home home, Member interviewer, Member candidate, DateTimeOffset? at = null) =>
        Round(home, interviewer, candidate) with
        {
            Stage = RoundStage.Debriefing,
            CreatedAt = (at ?? Now).AddHours(-1),
            StartedAt = (at ?? Now).AddMinutes(-45),
            EndsAt = at ?? Now,
            EndedAt = at ?? Now,
        };

    public static Credit Credit(Round round, PrincipleId principle, int week, Verdict verdict = Verdict.Solid) => new(
        round.CommunityId, round.ChannelId, round.Id, principle, round.CandidateId, round.InterviewerId, new IsoWeekNumber(week),
        round.EndedAt ?? Now, verdict, Verdict.Strong);

    public static Debrief Debrief(string evidence = "Read the logs of all nine hosts and found the one clock that ran late.") => new(
        [new PrincipleScore(DiveDeep, Verdict.Strong, evidence, "The late clock", AnswerParts.Result, [new SignKey("beat:detail"), new SignKey("green:tested-and-dropped")])],
        Inclination.Inclined, "Numbers", ["Shorter scene"]);

    public static SelfReview SelfReview(string willChange = "Come to the point") =>
        new([new OwnView(DiveDeep, Verdict.Solid, "The late clock")], Helpfulness: 4, willChange);

    public static OutboxItem Item(CommunityId community, Guid lane, OutboxContent? content = null) => new(
        community, lane, content ?? new PostToChannel(lane, Message.Create(Unique("text"))), UnknownOutcome.Ask, Now, Now.AddHours(1));
}
