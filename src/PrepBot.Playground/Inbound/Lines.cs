using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Chat;
using PrepBot.Playground.Commands;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;

namespace PrepBot.Playground.Inbound;

/// <summary>What became of a typed line. A closed set.</summary>
internal abstract record LineOutcome;

/// <summary>A command, to be handed in.</summary>
internal sealed record LineCommand(string Command, CommandValues Values) : LineOutcome;

/// <summary>Said to the room, or explained to the person: done.</summary>
internal sealed record LineAnswered(JsonObject Answer) : LineOutcome;

/// <summary>Lines typed into a room: commands after a slash, everything else is said to the people in it and never read by the bot.</summary>
internal sealed class Lines(CommandRoot root, ILineReader reader, ChatService chat, Replies replies)
{
    /// <summary>The most characters of a line.</summary>
    public const int MaxLength = 4_000;

    private static readonly IReadOnlyList<MemberValue> Members =
        [.. PlaygroundPeople.All.Select(person => new MemberValue(person.Ref, person.Name))];

    /// <summary>The command's own name, and the one for organisers.</summary>
    private IReadOnlyList<string> Names { get; } = [$"{root}", $"/{root.OrganisersName}"];

    public async Task<LineOutcome> ReadAsync(Acting acting, string text, CancellationToken cancellationToken)
    {
        var line = text.Trim();
        if (line.Length == 0)
            throw new RequestRefusedException("There is nothing to send.");
        if (line.Length > MaxLength)
            throw new RequestRefusedException(StatusCodes.Status413PayloadTooLarge, $"A message has at most {MaxLength:N0} characters; this one has {line.Length:N0}.");

        if (AfterCommand(line) is { After: var rest })
            return await ReadCommandAsync(acting, rest, cancellationToken);

        return new LineAnswered(line.StartsWith('/')
            ? await ExplainAsync(acting, $"I only know {root}. Try {root} {root.First}.", cancellationToken)
            : await SayAsync(acting, line, cancellationToken));
    }

    /// <summary>How a line that is being typed may go on.</summary>
    public JsonArray Complete(string text)
    {
        var line = text.TrimStart();
        if (line.Length is 0 or > MaxLength || line[0] != '/')
            return [];

        return AfterCommand(line) is not var (name, rest)
            ? new JsonArray([.. Names.Where(known => known.StartsWith(line, StringComparison.OrdinalIgnoreCase)).Select(known => Render(known, new LineSuggestion("", known, root.Help)))])
            : new JsonArray([.. reader.Complete(rest, Members, name != Names[0]).Select(found => Render(name, found))]);
    }

    private async Task<LineOutcome> ReadCommandAsync(Acting acting, string rest, CancellationToken cancellationToken)
    {
        switch (reader.Read(rest, Members))
        {
            case LineUnderstood { Remark: null } line:
                return new LineCommand(line.Command, line.Values);
            case LineUnderstood line:
                await replies.ShowPrivatelyAsync(Message.Create(line.Remark!), acting, $"remark:{acting.Delivery}", cancellationToken);
                return new LineCommand(line.Command, line.Values);
            case LineNotUnderstood line:
                return new LineAnswered(await ExplainAsync(acting, line.Words, cancellationToken));
            case var other:
                throw new NotSupportedException($"Nothing is done with {other.GetType().Name}.");
        }
    }

    private async Task<JsonObject> SayAsync(Acting acting, string line, CancellationToken cancellationToken)
    {
        if (acting.Room.ClosedAt is not null)
            throw new RequestRefusedException(StatusCodes.Status409Conflict, "This room is closed; what was said stays readable.");

        var said = await chat.SayAsync(acting.Room, acting.Person.Id, line, $"say:{acting.Delivery}", cancellationToken);
        return new JsonObject { ["kind"] = "message", ["message"] = ConversationRenderer.Render(said) };
    }

    private Task<JsonObject> ExplainAsync(Acting acting, string words, CancellationToken cancellationToken) =>
        replies.ShowPrivatelyAsync(Message.Create(words), acting, $"reply:{acting.Delivery}", cancellationToken);

    private static JsonObject Render(string name, LineSuggestion suggestion) => new JsonObject
    {
        ["line"] = $"{name} {suggestion.Text}",
        ["label"] = suggestion.Label,
        ["help"] = suggestion.Help,
    };

    /// <summary>Which of the command's names a line begins with, and what stands after it.</summary>
    private (string Name, string After)? AfterCommand(string line)
    {
        foreach (var name in Names.Where(known => line.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
        {
            var rest = line[name.Length..];
            if (rest.Length == 0 || char.IsWhiteSpace(rest[0]))
                return (name, rest.TrimStart());
        }

        return null;
    }
}
