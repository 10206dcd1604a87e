using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.SocketMode;

/// <summary>One socket: reads frames, sends acknowledgements. It decides nothing.</summary>
internal sealed class SlackSocket : IAsyncDisposable
{
    /// <summary>Larger frames than Slack sends.</summary>
    public const int LargestFrame = 4 * 1024 * 1024;

    /// <summary>Sends may block for minutes when the peer is silent.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private const int SmallestPiece = 4 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _sending = new(1);

    private SlackSocket(ClientWebSocket socket, TimeProvider time) => (_socket, _time) = (socket, time);

    /// <exception cref="WebSocketException">It could not be opened.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or <paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<SlackSocket> ConnectAsync(Uri address, HttpMessageInvoker invoker, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        try
        {
            await socket.ConnectAsync(address, invoker, either.Token);
            return new SlackSocket(socket, time);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The next frame; null when the socket has ended, however it did. A frame that cannot be read is an empty one.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stopping"/> was cancelled.</exception>
    public async Task<SocketFrame?> ReadAsync(CancellationToken stopping)
    {
        _buffer.ResetWrittenCount();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(_buffer.GetMemory(SmallestPiece), stopping);
                if (got.MessageType == WebSocketMessageType.Close)
                    return null;

                _buffer.Advance(got.Count);
                if (_buffer.WrittenCount > LargestFrame)
                    return null;
                if (got.EndOfMessage)
                    return Parse(_buffer.WrittenSpan);
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The keep-alive ran out: the peer is silent though writes succeed.
            return null;
        }
    }

    /// <summary>Acknowledges an envelope.</summary>
    /// <returns>False when the socket is gone or too slow: then Slack delivers the envelope again.</returns>
    public async Task<bool> AcknowledgeAsync(SocketAcknowledgement acknowledgement, CancellationToken cancellationToken)
    {
        var bytes = acknowledgement.ToUtf8();
        try
        {
            if (!await _sending.WaitAsync(SendLimit, cancellationToken))
                return false;

            try
            {
                return _socket.State == WebSocketState.Open && await SendAsync(bytes, cancellationToken);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Nearly every send is done at once, so the deadline is made only for those that are not. One that runs into it takes the socket with it.</summary>
    private async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var sending = _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        if (sending.IsCompletedSuccessfully)
            return true;

        try
        {
            await sending.AsTask().WaitAsync(SendLimit, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            return false;
        }
    }

    /// <summary>Says goodbye; what Slack still sends is read until it does the same.</summary>
    public async Task CloseAsync()
    {
        using var limit = new CancellationTokenSource(CloseLimit, _time);
        try
        {
            await _sending.WaitAsync(limit.Token);
            try
            {
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Gone already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _socket.Dispose();
        _sending.Dispose();
    }

    private static SocketFrame Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, SlackJsonContext.Default.SocketFrame) ?? new SocketFrame();
        }
        catch (JsonException)
        {
            return new SocketFrame();
        }
    }
}
