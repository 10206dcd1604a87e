using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrepBot.Benchmarks.Discord;

/// <summary>The least a Discord client can do: a socket, source-generated JSON, a call for each answer, and nothing else.</summary>
internal static class BareDiscordClient
{
    private const string Words = "You are free: not waiting, not in a round, and nothing to file.";

    private static readonly BareResponse Answer = new(4, new BareMessage((1 << 6) | (1 << 15) | (1 << 2), [new BareComponent(10, Words)], new BareMentions([])));

    /// <param name="before">What is done for each interaction before it is answered.</param>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> peer, Func<CancellationToken, Task> before, CancellationToken stop)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{peer["ApiBaseUrl"]}/gateway/bot");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {peer["Token"]}");
        using var response = await http.SendAsync(request, stop);
        var gateway = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stop), BareDiscordJson.Default.BareGateway)!;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{gateway.Url}/?v=10&encoding=json"), stop);
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new BareLogin(2, new(peer["Token"], 1, [0, 1], new("linux", "bare", "bare"))), BareDiscordJson.Default.BareLogin), WebSocketMessageType.Text, true, stop);
        var buffer = new byte[64 * 1024];
        try
        {
            for (var length = 0; ;)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += got.Count;
                if (!got.EndOfMessage)
                    continue;

                var frame = JsonSerializer.Deserialize(buffer.AsSpan(0, length), BareDiscordJson.Default.BareFrame)!;
                length = 0;
                if (frame is { T: "INTERACTION_CREATE", D: { } interaction })
                    _ = AnswerAsync(http, before, $"{peer["ApiBaseUrl"]}/interactions/{interaction.Id}/{interaction.Token}/callback", stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            socket.Abort();
        }
    }

    /// <summary>An answer that fails is missed by the other side, which ends with it.</summary>
    private static async Task AnswerAsync(HttpClient http, Func<CancellationToken, Task> before, string address, CancellationToken stop)
    {
        await before(stop);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(Answer, BareDiscordJson.Default.BareResponse));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(address, content, stop);
        response.EnsureSuccessStatusCode();
    }
}

internal sealed record BareGateway(string Url);

internal sealed record BareLogin(int Op, BareIdentity D);

internal sealed record BareIdentity(string Token, int Intents, int[] Shard, BareProperties Properties);

internal sealed record BareProperties(string Os, string Browser, string Device);

internal sealed record BareFrame(int Op, string? T, long? S, BareInteraction? D);

internal sealed record BareInteraction(string? Id, string? Token, string? GuildId, string? ChannelId, BareData? Data, BareMember? Member);

internal sealed record BareData(string? Name, IReadOnlyList<BareOption>? Options);

internal sealed record BareOption(string Name, int Type, IReadOnlyList<BareOption>? Options);

internal sealed record BareMember(BareUser? User, string? Permissions);

internal sealed record BareUser(string Id, string? GlobalName);

internal sealed record BareResponse(int Type, BareMessage Data);

internal sealed record BareMessage(int Flags, IReadOnlyList<BareComponent> Components, BareMentions AllowedMentions);

internal sealed record BareComponent(int Type, string Content);

internal sealed record BareMentions(IReadOnlyList<string> Parse);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareGateway))]
[JsonSerializable(typeof(BareLogin))]
[JsonSerializable(typeof(BareFrame))]
[JsonSerializable(typeof(BareResponse))]
internal sealed partial class BareDiscordJson : JsonSerializerContext;
