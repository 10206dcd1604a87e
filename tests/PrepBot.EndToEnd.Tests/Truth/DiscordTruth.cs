using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using PrepBot.FakeChats.Discord;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>The run on Discord's wire.</summary>
internal sealed class DiscordTruth : ITruthWire
{
    private const long SendMessages = 1L << 11;

    /// <summary>Discord waits so long for the first answer.</summary>
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);

    private readonly FakeDiscordServer _discord;
    private readonly FakeGuild _guild;
    private readonly ConcurrentQueue<TruthAnswer> _answers = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _throttled = new();
    private int _throttledCalls;

    private DiscordTruth(FakeDiscordServer discord)
    {
        _discord = discord;
        _guild = discord.AddGuild();
        discord.Fault = FaultOf;
    }

    public string Name => "Discord";

    public IReadOnlyList<(string Key, string Value)> Settings =>
        [("Discord__Token", _discord.Token), ("Discord__ApiBaseUrl", _discord.ApiBaseUrl), ("Health__Url", "http://127.0.0.1:0")];

    public bool HasDirectRooms => true;

    public string Mark => _discord.NextId();

    public IReadOnlyCollection<TruthAnswer> Answers => _answers;

    public IReadOnlyList<string> Complaints =>
    [
        .. _discord.Violations.Distinct(),
        .. _discord.Interactions.Where(each => !(each.AnsweredAt - each.At <= FirstAnswer))
            .Select(each => $"no first answer in time: {each.Payload["data"]!.ToJsonString()}, {each.AnsweredAt - each.At}"),
        .. _discord.Interactions.Where(each => !each.Done.IsCompleted).Select(each => $"deferred without end: {each.Payload["data"]!.ToJsonString()}"),
    ];

    public TruthFaults Happened => new(
        Volatile.Read(ref _throttledCalls),
        _discord.Requests.Count(request => request.Status == 404 && request.Path.StartsWith("/channels/", StringComparison.Ordinal)),
        _discord.Requests.Count(request => request.Status == 403));

    public static async Task<ITruthWire> StartAsync() => new DiscordTruth(await FakeDiscordServer.StartAsync());

    public async Task ConnectedAsync() => await Soon.TrueAsync("the bot to connect", () => _discord.Gateway.Ready.Count == 1);

    public string AddChannel() => _discord.AddChannel(_guild).Id;

    public ITruthMember Member(string name, string channel, bool organiser, Func<Task> turn) =>
        new Person(this, _discord.Member(_guild, _discord.Channel(channel)!, name, organiser), turn);

    public IReadOnlyList<TruthPost> In(string room) =>
        [.. _discord.Messages.Where(message => message.Channel.Id == room && message.OnlyFor is null).Select(message => new TruthPost(message.Text, ButtonsOf(message)))];

    public void Throttle(string channel, TimeSpan wait) => _throttled[channel] = TimeProvider.System.GetUtcNow() + wait;

    public Task DeleteRoomAsync(string room, bool announced)
    {
        _discord.Delete(_discord.Channel(room)!, announced);
        return Task.CompletedTask;
    }

    public void TakeRight(string channel) => _discord.Channel(channel)!.Permissions &= ~SendMessages;

    public Task GiveRightAsync(string channel)
    {
        _discord.Channel(channel)!.Permissions |= SendMessages;
        _discord.Gateway.Dispatch(_guild.Id, "GUILD_ROLE_UPDATE", new JsonObject { ["guild_id"] = _guild.Id, ["role"] = new JsonObject { ["id"] = _guild.Id } });
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _discord.DisposeAsync();

    /// <summary>Edits in a channel are one bucket, and in each of its threads another; the run throttles them together.</summary>
    private FakeFault? FaultOf(FakeRequest request)
    {
        if (request.Method != "PATCH" || request.Path.Split('/') is not ["", "channels", var room, "messages", _] || _discord.Channel(room) is not { } channel)
            return null;

        var left = _throttled.GetValueOrDefault(channel.ParentId ?? channel.Id) - TimeProvider.System.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return null;

        Interlocked.Increment(ref _throttledCalls);
        return new FakeFault
        {
            Status = 429,
            Body = new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = left.TotalSeconds, ["global"] = false },
            Headers = new Dictionary<string, string>
            {
                ["Retry-After"] = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                ["X-RateLimit-Scope"] = "user",
                ["X-RateLimit-Bucket"] = "edits",
                ["X-RateLimit-Limit"] = "5",
                ["X-RateLimit-Remaining"] = "0",
                ["X-RateLimit-Reset-After"] = left.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture),
            },
        };
    }

    private static List<string> ButtonsOf(FakeMessage message) => [.. message.Components.Where(component => (int?)component["type"] == 2).Select(component => (string)component["custom_id"]!)];

    private sealed class Person(DiscordTruth wire, FakeMember member, Func<Task> turn) : ITruthMember
    {
        public string Id => member.User.Id;

        public long DidAt { get; private set; }

        public Task<string> TypesAsync(string channel, string command, params (string Input, string Value)[] values) => Again.UntilDoneAsync(async () =>
        {
            await turn();
            member.Channel = wire._discord.Channel(channel)!;
            return await DoAsync(() => member.CommandsAsync(command, [.. values.Select(value => (value.Input, ValueOf(value.Value)))]));
        });

        public async Task<string> PressesAsync(string label, string after, bool isSilent = false)
        {
            var (message, button) = await Soon.FoundAsync($"a button '{label}' before {member.User.Name}, who heard: {member.Heard}", () => Find(label, after));
            return await Again.UntilDoneAsync(async () =>
            {
                await turn();
                member.Channel = message.Channel;
                return await DoAsync(() => member.ClicksAsync(message, button));
            });
        }

        public async Task<string> SendsAsync(params (string Field, string Value)[] answers)
        {
            while (true)
            {
                var mark = wire.Mark;
                await turn();
                if (await DoAsync(() => member.SendsAsync(answers)) is var heard && !Again.IsAsked(heard))
                    return heard;

                await PressesAsync("Open", mark);
            }
        }

        public async Task<string> FilesAsync((string Field, string Value)[] first, (string Field, string Value)[] second)
        {
            return await SendsAsync([.. first, .. second]);
        }

        public async Task<string> ReadsAsync(string words, string after) => (await Soon.FoundAsync(
            $"'{words}' before {member.User.Name}", () => wire._discord.Newest(after, message => Sees(message) && message.Text.Contains(words, StringComparison.Ordinal)))).Channel.Id;

        public int CountOf(string words) => wire._discord.Messages.Count(message =>
            message.Channel.Type == 1 && message.Channel.People.Contains(Id) && message.Text.Contains(words, StringComparison.Ordinal));

        private async Task<string> DoAsync(Func<Task<FakeInteraction>> action)
        {
            DidAt = TimeProvider.System.GetTimestamp();
            var interaction = await action();
            var visible = TimeProvider.System.GetElapsedTime(DidAt);
            wire._answers.Enqueue(new TruthAnswer(interaction.AnsweredAt!.Value - interaction.At, visible, Again.IsAsked(member.Heard)));
            return member.Heard;
        }

        private Found? Find(string label, string after)
        {
            string? id = null;
            var message = wire._discord.Newest(after, message => Sees(message) && (id = ButtonOf(message, label)) is not null);
            return message is null ? null : new Found(message, id!);
        }

        private static string? ButtonOf(FakeMessage message, string label) => (string?)message.Components
            .FirstOrDefault(component => (int?)component["type"] == 2 && ((string)component["label"]!).StartsWith(label, StringComparison.Ordinal))?["custom_id"];

        private bool Sees(FakeMessage message) => (message.OnlyFor ?? Id) == Id
            && (message.Channel.Type == 0 || message.Channel.People.Contains(Id));

        private static object ValueOf(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : value;

        private sealed record Found(FakeMessage Message, string Button);
    }
}
