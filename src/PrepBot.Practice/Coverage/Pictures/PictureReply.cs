using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>Hands somebody a map as a picture, or says kindly that there is none and where the same stands in words.</summary>
internal static class PictureReply
{
    public const string Verb = "picture";
    private const string Label = "Picture";

    /// <summary>The button, where pictures can be drawn.</summary>
    public static IEnumerable<Button> Offer(bool isAvailable, string feature, Subject subject) =>
        isAvailable ? [new Button(new ActionId(feature, Verb, subject), Label)] : [];

    /// <param name="picture">What to draw.</param>
    /// <param name="twin">The same in words.</param>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="inWords">Where the same stands in words.</param>
    public static async Task<Reply> MakeAsync(
        IPictureMaker maker, MapPicture picture, string twin, string name, Button inWords, CancellationToken cancellationToken)
    {
        var (drawn, key) = NumberedNames.Create(picture, maker.CanDraw);
        return await maker.MakePngAsync(drawn, cancellationToken) is { } png
            ? new PrivateReply(Message.Create(PictureTexts.HereIsThePicture(key))) { File = new Attachment($"{name}.png", "image/png", png, twin) }
            : Reply.Privately(PictureTexts.NoPicture, inWords);
    }
}
