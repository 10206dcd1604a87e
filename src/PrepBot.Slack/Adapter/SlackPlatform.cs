using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Posting;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Adapter;

/// <summary>Slack as the features see it. Rooms are group conversations; the same people always have the same one.</summary>
internal sealed class SlackPlatform(SlackApiClient api, SlackWorkspaces workspaces, DirectConversations direct, CommandRoot root) : IChatPlatform, IKeepsPages
{
    private static readonly SlackPage SeeAbove = MessageRenderer.Pages(Message.Create(RichText.Plain("See above.", Emphasis.Light)))[0];

    public PlatformName Name => SlackPlatformName.Name;

    /// <summary>Slack knows no key that would make a repeated post one, and we do not ask to read what was posted.</summary>
    public TimeSpan PostsAreProvableFor => TimeSpan.Zero;

    public Task<PostedMessage> PostAsync(
        CommunityRef community, RoomRef room, Message message, string postKey, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(async () => await PostAsync(await WorkspaceAsync(community, cancellationToken), room.ExternalId, message, cancellationToken));

    public Task<PostedMessage> SendPrivatelyAsync(
        CommunityRef community, PersonRef person, Message message, string postKey, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(async () =>
        {
            var workspace = await WorkspaceAsync(community, cancellationToken);
            return await direct.SayAsync(
                workspace, person.ExternalId, conversation => PostAsync(workspace, conversation, message, cancellationToken), cancellationToken);
        });

    public Task UpdateAsync(CommunityRef community, PostedMessage posted, Message message, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(async () =>
        {
            var token = (await WorkspaceAsync(community, cancellationToken)).Token;
            var (pages, timestamps) = (MessageRenderer.Pages(message), posted.ExternalId.Split(','));
            if (pages.Count > timestamps.Length)
                throw new PlatformException(PlatformRefusal.CannotBeEdited, "The message has grown out of where it stands.");

            for (var index = 0; index < timestamps.Length; index++)
            {
                // A message of fewer pages than before: what is left over says so.
                var page = index < pages.Count ? pages[index] : SeeAbove;
                await api.UpdateAsync(token, new UpdateMessage(posted.Room.ExternalId, timestamps[index], page.Text, page.Blocks), cancellationToken);
            }
        });

    public Task DeleteAsync(CommunityRef community, PostedMessage posted, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(async () =>
        {
            var token = (await WorkspaceAsync(community, cancellationToken)).Token;
            foreach (var timestamp in posted.ExternalId.Split(','))
            {
                try
                {
                    await api.DeleteAsync(token, new DeleteMessage(posted.Room.ExternalId, timestamp), cancellationToken);
                }
                catch (SlackApiException e) when (e.Fault == SlackFault.Refused && e.Error == "message_not_found")
                {
                    // Somebody was quicker.
                }
            }
        });

    public Task<RoomRef> OpenRoomAsync(
        CommunityRef community, RoomRef channel, string title, IReadOnlyList<PersonRef> people, string postKey, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(people.Count, nameof(people));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, SlackLimits.PeopleInGroup, nameof(people));
        return SlackFailures.MappedAsync(async () =>
            new RoomRef(Name, await api.OpenConversationAsync(
                (await WorkspaceAsync(community, cancellationToken)).Token, people.Select(person => person.ExternalId), cancellationToken)));
    }

    public Task ShowPageAsync(CommunityRef community, PersonRef person, Message page, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(async () =>
        {
            var workspace = await WorkspaceAsync(community, cancellationToken);
            await api.PublishViewAsync(workspace.Token, person.ExternalId, FormRenderer.Home(page), cancellationToken);
        });

    /// <summary>Group conversations cannot be closed to their people; the card in it says that the round is over.</summary>
    public Task CloseRoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A group conversation is in everybody's private messages already: there is nowhere else to go.</summary>
    public RoomRef? DirectRoom(IReadOnlyList<PersonRef> people) => null;

    public string? Remedy(PlatformRefusal refusal, IReadOnlyList<string> rights) => SlackRemedies.For(refusal, rights, root);

    private async Task<PostedMessage> PostAsync(SlackWorkspace workspace, string channel, Message message, CancellationToken cancellationToken)
    {
        var timestamps = new List<string>();
        foreach (var page in MessageRenderer.Pages(message))
        {
            var posted = await PostAsync(workspace, new PostMessage(channel, page.Text, page.Blocks), isFirst: timestamps.Count == 0, cancellationToken);
            timestamps.Add(posted.Ts is { Length: > 0 } ts ? ts : throw new SlackApiException(SlackMethod.PostMessage.Name, SlackFault.Unknown, "incomplete_answer"));
        }

        return new PostedMessage(new RoomRef(Name, channel), string.Join(',', timestamps));
    }

    /// <summary>After the first page nobody can say that nothing was done, so a later one waits for its turn.</summary>
    private async Task<PostedAnswer> PostAsync(SlackWorkspace workspace, PostMessage body, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await api.PostAsync(workspace.Token, body, cancellationToken);
        }
        catch (SlackApiException e) when (!isFirst && e.Fault == SlackFault.RateLimited)
        {
            await api.WaitToPostAsync(workspace.Token, cancellationToken);
            return await PostAsync(workspace, body, isFirst, cancellationToken);
        }
        catch (SlackApiException e) when (!isFirst && e.Fault != SlackFault.Refused)
        {
            throw new SlackApiException(e.Method, SlackFault.Unknown, e.Error, e);
        }
    }

    /// <exception cref="SlackApiException">The bot is not, or no longer, installed there.</exception>
    private async Task<SlackWorkspace> WorkspaceAsync(CommunityRef community, CancellationToken cancellationToken) =>
        await workspaces.FindAsync(community.ExternalId, organisation: null, cancellationToken) ?? throw new SlackApiException("workspace", SlackFault.Refused, "not_installed");
}
