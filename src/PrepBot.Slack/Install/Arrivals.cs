using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Install;

/// <summary>People have just installed the bot somewhere.</summary>
internal sealed class Arrivals(Installations installations, ICommunityPresence presence, SlackStart start)
{
    /// <summary>Kept first, then in use: what is said to be installed survives whatever comes.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    public async Task AdmitAsync(Installation installation)
    {
        await installations.SaveAsync(installation, CancellationToken.None);
        foreach (var team in installation.IsOrganisation ? await installations.PartsOfAsync(installation.Place, CancellationToken.None) : [installation.Place])
            await presence.BackAsync(new CommunityRef(SlackPlatformName.Name, team), CancellationToken.None);
        start.Welcome(SlackWorkspace.From(installation));
    }
}
