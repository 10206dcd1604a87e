using PrepBot.Discord.Adapter;
using PrepBot.Practice;
using PrepBot.Practice.Refusals;
using PrepBot.Slack.Adapter;
using PrepBot.Testing;

namespace PrepBot.Host.Tests;

/// <summary>The page about refusals says what the code does. <c>PREPBOT_APPROVE=1</c> writes it anew.</summary>
public sealed class RefusalPageTests
{
    [Fact]
    public void Page_IsAsTheCodeIs()
    {
        var page = RefusalPage.Write([("Discord", why => DiscordRemedies.For(why, [], PracticeRegistration.Root)), ("Slack", why => SlackRemedies.For(why, [], PracticeRegistration.Root))]);
        var file = Repository.PathOf("docs/refusals.md");
        if (Environment.GetEnvironmentVariable("PREPBOT_APPROVE") == "1")
            File.WriteAllText(file, page);

        Assert.Equal(page, File.ReadAllText(file));
    }
}
