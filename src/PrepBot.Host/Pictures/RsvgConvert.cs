using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;

namespace PrepBot.Host.Pictures;

/// <summary>Makes PNG with librsvg's <c>rsvg-convert</c>: the drawing goes in and the picture comes out by pipes, without shell or files.</summary>
/// <param name="program">Its full path, or null when there is none.</param>
/// <param name="time">For the deadline.</param>
/// <param name="logger">Told why a picture was not made.</param>
internal sealed partial class RsvgConvert(string? program, TimeProvider time, ILogger<RsvgConvert> logger) : IPictureMaker, IDisposable
{
    /// <summary>Waiting for a turn included. A map takes some 150 ms.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>As many at once; each is one busy core.</summary>
    private const int AtOnce = 2;

    /// <summary>Who comes when so many are being made or wait is sent away at once: each holds a connection to the database.</summary>
    private const int MostInHand = 6;

    /// <summary>Our own environment holds tokens and keys. Fonts are looked for, and remembered, under HOME and in the temporary folder.</summary>
    private static readonly string[] Seen = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private int _inHand;

    public bool IsAvailable => program is not null;

    public async Task<byte[]?> MakePngAsync(string svg, CancellationToken cancellationToken)
    {
        if (program is null)
            return null;

        try
        {
            if (Interlocked.Increment(ref _inHand) > MostInHand)
            {
                LogTooMany();
                return null;
            }

            return await InTurnAsync(program, svg, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inHand);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> InTurnAsync(string file, string svg, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _turns.WaitAsync(either.Token);
            try
            {
                return await RunAsync(file, svg, either.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTooSlow();
            return null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            LogFailed(e.GetType().Name);
            return null;
        }
    }

    private async Task<byte[]?> RunAsync(string file, string svg, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Start(file))!;
        try
        {
            // All pipes at once: a full one would hold up the others.
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var png = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), cancellationToken);
            process.StandardInput.Close();
            if (await png is not { } made)
            {
                LogTooLarge();
                return null;
            }

            await errors;
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode == 0 && made.Length > 0)
                return made;

            LogExit(process.ExitCode);
            return null;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Everything it writes, or null when that is more than a chat takes.</summary>
    private static async Task<byte[]?> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await from.ReadAsync(part, cancellationToken) is var read and > 0)
        {
            if (all.Length + read > Attachment.MostBytes)
                return null;

            all.Write(part, 0, read);
        }

        return all.ToArray();
    }

    private static ProcessStartInfo Start(string file)
    {
        var start = new ProcessStartInfo(file, ["--format=png", "--zoom=2"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        var kept = Seen
            .Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name)))
            .Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;

        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    [LoggerMessage(1201, LogLevel.Warning, "No picture: too many are being made.")]
    private partial void LogTooMany();

    [LoggerMessage(1202, LogLevel.Warning, "No picture: it took too long.")]
    private partial void LogTooSlow();

    [LoggerMessage(1203, LogLevel.Warning, "No picture: the program did not run ({Error}).")]
    private partial void LogFailed(string error);

    [LoggerMessage(1204, LogLevel.Warning, "No picture: the program ended with {ExitCode}.")]
    private partial void LogExit(int exitCode);

    [LoggerMessage(1205, LogLevel.Warning, "No picture: larger than a chat takes.")]
    private partial void LogTooLarge();
}
