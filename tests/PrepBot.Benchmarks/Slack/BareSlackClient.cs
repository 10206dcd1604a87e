using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrepBot.Benchmarks.Slack;

/// <summary>The least a Slack client can do: sockets, source-generated JSON, an answer in each acknowledgement, and nothing else.</summary>
internal static class BareSlackClient
{
    private const string Words = "You are free: not waiting, not in a round, and nothing to file.";

    private static readonly BareAnswer Answer = new("ephemeral", Words, [new BareSection("section", new BareText("mrkdwn", Words))]);

    /// <param name="before">What is done for each interaction before it is answered.</param>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> peer, int sockets, Func<CancellationToken, Task> before, CancellationToken stop)
    {
        using var http = new HttpClient();
        await Task.WhenAll(Enumerable.Range(0, sockets).Select(_ => RunOneAsync(http, peer, before, stop)));
    }

    private static async Task RunOneAsync(HttpClient http, IReadOnlyDictionary<string, string> peer, Func<CancellationToken, Task> before, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{peer["ApiBaseUrl"]}/apps.connections.open") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", peer["AppToken"]);
        using var response = await http.SendAsync(request, stop);
        var opened = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stop), BareJson.Default.BareOpened)!;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(opened.Url), stop);
        var buffer = new byte[64 * 1024];
        try
        {
            for (var length = 0; ;)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += got.Count;
                if (!got.EndOfMessage)
                    continue;

                var envelope = JsonSerializer.Deserialize(buffer.AsSpan(0, length), BareJson.Default.BareEnvelope)!;
                length = 0;
                if (envelope is not { EnvelopeId: { } id, Payload.Command: not null })
                    continue;

                await before(stop);
                await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new BareAcknowledgement(id, Answer), BareJson.Default.BareAcknowledgement), WebSocketMessageType.Text, true, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            socket.Abort();
        }
    }
}

internal sealed record BareOpened(string Url);

internal sealed record BareEnvelope(string? EnvelopeId, string Type, BareCommand? Payload);

internal sealed record BareCommand(string? Command, string? Text, string? UserId, string? TeamId, string? ChannelId);

internal sealed record BareAcknowledgement(string EnvelopeId, BareAnswer Payload);

internal sealed record BareAnswer(string ResponseType, string Text, IReadOnlyList<BareSection> Blocks);

internal sealed record BareSection(string Type, BareText Text);

internal sealed record BareText(string Type, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareOpened))]
[JsonSerializable(typeof(BareEnvelope))]
[JsonSerializable(typeof(BareAcknowledgement))]
internal sealed partial class BareJson : JsonSerializerContext;
