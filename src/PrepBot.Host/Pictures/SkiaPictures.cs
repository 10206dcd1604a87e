using PrepBot.Chat.Messages;
using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Host.Pictures;

/// <summary>Draws maps in this process with Skia and a font of our own, so that a picture is the same on every machine.</summary>
internal sealed partial class SkiaPictures : IPictureMaker, IDisposable
{
    /// <summary>As many at once; each is one busy core and some 15 MB.</summary>
    private const int AtOnce = 2;

    /// <summary>Who comes when so many are being made or wait is sent away at once: each holds a connection to the database.</summary>
    public const int MaxInHand = 6;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly ILogger<SkiaPictures> _logger;
    private int _inHand;

    /// <param name="logger">Told why a picture was not made.</param>
    public SkiaPictures(ILogger<SkiaPictures> logger)
    {
        _logger = logger;
        IsAvailable = Loads();
    }

    /// <summary>Looked at once: Skia comes with a part for the machine, and not for every kind of machine there is one.</summary>
    public bool IsAvailable { get; }

    public bool CanDraw(string words) => IsAvailable && Lettering.Has(words);

    public async Task<byte[]?> MakePngAsync(MapPicture picture, CancellationToken cancellationToken)
    {
        if (!IsAvailable)
            return null;

        try
        {
            if (Interlocked.Increment(ref _inHand) <= MaxInHand)
                return await InTurnAsync(picture, cancellationToken);

            LogTooMany();
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _inHand);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> InTurnAsync(MapPicture picture, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            using var drawing = new MapDrawing();
            var png = await Task.Run(() => drawing.ToPng(picture), cancellationToken);
            if (png.Length <= Attachment.MaxBytes)
                return png;

            LogTooLarge(png.Length);
            return null;
        }
        catch (InvalidOperationException e)
        {
            LogFailed(e.Message);
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    private bool Loads()
    {
        try
        {
            return Lettering.Has("PrepBot");
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or TypeInitializationException or EntryPointNotFoundException)
        {
            LogNoSkia((e.InnerException ?? e).GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "No picture: too many are being made.")]
    private partial void LogTooMany();

    [LoggerMessage(1002, LogLevel.Warning, "No pictures on this machine, words alone: the drawing library does not load ({Error}).")]
    private partial void LogNoSkia(string error);

    [LoggerMessage(1003, LogLevel.Warning, "No picture: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(1004, LogLevel.Warning, "No picture: {Length} bytes are more than a chat takes.")]
    private partial void LogTooLarge(int length);
}
