using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Playground.Store;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Chat;

/// <summary>What the playground remembers of a person: told on request, and forgotten on request.</summary>
internal sealed class Recollection(ILocalChatStore store, RoomBook rooms, TimeProvider time)
{
    private const int Page = 500;

    private static readonly string Community = PlaygroundPeople.Community.ExternalId;

    public async Task<IReadOnlyList<SaidWords>> SaidAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var titles = (await store.RoomsAsync(Community, cancellationToken)).ToDictionary(room => room.Id, room => room.Title);
        var messages = await store.OfPersonAsync(Community, person.ExternalId, cancellationToken);
        return
        [
            .. messages.Select(message => new SaidWords(
                message.At, titles.GetValueOrDefault(message.RoomId, ""), message.Author is not null, Words(message.Content))),
        ];
    }

    /// <summary>First what was theirs; then page by page whatever else the bot said that names them.</summary>
    public async Task<string?> ForgetAsync(
        PersonRef person, string displayName, DateTimeOffset before, string? reached, CancellationToken cancellationToken)
    {
        var taker = new NameTaker(person.ExternalId, displayName);
        if (reached is null)
        {
            await store.ForgetPersonAsync(Community, person.ExternalId, before, cancellationToken);
            await LeaveRoomsAsync(person, taker, before, cancellationToken);
        }

        var after = long.TryParse(reached, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var messages = await store.SaidByBotAsync(Community, after, before, Page, cancellationToken);
        foreach (var message in messages)
        {
            if (taker.Taken(message.Content) is not { } without)
                continue;

            // What only one other person was told may quote them: it goes as a whole. What all were told quotes nobody.
            if (message.VisibleTo is not null)
                await store.RemoveMessageAsync(Community, message.Id, cancellationToken);
            else
                await store.ReplaceMessageAsync(Community, message.Id, without, time.GetUtcNow(), cancellationToken);
        }

        return messages.Count < Page ? null : $"{messages[^1].Id}";
    }

    /// <summary>Nobody takes the place of who left: a room for nobody would be a room for all.</summary>
    private async Task LeaveRoomsAsync(PersonRef person, NameTaker taker, DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var room in await store.RoomsAsync(Community, cancellationToken))
        {
            if (Sight.KindOf(room) != RoomKind.Room || !room.People.Contains(person.ExternalId))
                continue;

            if (await store.LeaveRoomAsync(Community, room.Id, person.ExternalId, taker.Sentence(room.Title), before, cancellationToken) is { } left)
                rooms.Learn(left);
        }
    }

    /// <summary>The words of a kept message, one run after the other.</summary>
    private static string Words(string content)
    {
        try
        {
            var lines = (JsonNode.Parse(content)?["blocks"] as JsonArray ?? []).Select(block => string.Concat(Runs(block)));
            return string.Join('\n', lines.Where(line => line.Length > 0));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Runs(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Value is JsonValue value
            ? field.Key is "text" or "name" or "label" or "at" ? [$"{value}"] : []
            : Runs(field.Value)),
        JsonArray items => items.SelectMany(Runs),
        _ => [],
    };
}
