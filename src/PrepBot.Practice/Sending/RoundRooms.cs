using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Sending;

/// <summary>A round's room: only its people are in it.</summary>
public sealed class RoundRooms(PrincipleSet principles) : IPrivateRooms
{
    public async Task<PrivateRoom?> FindAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken) =>
        await work.Rounds.FindAsync(community, RoundId.From(subject), forChange: false, cancellationToken) switch
        {
            { Room: { } room } round => new PrivateRoom(room) { Words = round.IsOpen ? TalkTexts.InTheRoom(round.Talk) : null },
            { IsOpen: true } => new PrivateRoom(Room: null),
            _ => null,
        };

    public async Task<RoomPlan?> PlanAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(community, RoundId.From(subject), forChange: false, cancellationToken) is not { Room: null, IsOpen: true } round)
            return null;

        var (people, home) = await work.TogetherAsync(
            () => People.OfAsync(work, round, cancellationToken), () => work.Communities.GetAsync(community, cancellationToken), cancellationToken);
        var observer = round.ObserverId is { } watcher ? people.Person(watcher) : null;
        var members = new[] { people.Person(round.InterviewerId), people.Person(round.CandidateId), observer }.OfType<PersonRef>().ToList();
        return new RoomPlan(round.ChannelId, RoundTitle.OfRoom(round, people, principles, home.Settings.TimeZone), members);
    }

    public Task OpenedAsync(IUnitOfWork work, CommunityId community, Guid subject, RoomRef room, CancellationToken cancellationToken) =>
        work.Rounds.SetRoomAsync(community, RoundId.From(subject), room, cancellationToken);
}
