using System.Net;
using System.Net.Sockets;

namespace PrepBot.Persistence.Tests;

/// <summary>
/// Stands between the stores and the server. Once armed, it lets the next COMMIT through, waits until the server has answered, and cuts the
/// line instead of passing the answer on: committed, and nobody told.
/// </summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _armed;

    public CommitProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were swallowed.</summary>
    public int Swallowed { get; private set; }

    public void Arm() => _armed = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
                lines.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var bot = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_host, _port, _stop.Token);
            using var line = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
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

    private async Task UpAsync(NetworkStream bot, NetworkStream server, TaskCompletionSource<bool> swallow, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await bot.ReadAsync(buffer, token)) > 0;)
        {
            if (_armed && buffer.AsSpan(0, read).IndexOf("COMMIT"u8) >= 0)
            {
                _armed = false;
                swallow.SetResult(true);
            }

            await server.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    private async Task DownAsync(NetworkStream server, NetworkStream bot, Task swallow, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await server.ReadAsync(buffer, token)) > 0;)
        {
            if (swallow.IsCompleted)
            {
                Swallowed++;
                return;
            }

            await bot.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }
}
