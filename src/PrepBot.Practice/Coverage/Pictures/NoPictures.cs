namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>What holds where nobody brought a way to draw: words alone.</summary>
internal sealed class NoPictures : IPictureMaker
{
    public bool IsAvailable => false;

    public bool CanDraw(string words) => false;

    public Task<byte[]?> MakePngAsync(MapPicture picture, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);
}
