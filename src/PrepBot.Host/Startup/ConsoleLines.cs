using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace PrepBot.Host.Startup;

/// <summary>
/// A console that never holds up who writes to it. Lines wait in a bounded queue for one thread of their own; when nobody reads the other end,
/// or there is no room where it leads, lines are dropped and counted, and the count is written as soon as something can be written again.
/// </summary>
internal sealed class ConsoleLines : TextWriter
{
    /// <summary>About ten seconds of a busy bot.</summary>
    public const int MaxWaiting = 1000;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Func<byte[], bool> _write;
    private readonly Channel<string> _waiting;
    private readonly Thread _writer;
    private int _dropped;

    /// <param name="write">Writes bytes and may take as long as it likes; false when they could not be written.</param>
    public ConsoleLines(Func<byte[], bool> write)
        : base(CultureInfo.InvariantCulture)
    {
        _write = write;
        _waiting = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        _writer = new Thread(WriteOut) { IsBackground = true, Name = "console" };
        _writer.Start();
    }

    /// <summary>The process's own output.</summary>
    public static ConsoleLines Output() => new(StandardStream.Writer(StandardStream.Output));

    /// <summary>The process's own error stream.</summary>
    public static ConsoleLines Errors() => new(StandardStream.Writer(StandardStream.Error));

    public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _waiting.Writer.TryWrite(value);
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    protected override void Dispose(bool disposing)
    {
        // Whoever does not read by now will not; the thread ends with the process.
        _waiting.Writer.TryComplete();
        if (disposing)
            _writer.Join(LastWords);
        base.Dispose(disposing);
    }

    private void WriteOut()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_waiting.Reader.TryRead(out var line))
            {
                if (!TryWrite(line))
                    Interlocked.Increment(ref _dropped);
                else if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var missed && !TryWrite(Missed(missed)))
                    Interlocked.Add(ref _dropped, missed);
            }
        }
    }

    private bool TryWrite(string line) => _write(Encoding.GetBytes(line));

    private static string Missed(int lines) =>
        string.Create(CultureInfo.InvariantCulture, $"{lines} lines of this log could not be written in time and are missing.{Environment.NewLine}");
}
