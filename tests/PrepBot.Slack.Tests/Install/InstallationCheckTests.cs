using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.Install;

/// <summary>What the doctor finds about the installations that are kept.</summary>
public sealed class InstallationCheckTests
{
    [Fact]
    public async Task Installations_EachIsAskedAbout_AndOnlyWhatIsWrongIsNamed()
    {
        await using var slack = await FakeSlackServer.StartAsync(TimeProvider.System);
        var (good, poor, gone) = (slack.AddWorkspace("T0002"), slack.AddWorkspace("T0003"), slack.AddWorkspace("T0004"));
        poor.Scopes.Remove("mpim:write");
        var kept = new[] { Kept(good, good.NewToken()), Kept(poor, poor.NewToken()), Kept(gone, "xoxb-gone") };

        var findings = await SlackCheck.InstallationsAsync(Options(slack), kept, TimeProvider.System, CancellationToken.None);

        Assert.Equal(
            [
                "takes the tokens of 1 of 3 installations, with the rights they need",
                "the installation in workspace T0003 lacks the rights mpim:write. Somebody there installs it again, which adds them.",
                "refuses the installation in workspace T0004 (account_inactive). Nothing works there until somebody installs it again; the others are unaffected.",
            ],
            findings.Select(finding => finding.Text));
        Assert.Equal([true, false, false], findings.Select(finding => finding.IsFine));
        Assert.DoesNotContain(findings, finding => finding.Text.Contains("xoxb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Installations_WithoutAnAnswer_AreNotAskedAboutOneByOne()
    {
        await using var slack = await FakeSlackServer.StartAsync(TimeProvider.System);
        slack.Always("auth.test", new FakeSlackFault.Status(503));
        var kept = Enumerable.Range(0, 30).Select(at => Kept(slack.AddWorkspace($"T1{at:000}"), "xoxb-any")).ToList();

        var findings = await SlackCheck.InstallationsAsync(Options(slack), kept, TimeProvider.System, CancellationToken.None);

        Assert.StartsWith("does not answer about installations", Assert.Single(findings).Text, StringComparison.Ordinal);
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Installations_ManyOfThem_AreLookedAtUpToABound_AndThatIsSaid()
    {
        await using var slack = await FakeSlackServer.StartAsync(TimeProvider.System);
        var one = slack.AddWorkspace("T0002");
        var token = one.NewToken();

        var findings = await SlackCheck.InstallationsAsync(Options(slack), [.. Enumerable.Repeat(Kept(one, token), 60)], TimeProvider.System, CancellationToken.None);

        Assert.Equal(50, slack.Calls.Count);
        Assert.Equal("was asked about the first 50 installations only", findings[^1].Text);
    }

    private static SlackOptions Options(FakeSlackServer slack) => new() { ApiBaseUrl = slack.ApiBaseUrl };

    private static Installation Kept(FakeSlackWorkspace workspace, string token) =>
        new(Guid.CreateVersion7(Some.Now), workspace.Id, false, null, FakeSlackWorkspace.Bot, new Secret(token));
}
