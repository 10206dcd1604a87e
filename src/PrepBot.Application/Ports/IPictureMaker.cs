namespace PrepBot.Application.Ports;

/// <summary>Turns our drawings into pictures that every chat shows, where the operator has brought a tool for it.</summary>
public interface IPictureMaker
{
    /// <summary>Whether there is a tool. Without one no picture is offered anywhere.</summary>
    bool IsAvailable { get; }

    /// <summary>Makes a PNG of a drawing.</summary>
    /// <param name="svg">A whole SVG document of our own making.</param>
    /// <param name="cancellationToken">Stops waiting, and the tool.</param>
    /// <returns>The picture, at most <see cref="Conversation.Attachment.MostBytes"/>; null when there is none to be had now.</returns>
    Task<byte[]?> MakePngAsync(string svg, CancellationToken cancellationToken);
}
