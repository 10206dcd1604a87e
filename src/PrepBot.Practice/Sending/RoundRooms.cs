using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Sending;

/// <summary>A round's room: only its people are in it.</summary>
public sealed class RoundRooms : IPrivateRooms
{
    public async Task<PrivateRoom?> FindAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken) =>
        await work.Rounds.FindAsync(community, RoundId.From(subject), forChange: false, cancellationToken) switch
        {
            { Room: { } room } => new PrivateRoom(room),
            { IsOpen: true } => new PrivateRoom(Room: null),
            _ => null,
        };

    public async Task<RoomPlan?> PlanAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(community, RoundId.From(subject), forChange: false, cancellationToken) is not { Room: null, IsOpen: true } round)
            return null;

        var people = await People.OfAsync(work, round, cancellationToken);
        var observer = round.ObserverId is { } watcher ? people.Person(watcher) : null;
        var members = new[] { people.Person(round.InterviewerId), people.Person(round.CandidateId), observer }.OfType<PersonRef>().ToList();
        var title = $"Mock: {people.PlainName(round.InterviewerId)} and {people.PlainName(round.CandidateId)}";
        return new RoomPlan(round.ChannelId, title.Length <= 80 ? title : "Mock round", members);
    }

    public Task OpenedAsync(IUnitOfWork work, CommunityId community, Guid subject, RoomRef room, CancellationToken cancellationToken) =>
        work.Rounds.SetRoomAsync(community, RoundId.From(subject), room, cancellationToken);
}
