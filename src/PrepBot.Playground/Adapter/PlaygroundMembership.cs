using PrepBot.Chat.Platforms;
using PrepBot.Playground.People;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Adapter;

/// <summary>Who somebody is in the playground: whoever lives there is a member for good.</summary>
internal sealed class PlaygroundMembership : IMembership
{
    public PlatformName Platform => PlaygroundPeople.Platform;

    public Task<Membership> FindAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken) => Task.FromResult<Membership>(
        community == PlaygroundPeople.Community && PlaygroundPeople.Find(person.ExternalId) is { } known
            ? new Membership.Active(known.IsOrganiser)
            : new Membership.NotThere());
}
