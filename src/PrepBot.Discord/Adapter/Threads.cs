using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>Private threads with only the people of a round. https://docs.discord.com/developers/topics/threads#public-private-threads</summary>
internal sealed class Threads(DiscordRestClient rest, Departures departures)
{
    private const int PrivateThread = 12;

    /// <summary>Minutes without a word until Discord archives it by itself: a day.</summary>
    private const int ArchiveAfter = 1440;

    /// <summary>Opens a thread, or finds the one this key has opened before: a thread has no nonce, so its name carries the key.</summary>
    /// <exception cref="DiscordException">There is none to be had.</exception>
    public async Task<string> OpenAsync(
        CommunityRef community, string channel, string title, IReadOnlyList<string> users, string key, CancellationToken cancellationToken)
    {
        var name = Name(title, key);
        var active = await rest.GetActiveThreadsAsync(community.ExternalId, cancellationToken);
        var thread = await OursAsync([.. active.Threads.Where(there => there.ParentId == channel && there.Name == name)], cancellationToken)
            ?? (await rest.StartThreadAsync(channel, new StartThread(name, PrivateThread, ArchiveAfter, Invitable: false), cancellationToken)).Id;
        foreach (var user in users)
            await AddAsync(community, channel, thread, user, cancellationToken);

        return thread;
    }

    /// <summary>Archives and locks a thread; one that is gone is closed enough.</summary>
    public async Task CloseAsync(string thread, CancellationToken cancellationToken)
    {
        try
        {
            await rest.ModifyThreadAsync(thread, new ModifyThread { Archived = true, Locked = true }, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.UnknownChannel or DiscordCodes.ThreadArchived)
        {
        }
        catch (DiscordRefusedException e) when (e.Code == DiscordCodes.MissingPermissions)
        {
            // Locking takes Manage Threads; archiving one's own thread does not.
            await rest.ModifyThreadAsync(thread, new ModifyThread { Archived = true }, cancellationToken);
        }
    }

    /// <summary>The one we have opened: a member can give a thread of their own the same name, and would sit in the room.</summary>
    private async Task<string?> OursAsync(IReadOnlyList<ChannelObject> named, CancellationToken cancellationToken)
    {
        if (named.Count == 0)
            return null;

        var application = await rest.GetApplicationAsync(cancellationToken);
        return named.FirstOrDefault(thread => thread.OwnerId == (application.Bot?.Id ?? application.Id))?.Id;
    }

    private async Task AddAsync(CommunityRef community, string channel, string thread, string user, CancellationToken cancellationToken)
    {
        try
        {
            await rest.AddThreadMemberAsync(thread, user, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.UnknownMember or DiscordCodes.UnknownUser)
        {
            // Without a privileged intent nobody tells us that somebody has left; this is how we find out.
            departures.Found(community, channel, user);
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.MissingAccess or DiscordCodes.MissingPermissions)
        {
            // They cannot see the channel; the others can still meet.
        }
    }

    /// <summary>"Mock: Ana and Raj · 123".</summary>
    private static string Name(string title, string key) => MessageRenderer.Fitting(
        $"{TextCleaner.Clean(title).ReplaceLineEndings(" ")} · {key.TrimStart('p', 'b')}", DiscordLimits.ThreadName, "thread's name");
}
