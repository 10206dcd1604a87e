using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Posting;

/// <summary>Files as uploads of a message: pictures as a gallery with their twin as alt text, everything else to download.</summary>
internal static class FileRenderer
{
    /// <summary>Renders a file as a message of its own.</summary>
    public static (CreateMessage Body, RestFile Upload) Render(Attachment file)
    {
        var shown = new UnfurledMediaItem($"attachment://{file.FileName}");
        var twin = MessageRenderer.Fitting(TextCleaner.Clean(file.Twin), DiscordLimits.AltText, "text twin");
        var component = file.MediaType.StartsWith("image/", StringComparison.Ordinal)
            ? new Component(ComponentType.MediaGallery) { Items = [new MediaGalleryItem(shown) { Description = twin }] }
            : new Component(ComponentType.File) { File = shown };
        var body = Posts.Body([component], AllowedMentions.Nobody) with { Attachments = [new AttachmentRequest("0", file.FileName) { Description = twin }] };
        return (body, new RestFile(file.FileName, file.MediaType, file.Content));
    }
}
