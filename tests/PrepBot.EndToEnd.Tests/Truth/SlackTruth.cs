using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using PrepBot.FakeChats.Slack;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>The run on Slack's wire.</summary>
internal sealed class SlackTruth : ITruthWire
{
    private readonly FakeSlackServer _slack;
    private readonly ConcurrentQueue<TruthAnswer> _answers = new();
    private DateTimeOffset _throttledUntil;
    private int _events;

    private SlackTruth(FakeSlackServer slack)
    {
        _slack = slack;
        slack.Fault = (method, _) => method == "chat.update" && _throttledUntil - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } left
            ? new FakeSlackFault.Throttle((int)Math.Ceiling(left.TotalSeconds)) : null;
    }

    public string Name => "Slack";

    public IReadOnlyList<(string Key, string Value)> Settings =>
    [
        ("Slack__AppToken", FakeSlackWorkspace.AppToken), ("Slack__BotToken", FakeSlackWorkspace.BotToken),
        ("Slack__ApiBaseUrl", _slack.ApiBaseUrl), ("Health__Url", "http://127.0.0.1:0"),
    ];

    public bool HasDirectRooms => false;

    public string Mark => _slack.Workspace.Mark.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyCollection<TruthAnswer> Answers => _answers;

    /// <summary>What is not acknowledged within three seconds is delivered again.</summary>
    public IReadOnlyList<string> Complaints => _slack.Sockets.Redelivered == 0 ? [] : [$"{_slack.Sockets.Redelivered} deliveries were not acknowledged in time"];

    public TruthFaults Happened => new(
        _slack.Calls.Count(call => call.Error == "ratelimited"),
        _slack.Calls.Count(call => call.Error == "channel_not_found"),
        _slack.Calls.Count(call => call.Error == "not_in_channel"));

    public static async Task<ITruthWire> StartAsync() => new SlackTruth(await FakeSlackServer.StartAsync(TimeProvider.System));

    public async Task ConnectedAsync() => await Soon.TrueAsync("both sockets", () => _slack.Sockets.Open.Count == 2);

    public string AddChannel() => _slack.Workspace.AddChannel();

    public ITruthMember Member(string name, string channel, bool organiser, Func<Task> turn)
    {
        var user = _slack.Workspace.Add(name, organiser);
        _slack.Workspace.Join(channel, user);
        return new Person(this, user, new FakeSlackMember(_slack, user, channel), turn);
    }

    public IReadOnlyList<TruthPost> In(string room) => [.. _slack.Workspace.Messages.Where(message => message.Channel == room && message.OnlyFor is null).Select(PostOf)];

    /// <summary>Slack counts edits for the whole workspace.</summary>
    public void Throttle(string channel, TimeSpan wait) => _throttledUntil = TimeProvider.System.GetUtcNow() + wait;

    public Task DeleteRoomAsync(string room, bool announced)
    {
        _slack.Workspace.Delete(room);
        return announced ? HappensAsync(new JsonObject { ["type"] = "channel_deleted", ["channel"] = room }) : Task.CompletedTask;
    }

    public void TakeRight(string channel) => _slack.Workspace.Leave(channel, FakeSlackWorkspace.Bot);

    public Task GiveRightAsync(string channel)
    {
        _slack.Workspace.Join(channel, new FakeSlackUser(FakeSlackWorkspace.Bot, "PrepBot"));
        return HappensAsync(new JsonObject { ["type"] = "member_joined_channel", ["user"] = FakeSlackWorkspace.Bot, ["channel"] = channel });
    }

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    private Task<JsonNode?> HappensAsync(JsonObject happened) => _slack.Sockets.DeliverAsync("events_api", new JsonObject
    {
        ["type"] = "event_callback", ["team_id"] = FakeSlackWorkspace.Team, ["event_id"] = $"EvTruth{Interlocked.Increment(ref _events)}", ["event"] = happened,
    });

    private static TruthPost PostOf(FakeSlackMessage message) =>
        new(FakeSlackMember.Words(message.Blocks), [.. Buttons(message.Blocks).Select(button => $"{button["action_id"]} {button["value"]}")]);

    private static IEnumerable<JsonNode> Buttons(JsonArray blocks) => blocks
        .SelectMany(block => block!["type"]!.GetValue<string>() == "actions" ? [.. block["elements"]!.AsArray()] : new[] { block["accessory"] })
        .OfType<JsonNode>().Where(element => element["type"]!.GetValue<string>() == "button");

    private sealed class Person(SlackTruth wire, FakeSlackUser user, FakeSlackMember member, Func<Task> turn) : ITruthMember
    {
        /// <summary>How the line begins that comes where the answer takes longer; the answer follows it.</summary>
        private const string Deferral = "One moment";

        private readonly FakeSlackWorkspace _workspace = wire._slack.Workspace;

        public string Id => member.Id;

        public long DidAt { get; private set; }

        public Task<string> TypesAsync(string channel, string command, params (string Input, string Value)[] values) => Again.UntilDoneAsync(async () =>
        {
            await turn();
            member.Place = channel;
            _workspace.Join(channel, user);
            var line = string.Join(' ', values.Select(value => value.Input switch
            {
                "role" => $"as {value.Value}",
                "minutes" => $"{value.Value}m",
                _ => value.Value,
            }).Prepend(command));
            return await DoAsync(() => member.TypesAsync(line), isSilent: false);
        });

        public async Task<string> PressesAsync(string label, string after, bool isSilent = false)
        {
            var mark = int.Parse(after, CultureInfo.InvariantCulture);
            var message = await Soon.FoundAsync($"a button '{label}' before {member.Name}", () => _workspace.Newest(Id, mark, message => Has(message, label)));
            return await Again.UntilDoneAsync(async () =>
            {
                await turn();
                return await DoAsync(() => member.PressesOnAsync(message, label), isSilent);
            });
        }

        public async Task<string> SendsAsync(params (string Field, string Value)[] answers)
        {
            // A form that is not taken stays open, with a word that says why.
            var heard = await Again.UntilDoneAsync(async () =>
            {
                await turn();
                return await DoAsync(() => member.SendsAsync(answers), isSilent: false);
            });
            Assert.Empty(member.Errors);
            member.Closes();
            return heard;
        }

        public Task<string> FilesAsync((string Field, string Value)[] first, (string Field, string Value)[] second) => SendsAsync([.. first, .. second]);

        public async Task<string> ReadsAsync(string words, string after)
        {
            var mark = int.Parse(after, CultureInfo.InvariantCulture);
            return (await Soon.FoundAsync(
                $"'{words}' before {member.Name}", () => _workspace.Newest(Id, mark, message => PostOf(message).Text.Contains(words, StringComparison.Ordinal)))).Channel;
        }

        public int CountOf(string words) => member.Sees.Count(message => message.Channel[0] == 'D' && PostOf(message).Text.Contains(words, StringComparison.Ordinal));

        /// <summary>The person sees something when the answer came with the acknowledgement, or by one of the ways after it.</summary>
        private async Task<string> DoAsync(Func<Task> action, bool isSilent)
        {
            var (mark, modal) = (_workspace.Mark, member.Modal);
            DidAt = TimeProvider.System.GetTimestamp();
            await action();
            var first = TimeProvider.System.GetElapsedTime(DidAt);
            var payload = member.Last.Payload;
            var (trigger, response) = (payload["trigger_id"]!.GetValue<string>(), payload["response_url"]?.GetValue<string>().Split('/')[^1]);
            if (!isSilent)
            {
                await Soon.TrueAsync(
                    $"an answer to {member.Name}: {payload["text"] ?? payload["actions"]?[0]?["text"]?["text"] ?? payload["view"]?["title"]?["text"]}",
                    () => Said(mark) is { Count: > 0 } said
                        ? !said.TrueForAll(words => words.StartsWith(Deferral, StringComparison.Ordinal))
                        : member.Errors.Count > 0 || member.Modal != modal || _workspace.IsUsed(trigger) || (response is not null && _workspace.Uses(response) > 0));
            }

            var heard = string.Join('\n', [.. Said(mark), FakeSlackMember.Words(member.Modal?.View), .. member.Errors.Values]);
            wire._answers.Enqueue(new TruthAnswer(first, TimeProvider.System.GetElapsedTime(DidAt), Again.IsAsked(heard)));
            return heard;
        }

        private List<string> Said(int mark)
        {
            var said = new List<string>();
            _workspace.Newest(Id, mark, message =>
            {
                if (message.OnlyFor == Id || message.Channel[0] == 'D')
                    said.Add(PostOf(message).Text);
                return false;
            });
            return said;
        }

        private static bool Has(FakeSlackMessage message, string label) =>
            Buttons(message.Blocks).Any(button => button["text"]!["text"]!.GetValue<string>().StartsWith(label, StringComparison.Ordinal));
    }
}
