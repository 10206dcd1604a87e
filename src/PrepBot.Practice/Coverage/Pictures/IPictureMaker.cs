namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>Draws maps as pictures that every chat shows.</summary>
public interface IPictureMaker
{
    /// <summary>Whether pictures can be drawn on this machine at all. Where they cannot, no picture is offered anywhere.</summary>
    bool IsAvailable { get; }

    /// <summary>Whether there are letters for all of these words. What has none would come out as boxes.</summary>
    bool CanDraw(string words);

    /// <summary>Draws a map as a PNG.</summary>
    /// <param name="picture">What it shows, in words that <see cref="CanDraw"/>.</param>
    /// <param name="cancellationToken">Stops waiting for a turn.</param>
    /// <returns>The picture, at most <see cref="Chat.Messages.Attachment.MaxBytes"/>; null when there is none to be had now.</returns>
    Task<byte[]?> MakePngAsync(MapPicture picture, CancellationToken cancellationToken);
}
