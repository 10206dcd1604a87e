using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests.Install;

/// <summary>One bot in several workspaces: each by itself, whatever happens to the others.</summary>
public sealed class ManyWorkspacesTests : IAsyncLifetime
{
    private const int LongestTest = Eventually.LongestTest;

    private SlackGroup _group = null!;
    private int _said;

    public async ValueTask InitializeAsync() => _group = await SlackGroup.GatherAsync();

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    [Fact(Timeout = LongestTest)]
    public async Task InstalledWorkspace_IsServed_BesideTheConfiguredOne()
    {
        var (second, channel) = await SecondAsync();
        await _group.OpenChannelAsync();
        await OpenAsync(second, channel);

        var (here, there) = (_group.Member("Ana"), _group.Member(second, channel, "Ben"));
        await here.TypesAsync("start frugality as candidate 20m");
        await there.TypesAsync("start frugality as candidate 20m");
        await _group.SettleAsync();

        Assert.Contains("Ana", here.Reads);
        Assert.Contains("Ben", there.Reads);
        Assert.DoesNotContain("Ben", here.Reads);
        Assert.DoesNotContain("Ana", there.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task SameIdsInTwoWorkspaces_AreTwoPeopleInTwoChannels()
    {
        var (second, _) = await SecondAsync();
        var channel = _group.Channel;
        second.AddChannelCalled(channel);
        await _group.OpenChannelAsync();
        await OpenAsync(second, channel);
        var ana = _group.Member("Ana");
        var twin = new FakeSlackUser(ana.Id, "Ben") { Team = second.Id };
        second.Change(twin);
        second.Join(channel, twin);
        var ben = new FakeSlackMember(_group.Slack, twin, channel, second);

        await DoAsync(ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(ben.TypesAsync("start as interviewer"));
        Assert.DoesNotContain("You are paired", ana.Reads + ben.Reads);
        await DoAsync(ben.TypesAsync("leave"));
        await DoAsync(ana.TypesAsync("status"));

        Assert.Contains("waiting", ana.Sees[^1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ana", Card(_group.Slack.Workspace, _group.Channel));
        Assert.DoesNotContain("Ben", Card(second, channel));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R9_TokenRevokedInOneWorkspace_OnlyThatOneStops_AndItsTokenIsErased()
    {
        var (second, channel) = await SecondAsync();
        await _group.OpenChannelAsync();
        var ben = _group.Member(second, channel, "Ben", isAdmin: true);
        await DoAsync(ben.TypesAsync("enable"));
        Assert.Equal(1, await TokensAsync());

        second.Uninstall();
        await DoAsync(ben.TypesAsync("start frugality"));
        await Eventually.TrueAsync(() => _group.The<SlackWorkspaces>().All.Count == 1);

        Assert.Equal(0, await TokensAsync());
        Assert.Equal("T0002", await RemovedAsync());
        await _group.InstallAsync(second);
        Assert.Equal("", await RemovedAsync());
        var ana = _group.Member("Ana");
        await DoAsync(ana.TypesAsync("start frugality"));
        Assert.Contains("Ana", Card(_group.Slack.Workspace, _group.Channel));
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task R9_WordOfRemoval_StopsThatWorkspace_UnlessItWasInstalledAnew(string word)
    {
        var (second, _) = await SecondAsync();

        await SayAsync(second, word);
        await _group.The<PrepBot.Slack.Inbound.SlackIntake>().QuietAsync();
        await AskedAgainAsync(second);
        Assert.Equal(2, _group.The<SlackWorkspaces>().All.Count);

        second.Uninstall();
        await SayAsync(second, word);
        await Eventually.TrueAsync(() => _group.The<SlackWorkspaces>().All.Count == 1);
        Assert.Equal(0, await TokensAsync());

        await _group.InstallAsync(second);
        Assert.Equal(2, _group.The<SlackWorkspaces>().All.Count);
    }

    [Fact(Timeout = LongestTest)]
    public async Task InstalledAgain_TheRowIsReplaced_AndTheNewTokenUsed()
    {
        var (second, channel) = await SecondAsync();
        second.Uninstall();

        await _group.InstallAsync(second);
        await OpenAsync(second, channel);

        Assert.Equal(1, await TokensAsync());
        Assert.Contains("Nobody is waiting right now", Card(second, channel));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R11_InstalledThroughOneReplica_TheOtherServesItToo()
    {
        await using var other = await _group.AnotherBotAsync();
        var (second, channel) = await SecondAsync();
        Assert.DoesNotContain(other.The<SlackWorkspaces>().All, workspace => workspace.Id == second.Id);

        await OpenAsync(second, channel);
        for (var i = 0; i < 4; i++)
            await DoAsync(_group.Member(second, channel, $"Ben{i}").TypesAsync("status"));

        Assert.Contains(other.The<SlackWorkspaces>().All, workspace => workspace.Id == second.Id);
        Assert.Equal(4, second.Messages.Count(message => message.OnlyFor is not null && message.Text.Contains("not in", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact(Timeout = LongestTest)]
    public async Task StoredTokenRefusedAtTheStart_TheOthersRun()
    {
        var (second, _) = await SecondAsync();
        var third = _group.Slack.AddWorkspace("T0003");
        await _group.InstallAsync(third);
        second.Uninstall();

        await using var restarted = await _group.AnotherBotAsync();

        await Eventually.TrueAsync(() => restarted.The<SlackWorkspaces>().All.Count == 2);
        Assert.Equal(["T0001", "T0003"], restarted.The<SlackWorkspaces>().All.Select(workspace => workspace.Id).Order());
    }

    [Fact(Timeout = LongestTest)]
    public async Task WholeOrganisation_ServesEachOfItsTeams_AndKeepsThemApart()
    {
        var starship = _group.Slack.AddWorkspace("E0001", isOrganisation: true);
        await _group.InstallAsync(starship);
        var (bridge, engine) = (starship.AddChannel(), starship.AddChannel());
        var (kirk, scott) = (_group.Member(starship, bridge, "Kirk", isAdmin: true, team: "T0101"), _group.Member(starship, engine, "Scott", isAdmin: true, team: "T0102"));

        await DoAsync(kirk.TypesAsync("enable"));
        await DoAsync(scott.TypesAsync("enable"));
        await DoAsync(kirk.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(scott.PressesAsync("Interviewer"));

        Assert.Contains("Kirk", Card(starship, bridge));
        Assert.Contains("Scott", Card(starship, engine));
        Assert.DoesNotContain("You are paired", kirk.Reads + scott.Reads);
        Assert.DoesNotContain(starship.Messages, message => message.Channel[0] == 'G');
    }

    [Fact(Timeout = LongestTest)]
    public async Task WholeOrganisation_AdminOfOneTeam_IsNobodySpecialInAnother()
    {
        var starship = _group.Slack.AddWorkspace("E0001", isOrganisation: true);
        await _group.InstallAsync(starship);
        var engine = starship.AddChannel();
        var kirk = starship.Add("Kirk", isAdmin: true, home: "T0101") with { Teams = ["T0102"] };
        starship.Change(kirk);
        starship.Join(engine, kirk);

        await DoAsync(new FakeSlackMember(_group.Slack, kirk with { Team = "T0102" }, engine, starship).TypesAsync("enable"));
        Assert.Contains(starship.Messages, message => message.Text.Contains("Only organisers", StringComparison.Ordinal));

        var chief = starship.Add("Chief", home: "T0101") with { IsAdminOfAll = true, Teams = ["T0102"] };
        starship.Change(chief);
        starship.Join(engine, chief);
        await DoAsync(new FakeSlackMember(_group.Slack, chief with { Team = "T0102" }, engine, starship).TypesAsync("enable"));
        Assert.Contains("Nobody is waiting right now", Card(starship, engine));
    }

    [Fact(Timeout = LongestTest)]
    public async Task WholeOrganisation_AfterARestart_WhatIsSentToATeamStillGoesThere()
    {
        var starship = _group.Slack.AddWorkspace("E0001", isOrganisation: true);
        await _group.InstallAsync(starship);
        var bridge = starship.AddChannel();
        var kirk = _group.Member(starship, bridge, "Kirk", isAdmin: true, team: "T0101");
        await kirk.TypesAsync("enable");
        await _group.QuietAsync();

        await using var restarted = await _group.AnotherBotAsync();
        await restarted.SettleAsync();

        Assert.Contains("Nobody is waiting right now", Card(starship, bridge));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Token_AtRest_IsSealed()
    {
        var (second, _) = await SecondAsync();
        await using var command = _group.Database.DataSource.CreateCommand("select content from platform_vault where kind = 'installation' and name = 'T0002'");

        var kept = (byte[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        Assert.True(kept.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Assert.Single(second.Tokens))) < 0);
    }

    /// <summary>The workspaces whose time of grace runs.</summary>
    private async Task<string> RemovedAsync()
    {
        await using var ask = _group.Database.OwnerDataSource.CreateCommand("select coalesce(string_agg(external_id, ' '), '') from communities where removed_at is not null");
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    private async Task<(FakeSlackWorkspace Workspace, string Channel)> SecondAsync()
    {
        var second = _group.Slack.AddWorkspace("T0002");
        await _group.InstallAsync(second);
        return (second, second.AddChannel());
    }

    private async Task OpenAsync(FakeSlackWorkspace workspace, string channel) =>
        await DoAsync(_group.Member(workspace, channel, "Olga", isAdmin: true).TypesAsync("enable"));

    private async Task DoAsync(Task action)
    {
        await action;
        await _group.QuietAsync();
        await _group.SettleAsync();
    }

    private Task<System.Text.Json.Nodes.JsonNode?> SayAsync(FakeSlackWorkspace workspace, string word) => _group.Slack.Sockets.DeliverAsync("events_api", new System.Text.Json.Nodes.JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = workspace.Id,
        ["event_id"] = $"Ev{++_said}",
        ["event"] = new System.Text.Json.Nodes.JsonObject { ["type"] = word, ["tokens"] = new System.Text.Json.Nodes.JsonObject { ["bot"] = new System.Text.Json.Nodes.JsonArray("U0BOT") } },
    });

    /// <summary>Waits until Slack has been asked whether the token still holds: once at the start of the watch's doubt.</summary>
    private async Task AskedAgainAsync(FakeSlackWorkspace workspace)
    {
        await Eventually.TrueAsync(() => !_group.The<RefusedTokens>().Waiting.TryPeek(out _));
        Assert.NotEmpty(workspace.Tokens);
    }

    private async Task<long> TokensAsync()
    {
        await using var command = _group.Database.DataSource.CreateCommand("select count(*) from platform_vault where kind like '%installation'");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static string Card(FakeSlackWorkspace workspace, string channel) =>
        string.Join('\n', workspace.Messages.Where(message => message.Channel == channel && message.OnlyFor is null).Select(message => message.Text));
}
