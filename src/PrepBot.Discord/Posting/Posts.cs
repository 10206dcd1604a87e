using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Posting;

/// <summary>Posts messages and changes them, each as one message or, where it is too long for one, as several.</summary>
internal sealed class Posts(DiscordRestClient rest, CommandTaps taps)
{
    private const int Flags = (int)(MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);

    /// <summary>The components of a message, or of the several it takes, with our commands to be tapped.</summary>
    public IReadOnlyList<IReadOnlyList<Component>> Render(Message message, string? community) => MessageRenderer.Render(taps.In(message), community);

    /// <summary>Posts a message.</summary>
    /// <param name="key">At most 22 characters: Discord shows a second post of the same key as the first, for a few minutes.</param>
    /// <param name="community">The guild to put into ids, in direct messages.</param>
    /// <returns>The ids of the messages, in order.</returns>
    public async Task<IReadOnlyList<string>> PostAsync(
        string channel, Message message, string key, string? community, CancellationToken cancellationToken)
    {
        var pages = Render(message, community);
        var ids = new List<string>(pages.Count);
        for (var page = 0; page < pages.Count; page++)
        {
            var body = Body(pages[page], MessageRenderer.Mentions(message)) with
            {
                Flags = message.Silent ? Flags | (int)MessageFlags.SuppressNotifications : Flags,
                Nonce = Nonce(page == 0 ? key : $"{key}-{page}"),
                EnforceNonce = true,
            };
            ids.Add((await rest.CreateMessageAsync(channel, body, [], cancellationToken)).Id);
        }

        return ids;
    }

    /// <summary>Replaces a message. Nobody is rung.</summary>
    /// <returns>False when it has grown longer than the messages it stands in.</returns>
    public async Task<bool> ReplaceAsync(
        string channel, IReadOnlyList<string> ids, Message message, string? community, CancellationToken cancellationToken)
    {
        var pages = Render(message, community);
        if (pages.Count > ids.Count)
            return false;

        for (var index = 0; index < ids.Count; index++)
        {
            // A message of fewer pages than before: what is left over says so.
            var components = index < pages.Count ? pages[index] : [new Component(ComponentType.TextDisplay) { Content = "-# See above." }];
            await EditAsync(channel, ids[index], Body(components, AllowedMentions.Nobody), cancellationToken);
        }

        return true;
    }

    /// <summary>Deletes a message of ours; one that is gone is deleted enough.</summary>
    public async Task DeleteAsync(string channel, string id, CancellationToken cancellationToken)
    {
        try
        {
            await rest.DeleteMessageAsync(channel, id, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.UnknownMessage or DiscordCodes.UnknownChannel)
        {
        }
    }

    /// <summary>The body of a message of components.</summary>
    public static CreateMessage Body(IReadOnlyList<Component> components, AllowedMentions mentions) => new()
    {
        Components = components,
        AllowedMentions = mentions,
        Flags = Flags,
    };

    /// <summary>A thread that is archived takes no edits: it is opened for the moment and closed again. Its lock stays as it is.</summary>
    private async Task EditAsync(string channel, string id, CreateMessage body, CancellationToken cancellationToken)
    {
        try
        {
            await rest.EditMessageAsync(channel, id, body, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code == DiscordCodes.ThreadArchived)
        {
            await rest.ModifyThreadAsync(channel, new ModifyThread { Archived = false }, cancellationToken);
            await rest.EditMessageAsync(channel, id, body, cancellationToken);
            await rest.ModifyThreadAsync(channel, new ModifyThread { Archived = true }, cancellationToken);
        }
    }

    private static string Nonce(string key) => MessageRenderer.Fitting(key, DiscordLimits.Nonce, "nonce");

    /// <summary>Where messages stand, as a posted message's external id: "channel/id,id".</summary>
    public static string FormatExternalId(string channel, IReadOnlyList<string> ids) => $"{channel}/{string.Join(',', ids)}";

    /// <summary>Reads <see cref="FormatExternalId"/>s, joined by blanks; null when it is none of ours.</summary>
    public static IReadOnlyList<(string Channel, IReadOnlyList<string> Ids)>? ParseExternalId(string externalId)
    {
        var byChannel = new List<(string, IReadOnlyList<string>)>();
        foreach (var part in externalId.Split(' '))
        {
            if (part.Split('/') is not [var channel, var list] || !Snowflake.IsValid(channel) || list.Split(',') is not { } ids || !ids.All(Snowflake.IsValid))
                return null;

            byChannel.Add((channel, ids));
        }

        return byChannel;
    }
}
