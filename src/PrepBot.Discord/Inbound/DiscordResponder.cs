using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Posting;
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
    private bool _answered;

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
        FormReply form when !_deferred && context.Type is InteractionType.ApplicationCommand or InteractionType.MessageComponent => OpenAsync(form, cancellationToken),
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

    /// <summary>A form can be the first answer only, so where it does not open, a button that opens it comes as a direct message.</summary>
    private Task OpenAsync(FormReply reply, CancellationToken cancellationToken)
    {
        var form = reply.Form;
        var steps = FormSteps.Of(form);
        var step = context.Asked is { } asked && asked.Form == form.Submit && asked.Step < steps.Count ? asked.Step : 0;
        var opener = reply.Again is { } again ? new FormOpener.Verb(again.Action.Verb) : context.Opener;

        // What is asked on a card comes before the words, and nothing is asked of somebody who has not chosen yet.
        var card = steps[step].IsCard ? step : step > 0 && steps[step - 1].Open.Count > 0 ? step - 1 : (int?)null;
        if (card is { } first)
        {
            var message = ReplyTexts.Card(form, first, missing: first != step ? steps[first].Open : [], context.Community, opener);
            return first != step && context.OnPrivateMessage ? ReplaceAsync(message, cancellationToken) : SayAsync(message, cancellationToken);
        }

        var modal = FormRenderer.Render(form, step, context.Community, opener);
        return OrDirectlyAsync(
            ReplyTexts.NotOpened(form, step, context with { Opener = opener }, wasDone: reply.Again is not null),
            () => FirstAsync(new InteractionResponse(InteractionCallbackType.Modal, modal), cancellationToken),
            cancellationToken);
    }

    private Task ReplaceAsync(Message message, CancellationToken cancellationToken)
    {
        var pages = posts.Render(message, context.Community);
        return OrDirectlyAsync(
            message,
            async () =>
            {
                await FirstAsync(
                    new InteractionResponse(
                        InteractionCallbackType.UpdateMessage,
                        new InteractionCallbackData { Components = pages[0], AllowedMentions = AllowedMentions.Nobody, Flags = Updated }),
                    cancellationToken);
                await FollowAsync(pages, cancellationToken);
            },
            cancellationToken);
    }

    private Task SayAsync(Message message, CancellationToken cancellationToken)
    {
        var pages = posts.Render(message, context.Community);
        return OrDirectlyAsync(
            message,
            async () =>
            {
                if (_deferred)
                    await rest.EditOriginalAsync(interaction.ApplicationId, interaction.Token, Posts.Body(pages[0], AllowedMentions.Nobody), cancellationToken);
                else
                    await FirstAsync(
                        new InteractionResponse(
                            InteractionCallbackType.ChannelMessageWithSource,
                            new InteractionCallbackData { Components = pages[0], AllowedMentions = AllowedMentions.Nobody, Flags = Private }),
                        cancellationToken);

                await FollowAsync(pages, cancellationToken);
            },
            cancellationToken);
    }

    private async Task FollowAsync(IReadOnlyList<IReadOnlyList<Component>> pages, CancellationToken cancellationToken)
    {
        _answered = true;
        foreach (var page in pages.Skip(1))
        {
            var body = Posts.Body(page, AllowedMentions.Nobody) with { Flags = Private };
            await rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, body, [], cancellationToken);
        }
    }

    /// <summary>Words first, since they have three seconds; then the file, which may take longer, and which has the same two ways.</summary>
    private async Task SayWithFileAsync(Message message, Attachment file, CancellationToken cancellationToken)
    {
        await SayAsync(message, cancellationToken);
        var (body, upload) = FileRenderer.Render(file);
        try
        {
            await rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, body with { Flags = Private }, [upload], cancellationToken);
        }
        catch (DiscordException)
        {
            await SendFileDirectlyAsync(file, body, upload, cancellationToken);
        }
    }

    private async Task SendFileDirectlyAsync(Attachment file, CreateMessage body, RestFile upload, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await direct.OfAsync(origin.Person.ExternalId, cancellationToken);
            await rest.CreateMessageAsync(channel, body with { Nonce = $"fi{interaction.Id}", EnforceNonce = true }, [upload], cancellationToken);
        }
        catch (DiscordException)
        {
            var words = posts.Render(ReplyTexts.FileNotSent(file), context.Community);
            await OrDirectlyAsync(
                ReplyTexts.FileNotSent(file),
                () => rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, Posts.Body(words[0], AllowedMentions.Nobody) with { Flags = Private }, [], cancellationToken),
                cancellationToken);
        }
    }

    /// <summary>When something for somebody does not reach them as an answer, it goes as a direct message: what was done must not stay unsaid.</summary>
    /// <exception cref="DiscordException">It did not get there either, or was for somebody else to say.</exception>
    private async Task OrDirectlyAsync(Message message, Func<Task> answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer();
        }
        catch (DiscordException e) when (IsOursToSay(e))
        {
            await SendDirectlyAsync(message, cancellationToken);
        }
    }

    private async Task SendDirectlyAsync(Message message, CancellationToken cancellationToken)
    {
        var channel = await direct.OfAsync(origin.Person.ExternalId, cancellationToken);
        await posts.PostAsync(channel, message, $"an{interaction.Id}", origin.Community.ExternalId, cancellationToken);
    }

    /// <summary>Whoever has answered or deferred has the word; before that it is whoever came in time, unless another was first.</summary>
    private bool IsOursToSay(DiscordException failure) =>
        failure is not DiscordRefusedException { Code: DiscordCodes.AlreadyAcknowledged } && (_deferred || _answered || WasInTime);

    /// <summary>What came late already, as a replay does, was probably answered by whoever had it first.</summary>
    private bool WasInTime => origin.ArrivedAt < origin.AnswerBy;

    private Task FirstAsync(InteractionResponse response, CancellationToken cancellationToken)
    {
        var left = origin.AnswerBy - time.GetUtcNow();
        var least = TimeSpan.FromMilliseconds(500);
        return rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, left > least ? left : least, cancellationToken);
    }
}
