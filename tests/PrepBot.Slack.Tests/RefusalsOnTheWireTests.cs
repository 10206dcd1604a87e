using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>What members see when Slack refuses something for good, over the real wire, with every word held as approved.</summary>
public sealed class RefusalsOnTheWireTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task EnableWhereTheBotIsNot_TheOrganiserHearsTheStep_AndInvitedTheCardComesByItself()
    {
        await using var group = await SlackGroup.GatherAsync();
        var omar = group.Member("Omar", isAdmin: true);
        omar.Place = group.Slack.Workspace.AddForeignChannel();
        group.Slack.Workspace.Join(omar.Place, new FakeSlackUser(omar.Id, omar.Name));

        await DoAsync(group, omar.TypesAsync("enable"));
        await RetryAsync(group);
        var organiser = Words(group, omar);
        Assert.DoesNotContain(group.Slack.Workspace.Messages, message => message.Channel == omar.Place && message.OnlyFor is null);

        group.Slack.Workspace.Join(omar.Place, new FakeSlackUser(FakeSlackWorkspace.Bot, "PrepBot"));
        await HappensAsync(group, new JsonObject { ["type"] = "member_joined_channel", ["user"] = FakeSlackWorkspace.Bot, ["channel"] = omar.Place });

        Assert.Single(group.Slack.Workspace.Messages, message => message.Channel == omar.Place && message.OnlyFor is null);
        Assert.Equal(0, await CountAsync(group, "select count(*) from refused_places"));
        Approved.Words("enable-where-the-bot-is-not", [("Omar, who typed /mock-admin enable", organiser)]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task InvitationWhereTheBotMayNotWrite_ReachesTheInvitedMemberPrivately()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Slack.Workspace.Leave(group.Channel, FakeSlackWorkspace.Bot);

        await DoAsync(group, ana.TypesAsync($"start with <@{raj.Id}|raj>"));
        await RetryAsync(group);

        Assert.True(raj.CanPress("Accept"));
        Approved.Words("invitation-where-the-bot-may-not-write", [("Ana, who invited", Words(group, ana)), ("Raj, who is invited", Words(group, raj))]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task RoomDeletedInARunningRound_BothHear_AndItIsOpenedAgain()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = await RunAsync(group);
        var room = group.Slack.Workspace.Messages.Last(message => message.Channel[0] == 'G').Channel;
        var mark = group.Slack.Workspace.Mark;

        group.Slack.Workspace.Delete(room);
        await HappensAsync(group, new JsonObject { ["type"] = "group_deleted", ["channel"] = room });
        await DoAsync(group, raj.PressesAsync("Open it again"));

        Assert.Contains(group.Slack.Workspace.Messages, message => message.Channel[0] == 'G' && message.Channel != room && message.Text.Contains("Mock round", StringComparison.Ordinal));
        Approved.Words("room-deleted", [("Ana", Words(group, ana, mark)), ("Raj, who presses \"Open it again\"", Words(group, raj, mark))]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task NoRightToWriteAnywhere_TheRoundEnds_AndTheNextThingTheyDoTellsThem()
    {
        await using var group = await SlackGroup.GatherAsync();
        var omar = group.Member("Omar", isAdmin: true);
        await DoAsync(group, omar.TypesAsync("enable"));
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Slack.Workspace.Scopes.Remove("chat:write");

        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        for (var turn = 0; turn < 4; turn++)
            await RetryAsync(group);

        Assert.Equal(0, await CountAsync(group, "select count(*) from rounds where stage in (1, 2)"));
        foreach (var member in new[] { ana, raj, omar })
        {
            await DoAsync(group, member.TypesAsync("status"));
            await DoAsync(group, member.TypesAsync("status"));
        }

        Assert.Contains("Please add chat:write under OAuth", omar.Reads);
        Approved.Words("no-right-to-write", [("Ana", Words(group, ana)), ("Raj", Words(group, raj)), ("Omar, who opened the channel", Words(group, omar))]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task DirectMessagesClosedToBoth_TheRoundGoesOnInItsRoom_AndPrivateWordsComeWithTheNextAnswer()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        group.Slack.Fault = (method, arguments) => method == "chat.postMessage" && arguments["channel"]!.GetValue<string>()[0] == 'D'
            ? new FakeSlackFault.Refuse("messages_tab_disabled") : null;
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(group, raj.TypesAsync("start as interviewer"));

        // The presser's own answer has no way into a room that is not there yet: the room calls both.
        Assert.Contains("Your private room opens now and calls you.", raj.Reads);
        var call = Assert.Single(group.Slack.Workspace.Messages, message => message.Channel[0] == 'G' && message.Text.Contains("Can you both speak now?", StringComparison.Ordinal));
        Assert.All([ana, raj], member => Assert.Contains($"<@{member.Id}>", call.Text + call.Blocks.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        await DoAsync(group, ana.TypesAsync("status"));
        await DoAsync(group, raj.TypesAsync("status"));

        Assert.True(ana.CanPress("I'm here") && raj.CanPress("I'm here"));
        Assert.Contains("You are paired with", ana.Reads);
        Approved.Words("direct-messages-closed", [("Ana", Words(group, ana)), ("Raj", Words(group, raj))]);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("channel_archive")]
    [InlineData("channel_deleted")]
    public async Task QueueChannelArchivedOrDeleted_WhoWaitsAndTheOrganiserHearAtOnce(string happened)
    {
        await using var group = await SlackGroup.GatherAsync();
        var (omar, ana) = (group.Member("Omar", isAdmin: true), group.Member("Ana"));
        await DoAsync(group, omar.TypesAsync("enable"));
        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        var mark = group.Slack.Workspace.Mark;
        group.Slack.Workspace.Archived.Add(group.Channel);

        await HappensAsync(group, new JsonObject { ["type"] = happened, ["channel"] = group.Channel });

        Assert.Equal(0, await CountAsync(group, "select count(*) from waiting_entries"));
        Approved.Words(happened.Replace('_', '-'), [("Ana, who waited there", Words(group, ana, mark)), ("Omar, who opened the channel", Words(group, omar, mark))]);
    }

    [Fact(Timeout = LongestTest)]
    public async Task QueueChannelArchivedWithoutAnEvent_IsFoundOutByTheNextStart()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        group.Slack.Workspace.Archived.Add(group.Channel);

        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));

        Assert.Contains("is archived, so you are out of its queue", ana.Reads);
        Assert.Equal(0, await CountAsync(group, "select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task FormThatDoesNotOpen_APrivateButtonOpensIt()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        group.Slack.Always("views.open", new FakeSlackFault.Refuse("internal_error"));
        await DoAsync(group, ana.TypesAsync("question suggest"));
        var read = Words(group, ana);

        group.Slack.Always("views.open", null);
        await DoAsync(group, ana.PressesAsync("Open the form"));

        Assert.NotNull(ana.Modal);
        Approved.Words("form-not-opened", [("Ana", read)]);
    }

    private static async Task<(FakeSlackMember Ana, FakeSlackMember Raj)> RunAsync(SlackGroup group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        return (ana, raj);
    }

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    /// <summary>Waits go by the database's clock: what is to be tried again is tried now.</summary>
    private static async Task RetryAsync(SlackGroup group)
    {
        await using (var command = group.Database.OwnerDataSource.CreateCommand("update outbox set not_before = now() where state = 1"))
            await command.ExecuteNonQueryAsync();
        await group.SettleAsync();
    }

    private static Task HappensAsync(SlackGroup group, JsonObject happened) => DoAsync(group, group.Slack.Sockets.DeliverAsync("events_api", new JsonObject
    {
        ["type"] = "event_callback", ["team_id"] = FakeSlackWorkspace.Team, ["event_id"] = $"Ev{happened["type"]}", ["event"] = happened,
    }));

    private static async Task<long> CountAsync(SlackGroup group, string sql)
    {
        await using var command = group.Database.OwnerDataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What only this member reads, with names for ids: answers in order, then direct messages by their words, since nothing is promised about their order.</summary>
    private static List<string> Words(SlackGroup group, FakeSlackMember member, int after = 0) =>
    [
        .. member.Sees.Where(message => message.Number > after && (message.OnlyFor == member.Id || message.Channel[0] == 'D'))
            .Select(message => (IsSent: message.OnlyFor is null, Text: Named(group, FakeSlackMember.Words(message.Blocks))))
            .OrderBy(message => message.IsSent).ThenBy(message => message.IsSent ? message.Text : "", StringComparer.Ordinal)
            .Select(message => InOneOrder(message.Text)),
    ];

    /// <summary>What was refused at once is told in the order in which the refusals came, which is chance.</summary>
    private static string InOneOrder(string text)
    {
        var lines = text.Split('\n');
        var refusals = lines.Where(IsRefusal).Order(StringComparer.Ordinal).ToList();
        var next = 0;
        return string.Join('\n', lines.Select(line => IsRefusal(line) ? refusals[next++] : line));

        static bool IsRefusal(string line) => line.StartsWith("I cannot ", StringComparison.Ordinal);
    }

    private static string Named(SlackGroup group, string text)
    {
        text = Regex.Replace(text, "<@(?<id>[A-Z0-9]+)>", match => $"@{group.Slack.Workspace.NameOf(match.Groups["id"].Value)}", RegexOptions.NonBacktracking);
        text = Regex.Replace(text, "<!date\\^[0-9]+\\^[^|]*\\|(?<words>[^>]*)>", match => match.Groups["words"].Value, RegexOptions.NonBacktracking);
        return Regex.Replace(text, "<#(?<id>[A-Z0-9]+)>", "#mocks", RegexOptions.NonBacktracking);
    }
}
