using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>What is done with each event: interactions go to the features, servers are remembered, everything else is counted and left alone.</summary>
internal sealed partial class DiscordEvents(
    InteractionReader reader,
    IInteractionSink sink,
    IRoomSink roomSink,
    DiscordRestClient rest,
    Posts posts,
    DirectChannels direct,
    GuildBook guilds,
    GuildRoles roles,
    Memberships memberships,
    Welcome welcome,
    ICommunityPresence presence,
    MissedRemovals missed,
    TimeProvider time,
    ILogger<DiscordEvents> logger)
{
    /// <summary>Interactions in work at once; more are told honestly to try again.</summary>
    private const int MaxInHand = 500;

    /// <summary>How long a process that cannot prove its lease leaves the first word to whoever may own it now.</summary>
    private static readonly TimeSpan Deference = TimeSpan.FromSeconds(1);

    private int _inHand;
    private int _ignored;

    /// <summary>Events that nothing is done with, and those that could not be read.</summary>
    public int Ignored => Volatile.Read(ref _ignored);

    /// <summary>Interactions in work now.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Deals with an event.</summary>
    /// <param name="arrived">The event.</param>
    /// <param name="owned">Whether this process can still prove that the stream is its own.</param>
    public async Task HandleAsync(GatewayEvent arrived, Func<bool> owned)
    {
        try
        {
            switch (arrived.Name)
            {
                case "INTERACTION_CREATE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Interaction) is { } interaction:
                    await InteractAsync(interaction, arrived.ArrivedAt, owned);
                    break;
                case "READY" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Ready) is { } ready:
                    await missed.FindAsync(ready, CancellationToken.None);
                    break;
                case "GUILD_CREATE" or "GUILD_UPDATE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Guild) is { } guild:
                    await SeeAsync(guild, arrived.Name == "GUILD_CREATE");
                    break;
                case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE"
                    when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.GuildRoleChange) is { } change:
                    roles.Changed(change.GuildId);
                    memberships.Clear(new CommunityRef(DiscordPlatformName.Name, change.GuildId));
                    await ChangeAsync(arrived.Name, new ChangedChannel { GuildId = change.GuildId });
                    break;
                case "GUILD_DELETE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.UnavailableGuild) is { Unavailable: null } left:
                    guilds.Gone(left.Id);
                    await presence.RemovedAsync(new CommunityRef(DiscordPlatformName.Name, left.Id), CancellationToken.None);
                    break;
                case "CHANNEL_DELETE" or "THREAD_DELETE" or "CHANNEL_UPDATE" or "THREAD_UPDATE" or "GUILD_MEMBER_UPDATE"
                    when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.ChangedChannel) is { GuildId: not null } changed:
                    await ChangeAsync(arrived.Name, changed);
                    break;
                default:
                    Interlocked.Increment(ref _ignored);
                    break;
            }
        }
        catch (JsonException)
        {
            Interlocked.Increment(ref _ignored);
            LogUnreadable(arrived.Name);
        }
#pragma warning disable CA1031 // The edge: whatever it is, it is logged once, and the stream goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(arrived.Name, e);
        }
    }

    /// <summary>A channel takes its threads with it. After a change of roles any channel may work that did not, and what was known of rights is old.</summary>
    private async Task ChangeAsync(string name, ChangedChannel changed)
    {
        var ofChannel = name.StartsWith("CHANNEL", StringComparison.Ordinal) || name.StartsWith("THREAD", StringComparison.Ordinal);
        if (!Snowflake.IsValid(changed.GuildId) || (ofChannel && !Snowflake.IsValid(changed.Id)))
            return;

        guilds.Forget(ofChannel ? changed.Id : null);
        var gone = name.EndsWith("_DELETE", StringComparison.Ordinal) && ofChannel;
        await roomSink.HandleAsync(
            new RoomNews(
                new CommunityRef(DiscordPlatformName.Name, changed.GuildId!),
                ofChannel ? new RoomRef(DiscordPlatformName.Name, changed.Id!) : null,
                gone ? RoomChange.Gone : RoomChange.MayWorkNow,
                TakesRoomsAlong: gone && name == "CHANNEL_DELETE"),
            CancellationToken.None);
    }

    private async Task SeeAsync(Guild guild, bool created)
    {
        if (!Snowflake.IsValid(guild.Id) || guild.Unavailable == true)
            return;

        guilds.Here(guild.Id, guild.OwnerId, guild.SystemChannelId);
        roles.Keep(guild);
        memberships.Clear(new CommunityRef(DiscordPlatformName.Name, guild.Id));
        if (!created)
            return;

        await presence.BackAsync(new CommunityRef(DiscordPlatformName.Name, guild.Id), CancellationToken.None);
        await welcome.GreetAsync(guild);
    }

    private async Task InteractAsync(Wire.Interaction interaction, DateTimeOffset arrivedAt, Func<bool> owned)
    {
        if (interaction.GuildId is not null && interaction.ChannelId is { } channel)
            guilds.MayDo(channel, interaction.AppPermissions);

        if (Interlocked.Increment(ref _inHand) > MaxInHand)
            LogBusy();
        try
        {
            switch (reader.Read(interaction, arrivedAt))
            {
                case ReadInteraction.Request request:
                    await DoAsync(interaction, request, owned);
                    break;
                case ReadInteraction.Choices choices:
                    await FirstAsync(interaction, new InteractionResponse(
                        InteractionCallbackType.ApplicationCommandAutocompleteResult, new InteractionCallbackData { Choices = choices.Offered }));
                    break;
                case ReadInteraction.Refused refused:
                    await SayAsync(interaction, refused.Words);
                    break;
                default:
                    Interlocked.Increment(ref _ignored);
                    break;
            }
        }
        catch (DiscordException e)
        {
            LogNoAnswer(e.GetType().Name);
        }
        catch (PlatformException e)
        {
            LogNoAnswer(e.Failure.ToString());
        }
        finally
        {
            Interlocked.Decrement(ref _inHand);
        }
    }

    private async Task DoAsync(Wire.Interaction interaction, ReadInteraction.Request request, Func<bool> owned)
    {
        var responder = new DiscordResponder(rest, posts, direct, interaction, request.Context, request.Interaction.Origin, time);
        if (Volatile.Read(ref _inHand) > MaxInHand)
        {
            await responder.AnswerAsync(Reply.Privately("I am very busy right now and did nothing with this. Please try again in a minute."), CancellationToken.None);
            return;
        }

        // The database may be away only from here. If another process has taken over meanwhile, its answer comes first and ours is refused by
        // Discord; if nobody has, the person is still told in time that nothing can be done now.
        if (!owned())
            await Task.Delay(Deference, time, CancellationToken.None);

        await sink.HandleAsync(request.Interaction, responder, CancellationToken.None);
    }

    private Task SayAsync(Wire.Interaction interaction, string words) => FirstAsync(interaction, new InteractionResponse(
        InteractionCallbackType.ChannelMessageWithSource,
        new InteractionCallbackData
        {
            Components = MessageRenderer.Render(Message.Create(words))[0],
            AllowedMentions = AllowedMentions.Nobody,
            Flags = (int)(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds),
        }));

    private Task FirstAsync(Wire.Interaction interaction, InteractionResponse response) =>
        rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, DiscordLimits.FirstAnswer - InteractionReader.Margin, CancellationToken.None);

    [LoggerMessage(6001, LogLevel.Warning, "An event {Event} could not be read; the next one goes on")]
    private partial void LogUnreadable(string @event);

    [LoggerMessage(6002, LogLevel.Error, "An event {Event} could not be dealt with")]
    private partial void LogFailed(string @event, Exception exception);

    [LoggerMessage(6003, LogLevel.Warning, "An answer did not reach Discord: {Error}")]
    private partial void LogNoAnswer(string error);

    [LoggerMessage(6004, LogLevel.Warning, "Too many interactions at once; people are asked to try again")]
    private partial void LogBusy();
}
