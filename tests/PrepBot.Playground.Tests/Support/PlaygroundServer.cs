using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.Adapter;
using PrepBot.Playground.Commands;
using PrepBot.Playground.Store;
using PrepBot.Testing;

namespace PrepBot.Playground.Tests.Support;

/// <summary>The playground on a real Kestrel at a free port of loopback.</summary>
public sealed class PlaygroundServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _deliveries;

    private PlaygroundServer(WebApplication app, MemoryChatStore store, RecordingSink sink)
    {
        _app = app;
        Store = store;
        Sink = sink;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public MemoryChatStore Store { get; }

    public RecordingSink Sink { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IChatPlatform Platform => _app.Services.GetRequiredService<IChatPlatform>();

    public PlaygroundChannels Channels => _app.Services.GetRequiredService<PlaygroundChannels>();

    public static async Task<PlaygroundServer> StartAsync(MemoryChatStore? store = null, TimeProvider? time = null)
    {
        var (kept, sink) = (store ?? new MemoryChatStore(), new RecordingSink());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Playground:Url", "http://127.0.0.1:0")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<ILocalChatStore>(kept).AddSingleton<IInteractionSink>(sink);
        builder.Services.AddSingleton(new CommandRoot("mock", "practise an interview", First: "help") { Tour = new Tour("Try it", "start", "They are paired.") }).AddSingleton<ILineReader, FirstWordReader>();
        builder.Services.AddPlayground();
        var app = builder.Build();
        app.MapPlayground();
        await app.StartAsync();
        return new PlaygroundServer(app, kept, sink);
    }

    public async Task<string> ChannelAsync() => (await Channels.AllAsync(CancellationToken.None))[0].ExternalId;

    public string NewDelivery() => $"delivery-{Interlocked.Increment(ref _deliveries)}";

    public static HttpRequestMessage Request(HttpMethod method, string path, string? person = "ana", string? json = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (person is not null)
            request.Headers.Add("Acting-As", person);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return request;
    }

    public async Task<JsonObject> GetAsync(string path, string person = "ana")
    {
        using var response = await Http.SendAsync(Request(HttpMethod.Get, path, person));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string path, JsonObject body, string person = "ana")
    {
        using var response = await Http.SendAsync(Request(HttpMethod.Post, path, person, body.ToJsonString()));
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> SayAsync(string roomId, string text, string person = "ana", string? delivery = null) =>
        await PostAsync($"/api/rooms/{roomId}/lines", new JsonObject { ["deliveryId"] = delivery ?? NewDelivery(), ["text"] = text }, person);

    public async Task<(HttpStatusCode Status, JsonObject Body)> ClickAsync(
        string roomId, string action, string person = "ana", long? messageId = null, string? delivery = null) =>
        await PostAsync(
            $"/api/rooms/{roomId}/clicks",
            new JsonObject { ["deliveryId"] = delivery ?? NewDelivery(), ["action"] = action, ["messageId"] = messageId },
            person);

    public async Task<(HttpStatusCode Status, JsonObject Body)> SubmitAsync(string roomId, JsonObject answers, bool isComplete, string person = "ana") =>
        await PostAsync(
            $"/api/rooms/{roomId}/forms",
            new JsonObject { ["deliveryId"] = NewDelivery(), ["form"] = "debrief:file:x", ["answers"] = answers, ["isComplete"] = isComplete },
            person);

    public async Task<JsonArray> MessagesAsync(string roomId, string person) =>
        (await GetAsync($"/api/rooms/{roomId}/messages", person))["messages"]!.AsArray();

    public Task<EventReader> ListenAsync(params string[] people) => EventReader.OpenAsync(this, string.Join(',', people));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
