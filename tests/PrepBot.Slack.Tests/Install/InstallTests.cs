using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests.Install;

/// <summary>The way through Slack's page and back: who sets out is who comes back, once.</summary>
public sealed class InstallTests : IAsyncLifetime
{
    private const int LongestTest = Eventually.LongestTest;

    private SlackGroup _group = null!;
    private FakeSlackWorkspace _other = null!;
    private SlackBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _group = await SlackGroup.GatherAsync();
        _other = _group.Slack.AddWorkspace("T0002");
        _group.Slack.Installing.Into = _other;
        _browser = new SlackBrowser(_group);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _group.DisposeAsync();
    }

    [Fact(Timeout = LongestTest)]
    public async Task SettingOut_LeadsToSlack_WithTheRightsOfTheManifestAndNoOther()
    {
        var authorize = await _browser.SetOutAsync();

        var query = QueryHelpers.ParseQuery(authorize.Query);
        Assert.Equal("/oauth/v2/authorize", authorize.AbsolutePath);
        Assert.Equal(ManifestTests.Scopes.Order(), query["scope"].ToString().Split(',').Order());
        Assert.Equal((FakeSlackInstalling.ClientId, SlackGroup.PublicUrl + "/slack/oauth"), (query["client_id"].ToString(), query["redirect_uri"].ToString()));
        Assert.Equal(64, SlackBrowser.StateIn(authorize).Length);
        Assert.StartsWith("__Host-", _browser.CookieAsSet, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "samesite=lax", "path=/"], word => Assert.Contains(word, _browser.CookieAsSet, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(SlackBrowser.StateIn(authorize), _browser.CookieAsSet, StringComparison.Ordinal);
    }

    [Fact(Timeout = LongestTest)]
    public async Task ComingBack_WithACode_InstallsAndSaysWhatIsNext()
    {
        var (status, page) = await _browser.InstallAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Team &lt;T0002&gt;", page);
        Assert.Contains("/mock-admin enable", page);
        Assert.Contains(_group.The<SlackWorkspaces>().All, workspace => workspace.Id == "T0002");
    }

    /// <summary>Whoever calls the page keeps nobody from installing, and nothing is kept of them.</summary>
    [Fact(Timeout = LongestTest)]
    public async Task SettingOut_AThousandTimesByNobody_KeepsNobodyFromInstalling()
    {
        using var nobody = new SlackBrowser(_group);
        for (var call = 0; call < 1_000; call++)
            await nobody.SetOutAsync();

        var (status, _) = await _browser.InstallAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        await using var count = _group.Database.OwnerDataSource.CreateCommand("select count(*) from platform_vault where kind = 'install-return'");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact(Timeout = LongestTest)]
    public async Task ComingBack_Twice_IsOutdatedTheSecondTime()
    {
        var back = await _browser.AnswerAsync(await _browser.SetOutAsync());
        await _browser.ComeBackAsync(back);

        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.ComeBackAsync(back)).Status);
    }

    [Fact(Timeout = LongestTest)]
    public async Task ComingBack_InAnotherBrowser_InstallsNothing_AndSpoilsTheState()
    {
        using var other = new SlackBrowser(_group);
        await other.SetOutAsync();
        var back = await _browser.AnswerAsync(await _browser.SetOutAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await other.ComeBackAsync(back)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.ComeBackAsync(back)).Status);
        Assert.Empty(_other.Tokens);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData(599, HttpStatusCode.OK)]
    [InlineData(600, HttpStatusCode.BadRequest)]
    public async Task ComingBack_AfterTenMinutes_IsTooLate(int seconds, HttpStatusCode expected)
    {
        var authorize = await _browser.SetOutAsync();
        for (var gone = 0; gone < seconds; gone++)
            _group.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(expected, (await _browser.ComeBackAsync(await _browser.AnswerAsync(authorize))).Status);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("/slack/oauth")]
    [InlineData("/slack/oauth?code=code-1")]
    [InlineData("/slack/oauth?code=code-1&state=0000")]
    [InlineData("/slack/oauth?state=%00%27;drop")]
    public async Task ComingBack_WithoutHavingSetOut_InstallsNothing(string address)
    {
        _group.Slack.Installing.NewCode(_other, SlackGroup.PublicUrl + "/slack/oauth");

        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.ComeBackAsync(new Uri(SlackGroup.PublicUrl + address))).Status);
        Assert.Empty(_other.Tokens);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Declined_OnSlacksPage_SaysSoAndChangesNothing()
    {
        _group.Slack.Installing.Into = null;

        var (status, page) = await _browser.InstallAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Nothing was installed", page);
    }

    [Fact(Timeout = LongestTest)]
    public async Task RightsLeftOut_AreNamed_AndNothingIsInstalled()
    {
        _other.Scopes.Remove("mpim:write");

        var (status, page) = await _browser.InstallAsync();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("mpim:write", page);
        Assert.DoesNotContain(_group.The<SlackWorkspaces>().All, workspace => workspace.Id == "T0002");
    }

    [Fact(Timeout = LongestTest)]
    public async Task TokensThatExpire_AreNotTaken()
    {
        _group.Slack.Installing.Rotates = true;

        var (status, page) = await _browser.InstallAsync();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("rotation", page);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("invalid_code", HttpStatusCode.BadRequest)]
    [InlineData("<script>", HttpStatusCode.BadRequest)]
    [InlineData("internal_error", HttpStatusCode.ServiceUnavailable)]
    public async Task Slack_ThatGivesNoToken_IsSaidPlainly(string error, HttpStatusCode expected)
    {
        _group.Slack.Next("oauth.v2.access", new FakeSlackFault.Refuse(error));

        var (status, page) = await _browser.InstallAsync();

        Assert.Equal(expected, status);
        Assert.DoesNotContain("<script>", page);
        Assert.Contains("/slack/install", page);
    }
}
