using System.Text.Json.Nodes;
using PrepBot.Benchmarks.Wire;
using PrepBot.FakeChats.Slack;

namespace PrepBot.Benchmarks.Slack;

/// <summary>The fake Slack as the other side: members who type commands through the sockets.</summary>
internal static class SlackPeer
{
    public const string Verb = "slack-peer";

    private const string AsCandidate = "start as candidate 20m";
    private const int Members = 200;

    /// <summary>Members who come once each.</summary>
    private const int Crowd = 2_000;

    /// <summary>As many wait in the queue; all as candidates, so that nobody is paired and every command finds the same.</summary>
    private const int Starters = 20;

    public static async Task ServeAsync()
    {
        await using var slack = await FakeSlackServer.StartAsync(TimeProvider.System);
        var admin = slack.Workspace.Add("Omar", isAdmin: true);
        var members = Enumerable.Range(1, Members).Select(number => slack.Workspace.Add($"Member {number}")).ToList();
        var filers = Enumerable.Range(1, Starters).Select(number => slack.Workspace.Add($"Filer {number}")).ToList();
        var crowd = new Queue<FakeSlackUser>(Enumerable.Range(1, Crowd).Select(number => slack.Workspace.Add($"Comer {number}")));
        var byId = crowd.ToDictionary(comer => comer.Id);
        var comers = new Comers(() =>
        {
            lock (crowd)
                return crowd.Dequeue().Id;
        });
        var channel = slack.Workspace.AddChannel([admin, .. members, .. filers, .. crowd]);
        Task CommandAsync(FakeSlackUser user, string text) => slack.Sockets.DeliverAsync("slash_commands", Command(slack, text, user, channel));
        await LoadPeer.ServeAsync(
            new()
            {
                ["ApiBaseUrl"] = slack.ApiBaseUrl, ["AppToken"] = FakeSlackWorkspace.AppToken, ["BotToken"] = FakeSlackWorkspace.BotToken,
                ["Community"] = FakeSlackWorkspace.Team, ["Room"] = channel, ["Filers"] = string.Join(',', filers.Select(filer => filer.Id)),
            },
            async (what, number) => await (what switch
            {
                "enable" => CommandAsync(admin, what),
                "start" => CommandAsync(members[number % Starters], AsCandidate),
                "leave" => CommandAsync(members[number % Starters], what),
                "filer-status" => CommandAsync(filers[number % Starters], "status"),
                "meet" => CommandAsync(byId[comers.Add()], "status"),
                "wait" => CommandAsync(byId[comers.Next()], AsCandidate),
                "pair" => PairAsync(byId[comers.Next()], byId[comers.Next()]),
                _ => CommandAsync(members[number % Members], what),
            }),
            count => slack.Sockets.UntilAsync(sockets => sockets.Open.Count >= count));

        // The first finds somebody who waits and is paired; the second takes the place of who waited.
        async Task PairAsync(FakeSlackUser interviewer, FakeSlackUser candidate)
        {
            await CommandAsync(interviewer, "start as interviewer 20m");
            await CommandAsync(candidate, AsCandidate);
        }
    }

    private static JsonObject Command(FakeSlackServer slack, string text, FakeSlackUser user, string channel) => new()
    {
        ["command"] = "/mock",
        ["text"] = text,
        ["team_id"] = FakeSlackWorkspace.Team,
        ["channel_id"] = channel,
        ["channel_name"] = "mocks",
        ["user_id"] = user.Id,
        ["user_name"] = user.Name,
        ["response_url"] = slack.ResponseUrl(slack.Workspace, slack.Workspace.NewResponse(user.Id, channel, null, false)),
        ["trigger_id"] = slack.Workspace.NewTrigger(user.Id),
    };
}
