using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.Playground.People;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Chat;

/// <summary>Keeps the files of private answers until their person has fetched them, or a week has passed.</summary>
internal sealed class FileShelf(ILocalChatStore store, TimeProvider time)
{
    private static readonly string Community = PlaygroundPeople.Community.ExternalId;

    /// <summary>Keeps a file, once for each key.</summary>
    /// <returns>What the message says of it.</returns>
    public async Task<JsonObject> KeepAsync(Attachment file, string person, string key, CancellationToken cancellationToken)
    {
        var added = new NewLocalFile(Community, key, person, file.FileName, file.MediaType, file.Content, time.GetUtcNow());
        var kept = await store.AddFileAsync(added, cancellationToken);
        return new JsonObject
        {
            ["id"] = kept.Id,
            ["name"] = file.FileName,
            ["bytes"] = file.Content.Length,
            ["twin"] = file.Twin,
            ["picture"] = file.MediaType == "image/png",
        };
    }

    /// <summary>The file if it is this person's; anybody else's is like one that is not there.</summary>
    public Task<LocalFile?> FindAsync(string id, string person, CancellationToken cancellationToken) =>
        store.FindFileAsync(Community, id, person, cancellationToken);
}
