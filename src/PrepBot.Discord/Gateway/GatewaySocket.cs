using System.Buffers;
using System.Net.WebSockets;

namespace PrepBot.Discord.Gateway;

/// <summary>A connection to the gateway: bytes in, bytes out, nothing decided. Every send has a deadline, since one can block for minutes.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>A longer frame is read to its end and left out; the largest real ones describe servers of thousands of channels.</summary>
    public const int LongestFrame = 16 * 1024 * 1024;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket = new();
    private readonly TimeProvider _time;

    private GatewaySocket(TimeProvider time)
    {
        _time = time;

        // Discord has heartbeats of its own; the built-in keep-alive would end the connection with an exception that looks like a stop.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The close code of the other side, or null.</summary>
    public int? CloseCode => _socket.CloseStatus is { } status ? (int)status : null;

    /// <exception cref="GatewayLostException">There is no connection to be had.</exception>
    public static async Task<GatewaySocket> ConnectAsync(Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new GatewaySocket(time);
        try
        {
            await WithinAsync(ConnectWithin, time, cancellationToken => socket._socket.ConnectAsync(url, cancellationToken), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The next whole frame; empty for one too long to keep; null when the connection is closed.</summary>
    /// <exception cref="GatewayLostException">The connection broke.</exception>
    public async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var length = 0;
            while (true)
            {
                var room = length < LongestFrame ? buffer.AsMemory(length) : buffer.AsMemory();
                var part = await GuardAsync(cancellationToken => _socket.ReceiveAsync(room, cancellationToken).AsTask(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;

                length += part.Count;
                if (part.EndOfMessage)
                    return length <= LongestFrame && part.MessageType == WebSocketMessageType.Text ? buffer.AsSpan(0, length).ToArray() : [];

                if (length == buffer.Length && length < LongestFrame)
                    buffer = Grow(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="GatewayLostException">It could not be sent in time.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        WithinAsync(SendWithin, _time, cancellationToken => _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Says goodbye with this code, if the other side still listens.</summary>
    public async Task CloseAsync(int code)
    {
        try
        {
            await WithinAsync(CloseWithin, _time, cancellationToken => _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken), CancellationToken.None);
        }
        catch (GatewayLostException)
        {
            // Nobody is there any more, which is what was wanted.
        }
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, LongestFrame + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static async Task WithinAsync(TimeSpan limit, TimeProvider time, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await GuardAsync(
            async cancellationToken =>
            {
                await act(cancellationToken);
                return true;
            },
            either.Token,
            cancellationToken);
    }

    private static Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        GuardAsync(act, cancellationToken, cancellationToken);

    private static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken, CancellationToken stopping)
    {
        try
        {
            return await act(cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or InvalidOperationException or ObjectDisposedException
            || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            throw new GatewayLostException(e);
        }
    }
}

/// <summary>The connection to the gateway could not be made, or broke.</summary>
internal sealed class GatewayLostException(Exception cause) : Exception("The gateway connection is lost.", cause);
