using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Tests.Coffee;
using PrepBot.Playground.Adapter;
using PrepBot.Playground.People;
using PrepBot.Storage;
using PrepBot.Testing;

namespace PrepBot.Chat.Tests.Support;

/// <summary>The second product in the playground, as its page speaks: the real engine, its stores on PostgreSQL, and the clock in the test's hand.</summary>
internal sealed class CoffeeGroup : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly HttpClient _http;
    private readonly string _channel;
    private int _deliveries;

    private CoffeeGroup(WebApplication app, TestDatabase database, string channel)
    {
        (_app, _database, _channel) = (app, database, channel);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public ManualTimeProvider Clock => (ManualTimeProvider)The<TimeProvider>();

    public IServiceProvider Services => _app.Services;

    public static async Task<CoffeeGroup> GatherAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using (var table = database.OwnerDataSource.CreateCommand(CoffeeStore.Table))
            await table.ExecuteNonQueryAsync();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Playground:Url", "http://127.0.0.1:0")]);
        var services = builder.Services;
        var served = services.Where(service => service.ServiceType == typeof(IHostedService)).ToList();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddChatStorage(_ => new StorageSettings(database.ConnectionString, TestKey.Any) { CommandTimeout = TimeSpan.FromSeconds(30) });
        services.AddCoffee();
        services.AddPlayground();

        // The loops turn when the test says so; the web server is the only one that runs by itself.
        foreach (var loop in services.Where(service => service.ServiceType == typeof(IHostedService) && !served.Contains(service)).ToList())
            services.Remove(loop);

        var app = builder.Build();
        app.MapPlayground();
        await app.StartAsync();
        var channels = await app.Services.GetRequiredService<PlaygroundChannels>().AllAsync(CancellationToken.None);
        return new CoffeeGroup(app, database, channels[0].ExternalId);
    }

    public string NewDelivery() => $"delivery-{_deliveries++:000}";

    /// <summary>Types a line, and gets what the page shows at once.</summary>
    public Task<string> TypesAsync(string person, string line, string? delivery = null) =>
        PostAsync(person, "lines", new JsonObject { ["text"] = line, ["deliveryId"] = delivery ?? NewDelivery() });

    /// <summary>Presses a button of the card.</summary>
    public async Task<string> PressesAsync(string person, string label, string? delivery = null)
    {
        var card = await CardAsync(person);
        var button = card["content"]!["blocks"]!.AsArray().SelectMany(block => block!["items"] as JsonArray ?? []).Single(item => (string?)item!["label"] == label)!;
        return await PostAsync(person, "clicks", new JsonObject
        {
            ["action"] = (string)button["action"]!, ["chosen"] = new JsonArray(), ["messageId"] = (long)card["id"]!, ["deliveryId"] = delivery ?? NewDelivery(),
        });
    }

    /// <summary>The one card that stands in the channel.</summary>
    public async Task<JsonNode> CardAsync(string person) => Assert.Single(await MessagesAsync(_channel, person), message => !(bool)message["private"]! && message["content"]!.ToJsonString().Contains("Pair us"));

    /// <summary>What only this person sees, by the outbox: in their direct messages.</summary>
    public async Task<IReadOnlyList<string>> InboxAsync(string person)
    {
        var rooms = (await GetAsync("/api/state", person))["rooms"]!.AsArray();
        var all = new List<string>();
        foreach (var room in rooms.Select(room => (string)room!["id"]!).Where(room => room != _channel))
            all.AddRange((await MessagesAsync(room, person)).Where(message => (bool)message["private"]!).Select(message => message["content"]!.ToJsonString()));
        return all;
    }

    /// <summary>Does everything that is due, and sends everything that is to be sent.</summary>
    public async Task SettleAsync()
    {
        while (await The<DueRowLoop>().RunOneAsync(CancellationToken.None))
        {
        }

        await The<OutboxLoop>().DrainAsync(CancellationToken.None);
    }

    public async Task<long> CountAsync(string table)
    {
        await using var command = _database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    public T The<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private async Task<IReadOnlyList<JsonNode>> MessagesAsync(string room, string person) =>
        [.. (await GetAsync($"/api/rooms/{room}/messages", person))["messages"]!.AsArray().Select(message => message!)];

    private async Task<JsonObject> GetAsync(string path, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Acting-As", person);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<string> PostAsync(string person, string what, JsonObject body)
    {
        // Nobody does two things at the same instant.
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/rooms/{_channel}/{what}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Acting-As", person);
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return answer;
    }
}
