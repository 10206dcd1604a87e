using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Tests.Support;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Discord;
using PrepBot.Platform.Contract;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests;

/// <summary>What every platform does alike, on Discord.</summary>
public sealed class ContractTests : WireContract
{
    /// <summary>A modal holds five parts, and each is a field.</summary>
    protected override bool FormsHaveRoomForWords => false;

    protected override async Task<IWireStage> SetUpWireAsync() => new Stage(await DiscordGroup.GatherAsync());

    private sealed class Stage(DiscordGroup group) : IWireStage
    {
        private readonly Dictionary<string, StageMember> _members = [];
        private int _toLose;

        public IChatPlatform Platform => group.Bot.GetRequiredService<IChatPlatform>();

        public CommunityRef Community => new(DiscordPlatformName.Name, group.Guild.Id);

        public RoomRef Channel => new(DiscordPlatformName.Name, group.Channel.Id);

        public int Lost { get; private set; }

        public IStageMember Member(string name)
        {
            if (!_members.TryGetValue(name, out var member))
                _members[name] = member = new StageMember(group, group.Member(name, organiser: name == "Zoe"));
            return member;
        }

        public async Task SettleAsync()
        {
            await group.QuietAsync();
            await group.SettleAsync();
            Assert.Empty(group.Discord.Violations);
        }

        public IReadOnlyList<StageMessage> Public(RoomRef room) =>
            [.. group.Discord.Messages.Where(message => message.Channel.Id == room.ExternalId && message.OnlyFor is null).Select(Shown)];

        public Task<long> CountAsync(string sql) => group.CountAsync(sql);

        /// <summary>We do not ask for messages; should Discord send one all the same, nothing comes of it.</summary>
        public async Task EchoAsync()
        {
            var events = group.Bot.GetRequiredService<DiscordEvents>();
            var ignored = events.Ignored;
            group.Discord.Gateway.Dispatch(group.Guild.Id, "MESSAGE_CREATE", new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = group.Discord.NextId(),
                ["channel_id"] = group.Channel.Id,
                ["content"] = "/mock start",
                ["author"] = new System.Text.Json.Nodes.JsonObject { ["id"] = group.Discord.ApplicationId, ["bot"] = true },
            });
            await group.Discord.Gateway.UntilAsync(_ => events.Ignored > ignored);
        }

        public void LosesAnswersOfPosts(int count)
        {
            _toLose = count;
            group.Discord.Fault = request => request is { Method: "POST", Route: "channels/{}/messages" } && Loses() ? new FakeFault { CutAfter = true } : null;
        }

        public async Task WhileCallsHangAsync(Func<Task> act)
        {
            var hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            group.Discord.Fault = request => request.Route == "interactions/{}/{}/callback" ? null : new FakeFault { Hold = hang.Task };
            var sending = group.SettleAsync();
            await act();
            group.Discord.Fault = _ => null;
            hang.SetResult();
            await sending;
        }

        public Task RetryAsync() => group.RetryAsync();

        public ValueTask DisposeAsync() => group.DisposeAsync();

        private bool Loses()
        {
            if (Interlocked.Decrement(ref _toLose) < 0)
                return false;

            Lost++;
            return true;
        }

        private static StageMessage Shown(FakeMessage message)
        {
            var mentions = message.Body["allowed_mentions"]!;
            var rings = mentions["users"]!.AsArray().Select(id => new PersonRef(DiscordPlatformName.Name, (string)id!)).Where(person => message.Text.Contains($"<@{person.ExternalId}>", StringComparison.Ordinal));
            return new StageMessage(message.Words, message.Edits > 0, [.. rings]);
        }
    }

    private sealed class StageMember(DiscordGroup group, FakeMember member) : IStageMember
    {
        public PersonRef Person => new(DiscordPlatformName.Name, member.User.Id);

        public string Reads => string.Join('\n', group.Discord.Messages
            .Where(message => message.OnlyFor == member.User.Id || (message.OnlyFor is null && CanRead(message.Channel)))
            .Select(message => message.Words));

        public string Told => string.Join('\n', Privately);

        public IReadOnlyList<string> Privately =>
        [
            .. group.Discord.Messages
                .Where(message => message.OnlyFor == member.User.Id || (message.Channel.Type == 1 && message.Channel.People.Contains(member.User.Id)))
                .Select(message => message.Words),
        ];

        public string? Form => member.Form?.ToJsonString();

        public IReadOnlyList<string> Files =>
            [.. group.Discord.Messages.Where(message => message.OnlyFor == member.User.Id).SelectMany(message => message.Files)];

        public bool Sees(string label) => member.Find(label) is not null;

        public Task CommandsAsync(string command) =>
            command.Split(' ') is [var name, var sub] ? member.CommandsAsync(name, sub) : member.CommandsAsync(command);

        public Task StartsAsync(string role) => member.CommandsAsync("start", ("role", role));

        public Task PressesAsync(string label) => member.PressesAsync(label);

        public Task ChoosesAsync(string placeholder, string option) => member.ChoosesAsync(placeholder, option);

        public Task ForgesAsync(ActionId action) => member.ClicksAsync(
            group.Discord.Messages.First(message => message.Channel == group.Channel), ActionIdCodec.Write(new ComponentId.Click(action, null)));

        public Task SendsAsync(params (string Key, string Value)[] answers) => member.SendsAsync(answers);

        public Task AgainAsync() => group.RedeliverAsync(member);

        public void GoesToRoom() => member.GoesToRoom();

        private bool CanRead(FakeChannel channel) => channel.Type == 0 || channel.People.Contains(member.User.Id);
    }
}
