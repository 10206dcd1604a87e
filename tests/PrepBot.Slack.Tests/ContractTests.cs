using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Slack;
using PrepBot.Platform.Contract;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Tests.Support;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Tests;

/// <summary>What every platform does alike, on Slack.</summary>
public sealed class ContractTests : WireContract
{
    protected override async Task<IWireStage> SetUpWireAsync()
    {
        var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        return new Stage(group);
    }

    private sealed class Stage(SlackGroup group) : IWireStage
    {
        private readonly Dictionary<string, StageMember> _members = [];
        private int _lostBefore;

        public IChatPlatform Platform => group.The<IChatPlatform>();

        public CommunityRef Community => new(SlackPlatformName.Name, group.Slack.Workspace.Id);

        public RoomRef Channel => new(SlackPlatformName.Name, group.Channel);

        public int Lost => Cut - _lostBefore;

        /// <summary>While calls hang, only first answers are waited for.</summary>
        public bool Hangs { get; private set; }

        private int Cut => group.Slack.Calls.Count(call => call.Error == "cut after doing");

        public IStageMember Member(string name)
        {
            if (!_members.TryGetValue(name, out var member))
                _members[name] = member = new StageMember(this, group, group.Member(name, isAdmin: name == "Zoe"));
            return member;
        }

        public async Task SettleAsync()
        {
            await group.QuietAsync();
            await group.SettleAsync();
        }

        public IReadOnlyList<StageMessage> Public(RoomRef room) =>
            [.. group.Slack.Workspace.Messages.Where(message => message.Channel == room.ExternalId && message.OnlyFor is null).Select(Shown)];

        public async Task<long> CountAsync(string sql)
        {
            await using var command = group.Database.DataSource.CreateCommand(sql);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public async Task EchoAsync()
        {
            var own = group.Slack.Workspace.Messages.Last(message => message.Channel == group.Channel);
            await group.Slack.Sockets.DeliverAsync("events_api", new JsonObject
            {
                ["type"] = "event_callback",
                ["team_id"] = group.Slack.Workspace.Id,
                ["event_id"] = "EvOwn0001",
                ["event"] = new JsonObject
                {
                    ["type"] = "message",
                    ["channel"] = own.Channel,
                    ["user"] = FakeSlackWorkspace.Bot,
                    ["bot_id"] = "B0001",
                    ["text"] = "/mock start",
                    ["ts"] = own.Ts,
                },
            });
        }

        public void LosesAnswersOfPosts(int count)
        {
            _lostBefore = Cut;
            for (var i = 0; i < count; i++)
                group.Slack.Next("chat.postMessage", new FakeSlackFault.Cut(AfterDoing: true));
        }

        public async Task WhileCallsHangAsync(Func<Task> act)
        {
            var hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var method in new[] { "chat.postMessage", "chat.update", "conversations.open", "users.info" })
            {
                for (var i = 0; i < 20; i++)
                    group.Slack.Next(method, new FakeSlackFault.Wait(hang.Task));
            }

            Hangs = true;
            var sending = group.SettleAsync();
            var acting = act();

            // Who is not known yet is asked for, and not waited for longer than a part of the budget.
            await group.Pace.RunAsync(acting, TimeSpan.FromMilliseconds(100), trips: 3);
            await acting;
            hang.SetResult();
            Hangs = false;
            await sending;
        }

        public async Task RetryAsync()
        {
            await using (var command = group.Database.OwnerDataSource.CreateCommand("update outbox set not_before = now() where state = 1"))
                await command.ExecuteNonQueryAsync();
            await SettleAsync();
        }

        public ValueTask DisposeAsync() => group.DisposeAsync();

        /// <summary>Naming somebody rings them on Slack; so names stand as plain words where they must not.</summary>
        private static StageMessage Shown(FakeSlackMessage message)
        {
            var words = FakeSlackMember.Words(message.Blocks);
            var raw = $"{message.Text}\n{message.Blocks.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}";
            var rings = Regex.Matches(raw, "<(?<who>@[A-Z0-9]+|![a-z]+)>", RegexOptions.NonBacktracking)
                .Select(match => new PersonRef(SlackPlatformName.Name, match.Groups["who"].Value.TrimStart('@')))
                .Distinct();
            return new StageMessage(words, message.Edits > 0, [.. rings]);
        }
    }

    private sealed class StageMember(Stage stage, SlackGroup group, FakeSlackMember member) : IStageMember
    {
        private readonly List<(string Key, string Value)> _typed = [];

        public PersonRef Person => new(SlackPlatformName.Name, member.Id);

        public string Reads => member.Reads;

        public IReadOnlyList<string> Privately =>
            [.. member.Sees.Where(message => message.OnlyFor == member.Id || message.Channel[0] == 'D').Select(message => FakeSlackMember.Words(message.Blocks))];

        public string Told => string.Join('\n', Privately.Append(FakeSlackMember.Words(member.Modal?.View)));

        public string? Form => member.Modal?.View["type"]?.GetValue<string>() == "modal" && member.Modal.View["submit"] is not null
            ? $"{member.Modal.View.ToJsonString()} {string.Join(' ', _typed)}"
            : null;

        public IReadOnlyList<string> Files => [.. member.Sees.Select(message => message.File?.Name).OfType<string>()];

        public bool Sees(string label) => member.CanPress(label);

        public Task CommandsAsync(string command) => DoAsync(member.TypesAsync(command));

        public Task StartsAsync(string role) => DoAsync(member.TypesAsync($"start as {role}"));

        public Task PressesAsync(string label) => DoAsync(member.PressesAsync(label));

        public Task ChoosesAsync(string placeholder, string option) => DoAsync(member.ChoosesAsync(placeholder, option));

        public Task ForgesAsync(ActionId action) => DoAsync(member.ForgesAsync(ActionIdCodec.Write(action)));

        /// <summary>Slack's client keeps what was typed as long as the form stands.</summary>
        public async Task SendsAsync(params (string Key, string Value)[] answers)
        {
            _typed.RemoveAll(typed => answers.Any(answer => answer.Key == typed.Key));
            _typed.AddRange(answers);
            await DoAsync(member.SendsAsync([.. _typed]));
            if (member.Errors.Count == 0)
                _typed.Clear();
        }

        public Task AgainAsync() => DoAsync(member.LastComesAgainAsync());

        /// <summary>Group conversations are in sight wherever one is.</summary>
        public void GoesToRoom()
        {
        }

        private async Task DoAsync(Task act)
        {
            await act;
            if (!stage.Hangs)
                await group.QuietAsync();
        }
    }
}
