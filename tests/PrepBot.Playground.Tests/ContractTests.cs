using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Bank;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Questions;
using PrepBot.Platform.Contract;
using PrepBot.Playground.Adapter;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Practice;
using PrepBot.Practice.Queue;
using PrepBot.Storage;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Tests;

/// <summary>What every platform does alike, in the playground, as its page speaks.</summary>
public sealed class ContractTests : PlatformContract
{
    protected override async Task<IPlatformStage> SetUpAsync() => await Stage.StartAsync();

    private sealed class Stage : IPlatformStage
    {
        private readonly WebApplication _app;
        private readonly TestDatabase _database;
        private readonly Dictionary<string, StageMember> _members = [];

        private Stage(WebApplication app, TestDatabase database, RoomRef channel)
        {
            (_app, _database, Channel) = (app, database, channel);
            Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        }

        public HttpClient Http { get; }

        public IChatPlatform Platform => The<IChatPlatform>();

        public CommunityRef Community => PlaygroundPeople.Community;

        public RoomRef Channel { get; }

        public static async Task<Stage> StartAsync()
        {
            var database = await TestDatabase.CreateWithBankAsync();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Playground:Url", "http://127.0.0.1:0")]);
            TestBot.AddTo(builder.Services, new TestWorld(database.ConnectionString, new ManualTimeProvider()) { Platform = services => services.AddPlayground() });
            var app = builder.Build();
            app.MapPlayground();
            await app.StartAsync();
            var channels = await app.Services.GetRequiredService<PlaygroundChannels>().AllAsync(CancellationToken.None);
            await app.Services.GetRequiredService<ChannelSetup>().OpenAsync(PlaygroundPeople.Community, channels[0], CancellationToken.None);
            var stage = new Stage(app, database, channels[0]);
            await stage.SettleAsync();
            return stage;
        }

        public IStageMember Member(string name)
        {
            if (!_members.TryGetValue(name, out var member))
                _members[name] = member = new StageMember(this, PlaygroundPeople.Find(name.ToLowerInvariant())!);
            return member;
        }

        public async Task SettleAsync()
        {
            while (await The<DueRowLoop>().RunOneAsync(CancellationToken.None))
            {
            }

            await The<OutboxLoop>().DrainAsync(CancellationToken.None);
        }

        /// <summary>As somebody sees it who has no part in anything.</summary>
        public IReadOnlyList<StageMessage> Public(RoomRef room) => [.. Task.Run(() => MessagesAsync(room.ExternalId, "mia")).Result
            .Where(message => !(bool)message["private"]!)
            .Select(message => new StageMessage(Words(message["content"]), message["changedAt"] is not null, Rings(message)))];

        public async Task<long> CountAsync(string sql)
        {
            await using var command = _database.DataSource.CreateCommand(sql);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        /// <summary>The playground tells the bot only what people do.</summary>
        public Task EchoAsync() => Task.CompletedTask;

        public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string room, string person) =>
            [.. (await GetAsync($"/api/rooms/{room}/messages", person))["messages"]!.AsArray().Select(message => message!).Where(message => message["content"]?["gone"] is null)];

        public async Task<JsonObject> GetAsync(string path, string person)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Acting-As", person);
            using var response = await Http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await _app.DisposeAsync();
            await _database.DisposeAsync();
        }

        private T The<T>()
            where T : notnull => _app.Services.GetRequiredService<T>();

        private static IReadOnlyList<PersonRef> Rings(JsonNode message) =>
            [.. (message["content"]!["notify"] as JsonArray ?? []).Select(id => new PersonRef(PlaygroundPeople.Platform, (string)id!))];
    }

    private sealed class StageMember(Stage stage, PlaygroundPerson person) : IStageMember
    {
        private readonly List<string> _told = [];
        private (string Path, JsonObject Body) _last;
        private JsonObject? _form;
        private int _deeds;

        public PersonRef Person => person.Ref;

        public string Reads => string.Join('\n', Seen().Select(message => Words(message["content"])));

        public IReadOnlyList<string> Privately => [.. Seen().Where(message => (bool)message["private"]!).Select(message => Words(message["content"]))];

        public string Told => string.Join('\n', Privately.Concat(_told));

        public string? Form => _form?.ToJsonString();

        public IReadOnlyList<string> Files => [.. Seen().Select(message => (string?)message["content"]!["file"]?["name"]).OfType<string>()];

        public bool Sees(string label) => Find(label) is not null;

        public async Task CommandsAsync(string command) => await DoAsync(stage.Channel.ExternalId, "lines", new() { ["text"] = $"/mock {command}" });

        public Task StartsAsync(string role) => CommandsAsync($"start as {role}");

        public async Task PressesAsync(string label)
        {
            var (message, action) = Find(label) ?? throw new InvalidOperationException($"{person.Name} sees no button '{label}'.");
            await DoAsync((string)message["roomId"]!, "clicks", new() { ["action"] = action, ["chosen"] = new JsonArray(), ["messageId"] = (long?)message["id"] });
        }

        public async Task ChoosesAsync(string placeholder, string option)
        {
            foreach (var message in Enumerable.Reverse(Seen()))
            {
                var list = message["content"]!["blocks"]!.AsArray()
                    .FirstOrDefault(block => ((string?)block!["placeholder"])?.StartsWith(placeholder, StringComparison.Ordinal) == true);
                if (list?["options"]!.AsArray().FirstOrDefault(each => (string?)each!["label"] == option)?["value"] is not { } value)
                    continue;

                await DoAsync((string)message["roomId"]!, "clicks", new() { ["action"] = (string)list["action"]!, ["chosen"] = new JsonArray((string)value!), ["messageId"] = (long?)message["id"] });
                return;
            }

            throw new InvalidOperationException($"{person.Name} can choose no '{option}' under '{placeholder}'.");
        }

        public Task ForgesAsync(ActionId action) =>
            DoAsync(stage.Channel.ExternalId, "clicks", new() { ["action"] = ActionIdCodec.Write(action), ["chosen"] = new JsonArray(), ["messageId"] = null });

        public Task SendsAsync(params (string Key, string Value)[] answers)
        {
            var form = _form ?? throw new InvalidOperationException($"No form is open before {person.Name}.");
            var fields = form["steps"]!.AsArray().SelectMany(step => step!["parts"]!.AsArray().Where(part => part!["key"] is not null)).ToList();
            var filled = fields.ToDictionary(field => (string)field!["key"]!, field => Standing(field!));
            foreach (var group in answers.GroupBy(answer => answer.Key))
                filled[group.Key] = [.. group.Select(answer => answer.Value)];
            return DoAsync(stage.Channel.ExternalId, "forms", new()
            {
                ["form"] = (string)form["submit"]!,
                ["answers"] = new JsonObject(filled.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonArray([.. pair.Value.Select(value => JsonValue.Create(value))])))),
                ["isComplete"] = true,
            });
        }

        public Task AgainAsync() => PostAsync(_last.Path, _last.Body);

        /// <summary>Every room is in sight wherever one is.</summary>
        public void GoesToRoom()
        {
        }

        private async Task DoAsync(string room, string what, JsonObject body)
        {
            body["deliveryId"] = $"contract-{person.Id}-{_deeds++:000}";
            _last = ($"/api/rooms/{room}/{what}", body);
            await PostAsync(_last.Path, _last.Body);
        }

        /// <summary>As the page does: a form stays with its answers until it is taken.</summary>
        private async Task PostAsync(string path, JsonObject body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body.DeepClone()) };
            request.Headers.Add("Acting-As", person.Id);
            using var response = await stage.Http.SendAsync(request);
            var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
            switch ((string?)answer["kind"])
            {
                case "form":
                    _form = answer["form"]!.DeepClone().AsObject();
                    break;
                case "form-errors":
                    Keep(body);
                    _told.Add(Words(answer["errors"]));
                    break;
                default:
                    _form = null;
                    _told.Add(Words(answer));
                    break;
            }
        }

        private void Keep(JsonObject body)
        {
            foreach (var field in _form!["steps"]!.AsArray().SelectMany(step => step!["parts"]!.AsArray().Where(part => part!["key"] is not null)))
                field!["typed"] = body["answers"]![(string)field["key"]!]?.DeepClone();
        }

        private static string[] Standing(JsonNode field) => field["typed"] is JsonArray typed
            ? [.. typed.Select(value => (string)value!)]
            : field["value"] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? [text]
            : field["chosen"] is JsonArray chosen ? [.. chosen.Select(one => (string)one!)] : [];

        private List<JsonNode> Seen() => Task.Run(SeenAsync).Result;

        private async Task<List<JsonNode>> SeenAsync()
        {
            var all = new List<JsonNode>();
            foreach (var room in (await stage.GetAsync("/api/state", person.Id))["rooms"]!.AsArray())
                all.AddRange(await stage.MessagesAsync((string)room!["id"]!, person.Id));
            return [.. all.OrderBy(message => (long?)message["id"] ?? 0)];
        }

        private (JsonNode Message, string Action)? Find(string label)
        {
            foreach (var message in Enumerable.Reverse(Seen()))
            {
                foreach (var button in message["content"]!["blocks"]!.AsArray().SelectMany(block => (string?)block!["kind"] switch { "buttons" => block["items"]!.AsArray().ToList(), "section" => [block["button"]], _ => [] }))
                {
                    if (((string)button!["label"]!).StartsWith(label, StringComparison.Ordinal))
                        return (message, (string)button["action"]!);
                }
            }

            return null;
        }
    }

    private static string Words(JsonNode? node) => node switch
    {
        JsonObject item => string.Join('\n', item.Where(pair => pair.Key is not ("kind" or "action" or "emphasis" or "style" or "roomId")).Select(pair => Words(pair.Value)).Where(words => words.Length > 0)),
        JsonArray list => string.Join('\n', list.Select(Words).Where(words => words.Length > 0)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };
}
