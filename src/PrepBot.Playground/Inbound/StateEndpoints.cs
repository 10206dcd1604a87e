using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Chat;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Inbound;

/// <summary>What a page reads: who there is, the rooms of a person, the messages of a room, how a line may go on.</summary>
internal sealed class StateEndpoints(Edge edge, ChatService chat, FileShelf files, RoomBook rooms, Lines lines, Feed feed, CommandRoot root)
{
    /// <summary>Older rooms are kept but no longer listed.</summary>
    private const int MaxRooms = 40;

    public Task PeopleAsync(HttpContext context) => edge.AnswerAsync(context, _ => Task.FromResult(new JsonObject
    {
        ["people"] = new JsonArray([.. PlaygroundPeople.All.Select(person => (JsonNode)ConversationRenderer.Render(person))]),
        ["command"] = root.ToString(),
        ["tour"] = root.Tour is { } tour ? new JsonObject { ["title"] = tour.Title, ["line"] = $"{root} {tour.Subcommand}", ["then"] = tour.Then } : null,
    }));

    public Task StateAsync(HttpContext context) => edge.AnswerAsync(context, async cancellationToken =>
    {
        var person = Acting.PersonOf(context.Request);
        var visible = await rooms.VisibleToAsync(person.Id, cancellationToken);
        var listed = new JsonArray();
        foreach (var room in Listed(visible))
        {
            var newest = await chat.MessagesAsync(room, person.Id, most: 1, cancellationToken);
            listed.Add((JsonNode)ConversationRenderer.Render(room, newest is [var message] ? message.Id : null));
        }

        return new JsonObject { ["run"] = feed.Run, ["me"] = person.Id, ["rooms"] = listed };
    });

    public Task MessagesAsync(HttpContext context) => edge.AnswerAsync(context, async cancellationToken =>
    {
        var person = Acting.PersonOf(context.Request);
        var room = await chat.RoomForAsync(person.Id, (string)context.GetRouteValue("roomId")!, cancellationToken) ?? throw Edge.NoSuchRoom();
        var messages = await chat.MessagesAsync(room, person.Id, ChatService.MaxMessages, cancellationToken);
        return new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)ConversationRenderer.Render(message))]) };
    });

    /// <summary>A file of a private answer, for its person alone. Always a download: nothing of it is shown inside the page.</summary>
    public Task FileAsync(HttpContext context) => edge.GuardAsync(context, async cancellationToken =>
    {
        var person = Acting.PersonOf(context.Request);
        var file = await files.FindAsync((string)context.GetRouteValue("fileId")!, person.Id, cancellationToken)
            ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "There is no such file, or it is no longer kept.");
        context.Response.ContentType = file.MediaType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        await context.Response.Body.WriteAsync(file.Content, cancellationToken);
    });

    public Task CompleteAsync(HttpContext context) => edge.AnswerAsync(context, async cancellationToken =>
    {
        Acting.PersonOf(context.Request);
        var body = await BodyReader.ReadAsync<CompletionBody>(context.Request, cancellationToken);
        return new JsonObject { ["suggestions"] = lines.Complete(TextCleaner.Clean(body.Text)) };
    });

    private static IEnumerable<LocalRoom> Listed(IReadOnlyList<LocalRoom> visible) =>
        visible.Where(room => Sight.KindOf(room) != RoomKind.Room)
            .Concat(visible.Where(room => Sight.KindOf(room) == RoomKind.Room).TakeLast(MaxRooms));
}
