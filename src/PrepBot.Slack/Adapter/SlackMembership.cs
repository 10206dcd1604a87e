using PrepBot.Chat.Platforms;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Adapter;

/// <summary>Who somebody is in a workspace, as users.info tells. https://docs.slack.dev/reference/objects/user-object</summary>
internal sealed class SlackMembership(SlackApiClient api, SlackWorkspaces workspaces, SlackPeople people) : IMembership
{
    /// <summary>Slack's own assistant, which is not marked as a bot.</summary>
    private const string Slackbot = "USLACKBOT";

    public PlatformName Platform => SlackPlatformName.Name;

    public async Task<Membership> FindAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        try
        {
            if (await workspaces.FindAsync(community.ExternalId, organisation: null, cancellationToken) is not { } workspace)
                return new Membership.Unknown();

            var user = await api.UserAsync(workspace.Token, person.ExternalId, SlackApiClient.AnswerLimit, cancellationToken);
            return Read(user, community.ExternalId, workspace, people.Note(workspace, user));
        }
        catch (SlackApiException e) when (e is { Fault: SlackFault.Refused, Error: "user_not_found" or "user_not_visible" })
        {
            return new Membership.NotThere();
        }
        catch (SlackApiException)
        {
            return new Membership.Unknown();
        }
    }

    private static Membership Read(SlackUser user, string team, SlackWorkspace asked, SlackPerson? person) => user switch
    {
        { Deleted: true } => new Membership.Deactivated(),
        { IsBot: true } or { Id: Slackbot } => new Membership.Bot(),
        { IsStranger: true } => new Membership.OfAnotherOrganisation(),
        _ when !IsOf(user, team, asked) => asked.IsOrganisation ? new Membership.NotThere() : new Membership.OfAnotherOrganisation(),
        _ => new Membership.Active(person?.IsOrganiserOf(team, asked) ?? false),
    };

    /// <summary>Of an organisation's people those of the team; where Slack names no team, a token tells only about its own.</summary>
    private static bool IsOf(SlackUser user, string team, SlackWorkspace asked) =>
        user.TeamId is null || user.TeamId == team || user.EnterpriseUser?.Teams?.Contains(team) == true
        || (asked.IsOrganisation && user.EnterpriseUser is { Teams: null });
}
