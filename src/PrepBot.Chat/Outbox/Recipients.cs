using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>Looks at people once more before something reaches them, seats them or lists them. Between transactions, never in one.</summary>
internal sealed class Recipients(Memberships memberships, IDepartures departures, IBackgroundUnits units)
{
    /// <summary>Half of what a call of the outbox may take: the other half is for sending.</summary>
    private static readonly TimeSpan AskWithin = TimeSpan.FromSeconds(3);

    /// <summary>Whether somebody of them is no member any more; then what was open for them has ended by the time this returns.</summary>
    /// <param name="mustBeKnown">Whether not knowing means waiting: private words and seats are given to nobody on a guess.</param>
    /// <exception cref="PlatformException">The platform does not say; it is tried again later.</exception>
    public async Task<bool> AnyGoneAsync(CommunityRef community, IReadOnlyList<PersonRef> people, bool mustBeKnown, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(people.Select(person => memberships.FindAsync(community, person, AskWithin, cancellationToken)));
        var gone = people.Where((_, i) => answers[i].IsGone).ToList();
        foreach (var person in gone)
            await departures.FoundAsync(community, person, cancellationToken);

        if (gone.Count == 0 && mustBeKnown && answers.Any(answer => answer is Membership.Unknown))
            throw new PlatformException(PlatformFailure.TryLater, "The platform did not say who is a member.");

        return gone.Count > 0;
    }

    /// <summary>Whether all of them were members a moment ago: then nobody has to be asked.</summary>
    public bool AreKnownToBeThere(CommunityRef community, IReadOnlyList<PersonRef> people) =>
        people.All(person => memberships.Recall(community, person) is Membership.Active);

    /// <summary>Whether somebody is an organiser now, by the platform or by appointment.</summary>
    public async Task<bool> IsOrganiserAsync(CommunityRef community, CommunityId id, NamedMember member, CancellationToken cancellationToken)
    {
        if (await memberships.FindAsync(community, member.Person, AskWithin, cancellationToken) is Membership.Active { IsOrganiser: true })
            return true;

        await using var work = await units.BeginAsync(cancellationToken);
        return await work.Addresses.FindMemberAsync(id, member.Id, cancellationToken) is { IsAppointed: true };
    }
}
