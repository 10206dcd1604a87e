using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Chat;
using PrepBot.Playground.Rendering;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Inbound;

/// <summary>Shows a reply to the person who acted. Private messages are kept, so that they are still there after a reload.</summary>
internal sealed partial class Replies(ChatService chat, FileShelf files, TimeProvider time, ILogger<Replies> logger)
{
    /// <summary>How long keeping a private message may take; after that it is shown without being kept.</summary>
    private static readonly TimeSpan KeepingTime = TimeSpan.FromSeconds(1);

    private static readonly Message FileNotKept = Message.Create("The file could not be made ready just now. Please ask for it again in a minute.");

    /// <summary>An answer that shows nothing.</summary>
    public static JsonObject Nothing => new() { ["kind"] = "none" };

    /// <summary>The sign that an answer takes a moment longer.</summary>
    public static JsonObject Working => new() { ["kind"] = "working" };

    /// <summary>The work ended after that sign, and gave no answer.</summary>
    public static JsonObject NoAnswer => new() { ["kind"] = "no-answer" };

    /// <param name="reply">What to show.</param>
    /// <param name="acting">To whom, and where.</param>
    /// <param name="clicked">The message they clicked in, if any.</param>
    public async Task<JsonObject> ShowAsync(Reply reply, Acting acting, long? clicked, CancellationToken cancellationToken) => reply switch
    {
        PrivateReply { File: { } file } it => await ShowWithFileAsync(it.Message, file, acting, cancellationToken),
        PrivateReply it => await ShowPrivatelyAsync(it.Message, acting, $"reply:{acting.Delivery}", cancellationToken),
        UpdateReply it => await ReplaceAsync(it.Message, acting, clicked, cancellationToken),
        FormReply it => await OpenAsync(it, acting, clicked, cancellationToken),
        FormErrorsReply it => new JsonObject
        {
            ["kind"] = "form-errors",
            ["form"] = ActionIdCodec.Write(it.Form),
            ["errors"] = new JsonObject(FormGivenBack.Open(it).Select(error => KeyValuePair.Create(error.Key, (JsonNode?)error.Value))),
        },
        SilentReply => Nothing,
        _ => throw new NotSupportedException($"The playground cannot show {reply.GetType().Name}."),
    };

    public async Task<JsonObject> ShowPrivatelyAsync(Message message, Acting acting, string key, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync<LocalMessage>(async cancellationToken => await chat.PostAsync(acting.Room, message, key, acting.Person.Id, cancellationToken), acting, cancellationToken);
        return Shown(kept, message, acting);
    }

    /// <summary>The file is kept first: a link that leads nowhere would be worse than an honest word.</summary>
    private async Task<JsonObject> ShowWithFileAsync(Message message, Attachment file, Acting acting, CancellationToken cancellationToken)
    {
        var key = $"reply:{acting.Delivery}";
        if (await KeepAsync<JsonObject>(async cancellationToken => await files.KeepAsync(file, acting.Person.Id, key, cancellationToken), acting, cancellationToken) is not { } link)
            return await ShowPrivatelyAsync(FileNotKept, acting, key, cancellationToken);

        var kept = await KeepAsync<LocalMessage>(async cancellationToken => await chat.PostAsync(acting.Room, message, link, key, acting.Person.Id, cancellationToken), acting, cancellationToken);
        var shown = Shown(kept, message, acting);
        if (kept is null)
            shown["message"]!["content"]!["file"] = link.DeepClone();
        return shown;
    }

    private async Task<JsonObject> OpenAsync(FormReply reply, Acting acting, long? clicked, CancellationToken cancellationToken)
    {
        if (reply.Meanwhile is { } card && clicked is { } id)
        {
            await KeepAsync<LocalMessage>(
                async cancellationToken => await chat.FindPrivateAsync(acting.Room, acting.Person.Id, id, cancellationToken) is null
                    ? null
                    : await chat.ReplaceAsync(acting.Room, id, card, cancellationToken),
                acting,
                cancellationToken);
        }

        return new JsonObject { ["kind"] = "form", ["form"] = FormRenderer.Render(reply.Form) };
    }

    private async Task<JsonObject> ReplaceAsync(Message message, Acting acting, long? clicked, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync<LocalMessage>(
            async cancellationToken => clicked is { } id && await chat.FindPrivateAsync(acting.Room, acting.Person.Id, id, cancellationToken) is not null
                ? await chat.ReplaceAsync(acting.Room, id, message, cancellationToken)
                : await chat.PostAsync(acting.Room, message, $"reply:{acting.Delivery}", acting.Person.Id, cancellationToken),
            acting,
            cancellationToken);
        return Shown(kept, message, acting);
    }

    private JsonObject Shown(LocalMessage? kept, Message message, Acting acting) => new()
    {
        ["kind"] = "message",
        ["message"] = kept is null
            ? ConversationRenderer.RenderUnkept(message, acting.Room.Id, time.GetUtcNow())
            : ConversationRenderer.Render(kept),
    };

    /// <summary>An answer must reach its person also while the database is away, above all the one that says so.</summary>
    private async Task<T?> KeepAsync<T>(Func<CancellationToken, Task<T?>> keep, Acting acting, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(KeepingTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await keep(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotKept(logger, acting.Delivery, exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(EventId = 8041, Level = LogLevel.Warning, Message = "A private message for delivery {Delivery} was shown but not kept: {Error}")]
    private static partial void LogNotKept(ILogger logger, string delivery, string error);
}
