using PrepBot.Application.Ports;

namespace PrepBot.Application.Pictures;

/// <summary>What holds where nobody brought a tool: words alone.</summary>
internal sealed class NoPictures : IPictureMaker
{
    public bool IsAvailable => false;

    public Task<byte[]?> MakePngAsync(string svg, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);
}
