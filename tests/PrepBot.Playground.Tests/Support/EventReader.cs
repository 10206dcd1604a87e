using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.Playground.Tests.Support;

/// <summary>An open page's stream, already past its greeting.</summary>
public sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventReader(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items)
    {
        _response = response;
        _items = items;
    }

    public static async Task<EventReader> OpenAsync(PlaygroundServer server, string people)
    {
        var response = await server.Http.SendAsync(
            PlaygroundServer.Request(HttpMethod.Get, "/api/events", people), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var items = SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        var reader = new EventReader(response, items);
        var hello = await reader.NextItemAsync();
        Assert.Equal("hello", hello.EventType);
        return reader;
    }

    public async Task<JsonObject> NextAsync() => JsonNode.Parse((await NextItemAsync()).Data)!.AsObject();

    /// <summary>Everything up to and with the event that holds this text.</summary>
    public async Task<IReadOnlyList<JsonObject>> UntilAsync(string text)
    {
        var seen = new List<JsonObject>();
        do
            seen.Add(await NextAsync());
        while (!seen[^1].ToJsonString().Contains(text));
        return seen;
    }

    public async Task<SseItem<string>> NextItemAsync()
    {
        Assert.True(await _items.MoveNextAsync().AsTask().WaitAsync(Eventually.Patience), "The stream has ended.");
        return _items.Current;
    }

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        await _items.DisposeAsync();
    }
}
