using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Install;

/// <summary>People have just installed the bot somewhere.</summary>
internal sealed class Arrivals(Installations installations, ICommunityPresence presence, SlackStart start, SlackPeople people, IInteractionSink sink)
{
    /// <summary>Kept first, then in use: what is said to be installed survives whatever comes. Whoever installed it hears privately what comes next.</summary>
    /// <param name="installer">Who it was, or null where Slack does not say.</param>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    public async Task AdmitAsync(Installation installation, string? installer, DateTimeOffset now)
    {
        await installations.SaveAsync(installation, CancellationToken.None);
        foreach (var team in installation.IsOrganisation ? await installations.PartsOfAsync(installation.Place, CancellationToken.None) : [installation.Place])
            await presence.BackAsync(new CommunityRef(SlackPlatformName.Name, team), CancellationToken.None);
        var workspace = SlackWorkspace.From(installation);
        start.Welcome(workspace);

        // Of a whole organisation nobody can say which of its workspaces is meant.
        if (installer is not null && !installation.IsOrganisation)
            await GreetAsync(workspace, installation, installer, now);
    }

    private async Task GreetAsync(SlackWorkspace workspace, Installation installation, string installer, DateTimeOffset now)
    {
        var person = await people.FindAsync(workspace, installer, nameInDelivery: null, CancellationToken.None);
        var platform = SlackPlatformName.Name;
        var origin = new Origin(
            $"install:{installation.Id:N}", new CommunityRef(platform, installation.Place), new RoomRef(platform, installer), new PersonRef(platform, installer),
            person.DisplayName, person.IsOrganiserOf(installation.Place, workspace), now)
        {
            AnswerBy = now + InteractionReader.Patience,
            Proof = EnvelopeProof.Membership,
            TimeZone = person.TimeZone,
        };
        await sink.HandleAsync(new ActionClicked(origin, FirstSteps.Installed, []), new NoAnswer(), CancellationToken.None);
    }
}
