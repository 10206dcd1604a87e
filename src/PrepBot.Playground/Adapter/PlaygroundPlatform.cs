using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.Chat;
using PrepBot.Playground.People;
using PrepBot.Playground.Store;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Adapter;

/// <summary>The playground as the features see it: a chat service like any other, only that it lives in our own process.</summary>
internal sealed class PlaygroundPlatform(ChatService chat, RoomBook rooms, Recollection recollection) : IChatPlatform, IRemembersConversations, IPrivateRoomCards
{
    public PlatformName Name => PlaygroundPeople.Platform;

    public TimeSpan PostsAreProvableFor => TimeSpan.MaxValue;

    public Task<PostedMessage> PostAsync(
        CommunityRef community, RoomRef room, Message message, string postKey, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            var open = await RoomAsync(community, room, cancellationToken);
            if (open.ClosedAt is not null)
                throw new PlatformException(PlatformRefusal.Archived, "The room is closed.");

            return Posted(await chat.PostAsync(open, message, $"post:{postKey}", visibleTo: null, cancellationToken));
        });

    public Task<PostedMessage> SendPrivatelyAsync(
        CommunityRef community, PersonRef person, Message message, string postKey, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            if (community != PlaygroundPeople.Community || PlaygroundPeople.Find(person.ExternalId) is not { } known || known.Ref != person)
                throw new PlatformException(PlatformRefusal.PersonGone, "There is no such person.");

            var direct = await rooms.DirectAsync(known.Id, cancellationToken);
            return Posted(await chat.PostAsync(direct, message, $"post:{postKey}", known.Id, cancellationToken));
        });

    public Task ShowAsync(
        CommunityRef community, PersonRef person, RoomRef room, Message card, string postKey, bool onlyInPlace, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            var here = await RoomAsync(community, room, cancellationToken);
            if (PlaygroundPeople.Find(person.ExternalId) is not { } known || known.Ref != person || !Sight.MaySee(known.Id, here))
                throw new PlatformException(PlatformRefusal.PersonGone, "There is no such person here.");

            // It may stand where the two were paired, in private messages, and in the room itself.
            if (here.ParentId is { } channel && await rooms.FindAsync(channel, cancellationToken) is { } parent)
                await chat.ReplaceCardAsync(parent, known.Id, card, cancellationToken);
            await chat.ReplaceCardAsync(await rooms.DirectAsync(known.Id, cancellationToken), known.Id, card, cancellationToken);
            var within = card.Within(room);
            var shown = await chat.ReplaceCardAsync(here, known.Id, within, cancellationToken);
            return shown ?? (onlyInPlace || here.ClosedAt is not null ? null : await chat.PostAsync(here, within, $"post:{postKey}", known.Id, cancellationToken));
        });

    public Task UpdateAsync(CommunityRef community, PostedMessage posted, Message message, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            var room = await RoomAsync(community, posted.Room, cancellationToken);
            var replaced = ChatService.MessageId(posted.ExternalId) is { } id
                ? await chat.ReplaceAsync(room, id, message, cancellationToken)
                : null;
            return replaced ?? throw new PlatformException(PlatformRefusal.MessageGone, "There is no such message.");
        });

    public Task<RoomRef> OpenRoomAsync(
        CommunityRef community, RoomRef channel, string title, IReadOnlyList<PersonRef> people, string postKey, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            // An empty list would open the room to everybody.
            ArgumentOutOfRangeException.ThrowIfZero(people.Count, nameof(people));
            var parent = await RoomAsync(community, channel, cancellationToken);
            var room = await chat.OpenAsync(parent, title, [.. people.Select(person => person.ExternalId)], postKey, cancellationToken);
            return new RoomRef(Name, room.Id);
        });

    public Task CloseRoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            await RoomAsync(community, room, cancellationToken);
            return await chat.CloseAsync(room.ExternalId, cancellationToken);
        });

    public Task DeleteAsync(CommunityRef community, PostedMessage posted, CancellationToken cancellationToken) =>
        KeepAsync(async () =>
        {
            if (ChatService.MessageId(posted.ExternalId) is { } id)
                await chat.DeleteAsync(await RoomAsync(community, posted.Room, cancellationToken), id, cancellationToken);
            return true;
        });

    public RoomRef? DirectRoom(IReadOnlyList<PersonRef> people) => null;

    /// <summary>Nobody takes anything from the bot here.</summary>
    public string? Remedy(PlatformRefusal refusal, IReadOnlyList<string> rights) => null;

    public async Task<IReadOnlyList<SaidWords>> SaidAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken) =>
        community == PlaygroundPeople.Community ? await recollection.SaidAsync(person, cancellationToken) : [];

    public async Task<string?> ForgetAsync(
        CommunityRef community, PersonRef person, string displayName, DateTimeOffset before, string? reached, CancellationToken cancellationToken) =>
        community == PlaygroundPeople.Community
            ? await recollection.ForgetAsync(person, displayName, before, reached, cancellationToken)
            : null;

    private async Task<LocalRoom> RoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken) =>
        community == PlaygroundPeople.Community && room.Platform == Name && await rooms.FindAsync(room.ExternalId, cancellationToken) is { } found
            ? found
            : throw new PlatformException(PlatformRefusal.RoomGone, "There is no such room.");

    private PostedMessage Posted(LocalMessage message) => new(new RoomRef(Name, message.RoomId), message.Id.ToString());

    /// <summary>
    /// Whatever goes wrong with the store is worth another try, also when nobody knows whether it was written: the key of a post and
    /// the id of a message make a repeat harmless.
    /// </summary>
    private static async Task<T> KeepAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not (PlatformException or OperationCanceledException or ArgumentException))
        {
            throw new PlatformException(PlatformFailure.TryLater, "The playground could not keep it.", exception);
        }
    }
}
