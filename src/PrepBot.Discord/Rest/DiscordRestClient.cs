using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Rest;

/// <summary>The calls we make, and no others. Answers to interactions go over their own connections and limits, apart from bulk posting.</summary>
/// <param name="bulk">For everything that can wait.</param>
/// <param name="answers">For answers to interactions, which the bot's global limit does not count.</param>
internal sealed class DiscordRestClient(RestTransport bulk, RestTransport answers) : IDisposable
{
    private static DiscordJsonContext Json => DiscordJsonContext.Default;

    public void Dispose()
    {
        bulk.Dispose();
        answers.Dispose();
    }

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        ReadAsync(bulk, new(HttpMethod.Get, "gateway/bot", "gateway/bot") { Repeatable = true }, Json.GatewayBot, cancellationToken);

    /// <summary>Asks for nothing but our own user, to see whether the token is taken.</summary>
    /// <exception cref="DiscordTokenRefusedException">It is not.</exception>
    public Task LookAtTokenAsync(CancellationToken cancellationToken) =>
        bulk.SendAsync(new(HttpMethod.Get, "users/@me", "users/@me") { Repeatable = true, LooksAtToken = true }, cancellationToken);

    public Task<ApplicationObject> GetApplicationAsync(CancellationToken cancellationToken) =>
        ReadAsync(bulk, new(HttpMethod.Get, "applications/@me", "applications/@me") { Repeatable = true }, Json.ApplicationObject, cancellationToken);

    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(string application, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Get, "applications/{application.id}/commands", $"applications/{application}/commands?with_localizations=true") { Repeatable = true },
            Json.ApplicationCommands,
            cancellationToken);

    /// <summary>Replaces every global command by these.</summary>
    /// <returns>What there is now, with ids.</returns>
    public Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(string application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Put, "applications/{application.id}/commands", $"applications/{application}/commands")
            {
                Json = Bytes(commands, Json.ApplicationCommands),
                Repeatable = true,
            },
            Json.ApplicationCommands,
            cancellationToken);

    /// <summary>Posts a message. With an enforced nonce the same post shows once, but it is repeated by whoever knows the nonce, not here.</summary>
    public Task<MessageObject> CreateMessageAsync(string channel, CreateMessage message, IReadOnlyList<RestFile> files, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Post, "channels/{channel.id}/messages", $"channels/{channel}/messages")
            {
                Major = channel,
                Json = Bytes(message, Json.CreateMessage),
                Files = files,
            },
            Json.MessageObject,
            cancellationToken);

    public Task EditMessageAsync(string channel, string message, CreateMessage content, CancellationToken cancellationToken) =>
        bulk.SendAsync(
            new(HttpMethod.Patch, "channels/{channel.id}/messages/{message.id}", $"channels/{channel}/messages/{message}")
            {
                Major = channel,
                Json = Bytes(content, Json.CreateMessage),
                Repeatable = true,
                Yields = true,
            },
            cancellationToken);

    public Task DeleteMessageAsync(string channel, string message, CancellationToken cancellationToken) =>
        bulk.SendAsync(
            new(HttpMethod.Delete, "channels/{channel.id}/messages/{message.id}", $"channels/{channel}/messages/{message}") { Major = channel, Repeatable = true },
            cancellationToken);

    /// <summary>The direct channel with a user; asking again gives the same one.</summary>
    public Task<ChannelObject> CreateDmAsync(string user, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Post, "users/@me/channels", "users/@me/channels") { Json = Bytes(new CreateDm(user), Json.CreateDm), Repeatable = true },
            Json.ChannelObject,
            cancellationToken);

    public Task<ChannelObject> StartThreadAsync(string channel, StartThread thread, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Post, "channels/{channel.id}/threads", $"channels/{channel}/threads") { Major = channel, Json = Bytes(thread, Json.StartThread) },
            Json.ChannelObject,
            cancellationToken);

    public Task<ActiveThreads> GetActiveThreadsAsync(string guild, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Get, "guilds/{guild.id}/threads/active", $"guilds/{guild}/threads/active") { Major = guild, Repeatable = true },
            Json.ActiveThreads,
            cancellationToken);

    public Task AddThreadMemberAsync(string thread, string user, CancellationToken cancellationToken) =>
        bulk.SendAsync(
            new(HttpMethod.Put, "channels/{channel.id}/thread-members/{user.id}", $"channels/{thread}/thread-members/{user}") { Major = thread, Repeatable = true },
            cancellationToken);

    public Task ModifyThreadAsync(string thread, ModifyThread change, CancellationToken cancellationToken) =>
        bulk.SendAsync(
            new(HttpMethod.Patch, "channels/{channel.id}", $"channels/{thread}") { Major = thread, Json = Bytes(change, Json.ModifyThread), Repeatable = true },
            cancellationToken);

    /// <summary>A member of a server. Needs no privileged intent. https://docs.discord.com/developers/resources/guild#get-guild-member</summary>
    public Task<GuildMember> GetMemberAsync(string guild, string user, CancellationToken cancellationToken) =>
        ReadAsync(
            bulk,
            new(HttpMethod.Get, "guilds/{guild.id}/members/{user.id}", $"guilds/{guild}/members/{user}") { Major = guild, Repeatable = true },
            Json.GuildMember,
            cancellationToken);

    /// <summary>A server with its owner and its roles.</summary>
    public Task<Guild> GetGuildAsync(string guild, CancellationToken cancellationToken) =>
        ReadAsync(bulk, new(HttpMethod.Get, "guilds/{guild.id}", $"guilds/{guild}") { Major = guild, Repeatable = true }, Json.Guild, cancellationToken);

    /// <summary>The first answer to an interaction, within what is left of its three seconds.</summary>
    public async Task CreateInteractionResponseAsync(string id, string interactionToken, InteractionResponse response, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var call = new RestCall(HttpMethod.Post, "interactions/{interaction.id}/{interaction.token}/callback", $"interactions/{id}/{interactionToken}/callback")
        {
            Major = id,
            Json = Bytes(response, Json.InteractionResponse),
            Authorised = false,
            Deadline = deadline * 0.6,
        };
        try
        {
            await answers.SendAsync(call, cancellationToken);
        }
        catch (DiscordUnreachableException e) when (e.MayHaveBeenDone)
        {
            await RepeatAsync(call, deadline * 0.4, cancellationToken);
        }
    }

    /// <summary>Edits the first answer, also when it was a deferral.</summary>
    public Task EditOriginalAsync(string application, string interactionToken, CreateMessage content, CancellationToken cancellationToken) =>
        answers.SendAsync(
            new(HttpMethod.Patch, "webhooks/{application.id}/{interaction.token}/messages/@original", $"webhooks/{application}/{interactionToken}/messages/@original")
            {
                Major = interactionToken,
                Json = Bytes(content, Json.CreateMessage),
                Repeatable = true,
                Authorised = false,
            },
            cancellationToken);

    public Task DeleteOriginalAsync(string application, string interactionToken, CancellationToken cancellationToken) =>
        answers.SendAsync(
            new(HttpMethod.Delete, "webhooks/{application.id}/{interaction.token}/messages/@original", $"webhooks/{application}/{interactionToken}/messages/@original")
            {
                Major = interactionToken,
                Repeatable = true,
                Authorised = false,
            },
            cancellationToken);

    public Task CreateFollowupAsync(string application, string interactionToken, CreateMessage message, IReadOnlyList<RestFile> files, CancellationToken cancellationToken) =>
        answers.SendAsync(
            new(HttpMethod.Post, "webhooks/{application.id}/{interaction.token}", $"webhooks/{application}/{interactionToken}")
            {
                Major = interactionToken,
                Json = Bytes(message, Json.CreateMessage),
                Files = files,
                Authorised = false,
                Deadline = files.Count > 0 ? RestCall.UploadDeadline : RestCall.UsualDeadline,
            },
            cancellationToken);

    /// <summary>Nobody knows whether the first try arrived; if it did, the second is told so, which is all we wanted.</summary>
    private async Task RepeatAsync(RestCall call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            await answers.SendAsync(call with { Deadline = deadline }, cancellationToken);
        }
        catch (DiscordRefusedException e) when (e.Code == DiscordCodes.AlreadyAcknowledged)
        {
        }
    }

    private static async Task<T> ReadAsync<T>(RestTransport transport, RestCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var body = await transport.SendAsync(call, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new DiscordUnreachableException(call.RouteKey, mayHaveBeenDone: true, e);
        }
    }

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}
