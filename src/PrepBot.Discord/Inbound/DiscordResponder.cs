using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Inbound;

/// <summary>
/// The way back to the person of one interaction: the first answer within Discord's three seconds, what does not fit it as follow-ups, and after
/// a deferral the edit of what was shown. https://docs.discord.com/developers/interactions/receiving-and-responding
/// </summary>
internal sealed class DiscordResponder(
    DiscordRestClient rest, Posts posts, DirectChannels direct, Wire.Interaction interaction, AnswerContext context, Origin origin, TimeProvider time) : IResponder
{
    private const int Private = (int)(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
    private const int Updated = (int)(MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);

    private bool _deferred;

    /// <summary>Discord closes a form as soon as it is sent.</summary>
    public bool KeepsFormOpen => false;

    /// <summary>
    /// After three seconds an interaction takes no first answer any more, so none is sent: words go as a direct message, unless whoever had the interaction
    /// first has said them.
    /// </summary>
    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => isRepeat || reply is SilentReply
        ? Task.CompletedTask
        : PlatformFailures.TranslateAsync(() => SendDirectlyAsync(ReplyTexts.Message(reply, context), cancellationToken));

    public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => PlatformFailures.TranslateAsync(() => reply switch
    {
        FormReply form when !_deferred && context.Type is InteractionType.ApplicationCommand or InteractionType.MessageComponent => OpenAsync(form.Form, cancellationToken),
        UpdateReply update when !_deferred && context.OnPrivateMessage => ReplaceAsync(update.Message, cancellationToken),
        SilentReply when !_deferred && context.Type == InteractionType.MessageComponent => FirstAsync(new InteractionResponse(InteractionCallbackType.DeferredUpdateMessage), cancellationToken),
        SilentReply when _deferred && context.Sent is null => rest.DeleteOriginalAsync(interaction.ApplicationId, interaction.Token, cancellationToken),
        PrivateReply { File: { } file } => SayWithFileAsync(ReplyTexts.Message(reply, context), file, cancellationToken),
        _ => SayAsync(ReplyTexts.Message(reply, context), cancellationToken),
    });

    public Task DeferAsync(CancellationToken cancellationToken) => PlatformFailures.TranslateAsync(async () =>
    {
        await FirstAsync(
            new InteractionResponse(InteractionCallbackType.DeferredChannelMessageWithSource, new InteractionCallbackData { Flags = (int)MessageFlags.Ephemeral }),
            cancellationToken);
        _deferred = true;
    });

    private Task OpenAsync(Form form, CancellationToken cancellationToken)
    {
        var step = context.Asked is { } asked && asked.Form == form.Submit && asked.Step < form.Steps.Count ? asked.Step : 0;
        return FirstAsync(new InteractionResponse(InteractionCallbackType.Modal, FormRenderer.Render(form, step, context.Community, context.Opener)), cancellationToken);
    }

    private async Task ReplaceAsync(Message message, CancellationToken cancellationToken)
    {
        var pages = MessageRenderer.Render(message, context.Community, context.Community is null ? null : MessageRenderer.PrivateNote);
        await FirstOrDirectlyAsync(
            message,
            new InteractionResponse(
                InteractionCallbackType.UpdateMessage,
                new InteractionCallbackData { Components = pages[0], AllowedMentions = AllowedMentions.Nobody, Flags = Updated }),
            cancellationToken);
        await FollowAsync(pages, cancellationToken);
    }

    private async Task SayAsync(Message message, CancellationToken cancellationToken)
    {
        var pages = MessageRenderer.Render(message, context.Community);
        if (_deferred)
        {
            var body = Posts.Body(pages[0], AllowedMentions.Nobody);
            await rest.EditOriginalAsync(interaction.ApplicationId, interaction.Token, body, cancellationToken);
        }
        else
        {
            await FirstOrDirectlyAsync(
                message,
                new InteractionResponse(
                    InteractionCallbackType.ChannelMessageWithSource,
                    new InteractionCallbackData { Components = pages[0], AllowedMentions = AllowedMentions.Nobody, Flags = Private }),
                cancellationToken);
        }

        await FollowAsync(pages, cancellationToken);
    }

    private async Task FollowAsync(IReadOnlyList<IReadOnlyList<Component>> pages, CancellationToken cancellationToken)
    {
        foreach (var page in pages.Skip(1))
        {
            var body = Posts.Body(page, AllowedMentions.Nobody) with { Flags = Private };
            await rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, body, [], cancellationToken);
        }
    }

    /// <summary>Words first, since they have three seconds; then the file, which may take longer.</summary>
    private async Task SayWithFileAsync(Message message, Attachment file, CancellationToken cancellationToken)
    {
        await SayAsync(message, cancellationToken);
        var (body, upload) = FileRenderer.Render(file);
        await rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, body with { Flags = Private }, [upload], cancellationToken);
    }

    /// <summary>When words for somebody do not reach them as an answer, they go as a direct message: what was done must not stay unsaid.</summary>
    private async Task FirstOrDirectlyAsync(Message message, InteractionResponse response, CancellationToken cancellationToken)
    {
        try
        {
            await FirstAsync(response, cancellationToken);
        }
        catch (DiscordException e) when (WasInTime && e is not DiscordRefusedException { Code: DiscordCodes.AlreadyAcknowledged } and not DiscordTokenRefusedException)
        {
            await SendDirectlyAsync(message, cancellationToken);
            throw;
        }
    }

    private async Task SendDirectlyAsync(Message message, CancellationToken cancellationToken)
    {
        var channel = await direct.OfAsync(origin.Person.ExternalId, cancellationToken);
        await posts.PostAsync(channel, message, $"an{interaction.Id}", origin.Community.ExternalId, MessageRenderer.PrivateNote, cancellationToken);
    }

    /// <summary>What came late already, as a replay does, was probably answered by whoever had it first.</summary>
    private bool WasInTime => origin.ArrivedAt < origin.AnswerBy;

    private Task FirstAsync(InteractionResponse response, CancellationToken cancellationToken)
    {
        var left = origin.AnswerBy - time.GetUtcNow();
        var least = TimeSpan.FromMilliseconds(500);
        return rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, left > least ? left : least, cancellationToken);
    }
}
