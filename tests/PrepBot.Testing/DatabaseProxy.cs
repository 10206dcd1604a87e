using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PrepBot.Testing;

/// <summary>
/// Stands between the stores and the server, and does what networks do: makes every statement wait, goes silent with all lines open, cuts them, or lets a
/// COMMIT through and swallows its answer. Counts what it did, so that a test can see that its fault happened.
/// </summary>
public sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private CancellationTokenSource _lines = new();
    private volatile bool _armed;
    private volatile bool _silent;
    private int _swallowed;
    private int _held;
    private int _delayed;

    /// <summary>A proxy for the server of this connection string.</summary>
    public DatabaseProxy(string connectionString)
    {
        var real = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (real.Host!, real.Port);
        _listener.Start();
        _accepting = AcceptAsync();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
    }

    /// <summary>The way through it.</summary>
    public string ConnectionString { get; }

    /// <summary>How many answers to a COMMIT were swallowed.</summary>
    public int Swallowed => _swallowed;

    /// <summary>How many statements went into silence.</summary>
    public int Held => _held;

    /// <summary>How many statements were made to wait.</summary>
    public int Delayed => _delayed;

    /// <summary>How long each statement waits on its way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The next COMMIT gets through, and its line is cut instead of its answer passed on.</summary>
    public void SwallowCommit() => _armed = true;

    /// <summary>From now on nothing gets through, in either direction; every line stays open, and new ones open too.</summary>
    public void FallSilent() => _silent = true;

    /// <summary>All is as it should be. What went into silence is lost, and its lines are cut.</summary>
    public void Heal()
    {
        (_silent, Delay) = (false, TimeSpan.Zero);
        Cut();
    }

    /// <summary>Cuts every line there is.</summary>
    public void Cut() => Interlocked.Exchange(ref _lines, new CancellationTokenSource()).Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _lines.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
                lines.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), Volatile.Read(ref _lines).Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cut)
    {
        using var bot = client;
        using var server = new TcpClient();
        try
        {
            using var line = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cut);
            await server.ConnectAsync(_host, _port, line.Token);
            var swallow = new TaskCompletionSource<bool>();
            var up = UpAsync(bot.GetStream(), server.GetStream(), swallow, line.Token);
            var down = DownAsync(server.GetStream(), bot.GetStream(), swallow.Task, line.Token);
            await Task.WhenAny(up, down);
            await line.CancelAsync();
            bot.Close();
            server.Close();
            await Task.WhenAll(up, down);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The line is cut, by us or by one of the two.
        }
    }

    private async Task UpAsync(NetworkStream bot, NetworkStream server, TaskCompletionSource<bool> swallow, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var commit = new CommitOnTheWire();
        for (int read; (read = await bot.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var commits = commit.IsIn(buffer.AsSpan(0, read));
            if (_silent)
            {
                Interlocked.Increment(ref _held);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            if (Delay is { Ticks: > 0 } delay)
            {
                Interlocked.Increment(ref _delayed);
                await Task.Delay(delay, TimeProvider.System, cancellationToken);
            }

            if (_armed && commits)
            {
                _armed = false;
                swallow.SetResult(true);
            }

            await server.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task DownAsync(NetworkStream server, NetworkStream bot, Task swallow, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await server.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (swallow.IsCompleted)
            {
                Interlocked.Increment(ref _swallowed);
                return;
            }

            await bot.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
