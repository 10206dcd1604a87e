using System.Text.Json.Nodes;
using PrepBot.Benchmarks.Wire;
using PrepBot.FakeChats.Slack;

namespace PrepBot.Benchmarks.Slack;

/// <summary>The fake Slack as the other side: members who type commands through the sockets.</summary>
internal static class SlackPeer
{
    public const string Verb = "slack-peer";

    private const int Members = 200;

    /// <summary>As many wait in the queue; all as candidates, so that nobody is paired and every command finds the same.</summary>
    private const int Starters = 20;

    public static async Task ServeAsync()
    {
        await using var slack = await FakeSlackServer.StartAsync(TimeProvider.System);
        var admin = slack.Workspace.Add("Omar", isAdmin: true);
        var members = Enumerable.Range(1, Members).Select(number => slack.Workspace.Add($"Member {number}")).ToList();
        var channel = slack.Workspace.AddChannel([admin, .. members]);
        await LoadPeer.ServeAsync(
            new() { ["ApiBaseUrl"] = slack.ApiBaseUrl, ["AppToken"] = FakeSlackWorkspace.AppToken, ["BotToken"] = FakeSlackWorkspace.BotToken },
            (what, number) => slack.Sockets.DeliverAsync("slash_commands", Command(slack, what, What(what, number, admin, members), channel)),
            count => slack.Sockets.UntilAsync(sockets => sockets.Open.Count >= count));
    }

    private static FakeSlackUser What(string what, int number, FakeSlackUser admin, List<FakeSlackUser> members) => what switch
    {
        "enable" => admin,
        "start" => members[number % Starters],
        _ => members[number % Members],
    };

    private static JsonObject Command(FakeSlackServer slack, string what, FakeSlackUser user, string channel) => new()
    {
        ["command"] = "/mock",
        ["text"] = what == "start" ? "start as candidate 20m" : what,
        ["team_id"] = FakeSlackWorkspace.Team,
        ["channel_id"] = channel,
        ["channel_name"] = "mocks",
        ["user_id"] = user.Id,
        ["user_name"] = user.Name,
        ["response_url"] = slack.ResponseUrl(slack.Workspace, slack.Workspace.NewResponse(user.Id, channel, null, false)),
        ["trigger_id"] = slack.Workspace.NewTrigger(user.Id),
    };
}
