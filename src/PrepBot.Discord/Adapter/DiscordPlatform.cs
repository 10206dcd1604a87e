using Microsoft.Extensions.Logging;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>Discord as the features see it.</summary>
internal sealed partial class DiscordPlatform(
    Posts posts, Threads threads, DirectChannels direct, GuildBook guilds, Memberships memberships, CommandRoot root, ILogger<DiscordPlatform> logger)
    : IChatPlatform, INamesPeopleInAddresses, IVoiceChannels
{
    public PlatformName Name => DiscordPlatformName.Name;

    /// <summary>The interviewer and the candidate, who come first among the people of a room.</summary>
    private const int Pair = 2;

    /// <summary>Half of what a call of the outbox may take.</summary>
    private static readonly TimeSpan AskWithin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Discord shows a second post with the same enforced nonce as the first, "in the past few minutes"; two are the fewest that can mean.
    /// https://docs.discord.com/developers/resources/message#create-message
    /// </summary>
    public TimeSpan PostsAreProvableFor { get; } = TimeSpan.FromMinutes(2);

    public string Hint => "Up to 10, one a line: a channel's link, or its id. I need no right there.";

    /// <summary>An id, a mention, or the link that "Copy Link" gives.</summary>
    public RoomRef? Parse(string words)
    {
        var id = words.Trim().TrimStart('<', '#').TrimEnd('>', '/').Split('/')[^1];
        return Snowflake.IsValid(id) ? new RoomRef(Name, id) : null;
    }

    public Task<PostedMessage> PostAsync(CommunityRef community, RoomRef room, Message message, string postKey, CancellationToken cancellationToken) =>
        CallAsync(community, async () =>
        {
            switch (RoomAddress.From(room))
            {
                case RoomAddress.Channel channel:
                    var ids = await PostToChannelAsync(channel.Id, message, postKey, cancellationToken);
                    return new PostedMessage(room, Posts.FormatExternalId(channel.Id, ids));
                case RoomAddress.Direct users:
                    return new PostedMessage(room, await PostToEachAsync(community, users.Users, message, postKey, cancellationToken));
                default:
                    throw new PlatformException(PlatformRefusal.Other, "There is no such room.");
            }
        });

    public Task<PostedMessage> SendPrivatelyAsync(
        CommunityRef community, PersonRef person, Message message, string postKey, CancellationToken cancellationToken) =>
        PlatformFailures.TranslateAsync(async () =>
        {
            // Also where the bot was removed from the server: Discord says itself whether it still may write to the person.
            var externalId = await SendAsync(community, person.ExternalId, message, postKey, cancellationToken);
            return new PostedMessage(new RoomAddress.Direct([person.ExternalId]).ToRoom(), externalId);
        });

    public Task UpdateAsync(CommunityRef community, PostedMessage posted, Message message, CancellationToken cancellationToken) =>
        CallAsync(community, async () =>
        {
            var externalIds = Posts.ParseExternalId(posted.ExternalId) ?? throw new PlatformException(PlatformRefusal.MessageGone, "There is no such message.");
            foreach (var (channel, ids) in externalIds)
            {
                var guild = RoomAddress.From(posted.Room) is RoomAddress.Direct ? community.ExternalId : null;
                if (!await posts.ReplaceAsync(channel, ids, message, guild, cancellationToken))
                    throw new PlatformException(PlatformRefusal.CannotBeEdited, "The message has grown out of where it stands.");
            }

            return true;
        });

    public Task DeleteAsync(CommunityRef community, PostedMessage posted, CancellationToken cancellationToken) =>
        CallAsync(community, async () =>
        {
            foreach (var (channel, ids) in Posts.ParseExternalId(posted.ExternalId) ?? [])
            {
                foreach (var id in ids)
                    await posts.DeleteAsync(channel, id, cancellationToken);
            }

            return true;
        });

    public Task<RoomRef> OpenRoomAsync(
        CommunityRef community, RoomRef channel, string title, IReadOnlyList<PersonRef> people, string postKey, CancellationToken cancellationToken) =>
        CallAsync(community, async () =>
        {
            var users = people.Select(person => person.ExternalId).ToList();
            if (RoomAddress.From(channel) is not RoomAddress.Channel parent)
                throw new PlatformException(PlatformRefusal.Other, "There is no such channel.");

            // What is known not to work is not tried: an empty thread in which nobody may write helps nobody.
            if (guilds.Missing(parent.Id, DiscordPermissions.ToOpenRooms) is { Count: > 0 } missing)
                throw new PlatformException(PlatformRefusal.MissingRight, "A right to open rooms is missing.") { Rights = missing, WasNotTried = true };

            try
            {
                return new RoomAddress.Channel(await threads.OpenAsync(community, parent.Id, title, users, postKey, cancellationToken)).ToRoom();
            }
            catch (DiscordRefusedException e) when (e.Code is DiscordCodes.MissingPermissions or DiscordCodes.MissingAccess)
            {
                throw new PlatformException(PlatformFailures.Meaning(e), e.Message, e) { Rights = ["Create Private Threads"] };
            }
        });

    public Task CloseRoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken) =>
        CallAsync(community, async () =>
        {
            // Direct messages stay as they are.
            if (RoomAddress.From(room) is RoomAddress.Channel thread)
                await threads.CloseAsync(thread.Id, cancellationToken);

            return true;
        });

    public RoomRef? Without(RoomRef room, PersonRef person) => RoomAddress.From(room) switch
    {
        RoomAddress.Direct direct when direct.Without(person.ExternalId) is { } others => others.Users.Count > 0 ? others.ToRoom() : null,
        _ => room,
    };

    public PostedMessage? Without(PostedMessage posted, PersonRef person)
    {
        if (RoomAddress.From(posted.Room) is not RoomAddress.Direct direct || direct.Without(person.ExternalId) is not { Users.Count: > 0 } others)
            return RoomAddress.From(posted.Room) is RoomAddress.Channel ? posted : null;

        // They stand in the order of the people; where somebody took no messages, whose is whose cannot be told any more.
        var externalIds = posted.ExternalId.Split(' ');
        var left = direct.Users.Zip(externalIds).Where(part => part.First != person.ExternalId).Select(part => part.Second);
        return externalIds.Length == direct.Users.Count ? new PostedMessage(others.ToRoom(), string.Join(' ', left)) : null;
    }

    public RoomRef? DirectRoom(IReadOnlyList<PersonRef> people) => new RoomAddress.Direct([.. people.Select(person => person.ExternalId)]).ToRoom();

    public string? Remedy(PlatformRefusal refusal, IReadOnlyList<string> rights) => DiscordRemedies.For(refusal, rights, root);

    private async Task<IReadOnlyList<string>> PostToChannelAsync(string channel, Message message, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await posts.PostAsync(channel, message, key, community: null, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.MissingPermissions or DiscordCodes.MissingAccess)
        {
            throw new PlatformException(PlatformFailures.Meaning(e), e.Message, e) { Rights = guilds.Missing(channel, DiscordPermissions.ToPost) };
        }
    }

    /// <summary>
    /// To each of them who is still there. The first two hold the round: where one of them takes no direct messages it is held nowhere, and the other is
    /// not left with half of it. Whoever else takes none keeps nothing from the others.
    /// </summary>
    private async Task<string> PostToEachAsync(CommunityRef community, IReadOnlyList<string> users, Message message, string key, CancellationToken cancellationToken)
    {
        // A room in direct messages has no door: whoever has left the server would read on.
        var members = await Task.WhenAll(users.Select(user => memberships.FindAsync(community, new PersonRef(DiscordPlatformName.Name, user), AskWithin, cancellationToken)));
        if (members.Any(member => member is Membership.Unknown))
            throw new PlatformException(PlatformFailure.TryLater, "Discord did not say who is a member.");

        var externalIds = new List<string>();
        for (var user = 0; user < users.Count; user++)
        {
            if (members[user].IsGone)
                continue;

            try
            {
                externalIds.Add(await SendAsync(community, users[user], message, $"{key}.{user}", cancellationToken));
            }
            catch (DiscordRefusedException e)
            {
                LogOneNotReached(e.Code);
                if (user >= Pair)
                    continue;

                await TakeBackAsync(externalIds, cancellationToken);
                throw;
            }
        }

        return string.Join(' ', externalIds);
    }

    private async Task TakeBackAsync(IEnumerable<string> externalIds, CancellationToken cancellationToken)
    {
        foreach (var (channel, ids) in externalIds.SelectMany(externalId => Posts.ParseExternalId(externalId) ?? []))
        {
            foreach (var id in ids)
                await posts.DeleteAsync(channel, id, cancellationToken);
        }
    }

    private async Task<string> SendAsync(CommunityRef community, string user, Message message, string key, CancellationToken cancellationToken)
    {
        var channel = await direct.OfAsync(user, cancellationToken);
        var ids = await posts.PostAsync(channel, message, key, community.ExternalId, cancellationToken);
        return Posts.FormatExternalId(channel, ids);
    }

    private Task<T> CallAsync<T>(CommunityRef community, Func<Task<T>> call) => guilds.IsGone(community.ExternalId)
        ? Task.FromException<T>(new PlatformException(PlatformRefusal.NotInstalled, "The bot was removed from this server."))
        : PlatformFailures.TranslateAsync(call);

    [LoggerMessage(6021, LogLevel.Warning, "Somebody of a room in direct messages takes none (code {Code})")]
    private partial void LogOneNotReached(int code);
}
