using System.Text;
using PrepBot.Host.Startup;

namespace PrepBot.Host.Tests.Starting;

/// <summary>The console as the bot writes to it.</summary>
public sealed class ConsoleLinesTests
{
    [Fact]
    public void NobodyReads_ManyLines_WriterIsNeverHeldUpAndTheCountIsToldLater()
    {
        using var stream = new Gate();
        using (var lines = new ConsoleLines(stream.Write))
        {
            lines.WriteLine("first");
            stream.UntilSomebodyWrites();
            for (var i = 0; i < ConsoleLines.MaxWaiting + 500; i++)
                lines.WriteLine("more");
            stream.Open();
            stream.UntilQuiet(ConsoleLines.MaxWaiting + 2);
        }

        var written = stream.Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("first", written[0]);
        Assert.Equal("500 lines of this log could not be written in time and are missing.", written[1]);
        Assert.Equal(ConsoleLines.MaxWaiting, written.Count(line => line == "more"));
    }

    [Fact]
    public void NoRoomForAWhile_LinesWritten_OnlyThoseAreMissing()
    {
        using var stream = new Gate { Refuses = 3 };
        stream.Open();
        using (var lines = new ConsoleLines(stream.Write))
        {
            for (var i = 0; i < 5; i++)
                lines.WriteLine($"line {i}");
            stream.UntilQuiet(6);
        }

        Assert.Equal(
            ["line 3", "3 lines of this log could not be written in time and are missing.", "line 4"],
            stream.Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The other end of the console: closed at first, and refusing as a full disk does.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly ManualResetEventSlim _somebody = new();
        private readonly StringBuilder _text = new();
        private int _calls;

        public int Refuses { get; init; }

        public string Text => _text.ToString();

        public void Open() => _open.Set();

        public void UntilSomebodyWrites() => _somebody.Wait(TestContext.Current.CancellationToken);

        /// <summary>Until so many writes were tried.</summary>
        public void UntilQuiet(int writes)
        {
            lock (_text)
                while (_calls < writes)
                    Monitor.Wait(_text);
        }

        public bool Write(byte[] bytes)
        {
            _somebody.Set();
            _open.Wait(TestContext.Current.CancellationToken);
            lock (_text)
            {
                _calls++;
                Monitor.PulseAll(_text);
                if (_calls <= Refuses)
                    return false;
                _text.Append(Encoding.UTF8.GetString(bytes));
                return true;
            }
        }

        public void Dispose()
        {
            _open.Dispose();
            _somebody.Dispose();
        }
    }
}
