using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>What has become of a start by now, whoever was paired or closed a channel meanwhile. A closed set.</summary>
internal abstract record WhereNow
{
    private WhereNow()
    {
    }

    /// <summary>In an open round.</summary>
    public sealed record InRound(Round Round, RoundPart Part, People People) : WhereNow;

    /// <summary>In a queue.</summary>
    public sealed record Waiting(WaitingEntry Entry) : WhereNow;

    /// <summary>Somebody is asked.</summary>
    /// <param name="Invitation">The invitation; null where it was made at this moment.</param>
    public sealed record Asking(PersonName Partner, DateTimeOffset Until, Invitation? Invitation) : WhereNow;

    /// <summary>No mocks are started in the channel any more.</summary>
    public sealed record ChannelIsClosed : WhereNow;

    /// <summary>The time is over, or they have left the queue.</summary>
    public sealed record Nowhere : WhereNow;

    /// <param name="channel">Where it was started, if that is known: who waits in several channels is meant there.</param>
    public static async Task<WhereNow> LoadAsync(Call call, ChannelId? channel, CancellationToken cancellationToken)
    {
        var (work, community, member) = (call.Work, call.CommunityId, call.Member.Id);
        var ((round, entries, invitations), (around, there)) = await work.TogetherAsync(
            () => work.TogetherAsync(
                () => work.Rounds.OpenOfAsync(community, member, cancellationToken),
                () => work.Queue.OfMemberAsync(community, member, cancellationToken),
                () => work.Invitations.OpenOfAsync(community, member, cancellationToken),
                cancellationToken),
            () => work.TogetherAsync(
                () => work.Members.AroundAsync(community, member, cancellationToken),
                () => channel is { } known ? work.Communities.FindChannelAsync(community, known, cancellationToken) : Task.FromResult<Channel?>(null),
                cancellationToken),
            cancellationToken);
        var people = People.Create(around);
        if (round is not null)
            return new InRound(round, round.PartOf(member), people);
        if (entries.Where(waiting => waiting.ExpiresAt > call.Now).OrderByDescending(waiting => waiting.ChannelId == channel).ThenByDescending(waiting => waiting.Since).FirstOrDefault() is { } entry
            && (entry.ChannelId != channel || there is { Enabled: true }))
        {
            return new Waiting(entry);
        }

        if (channel is not null && there is not { Enabled: true })
            return new ChannelIsClosed();

        return invitations.FirstOrDefault(invitation => invitation.FromId == member && invitation.ExpiresAt > call.Now) is { } asked && people.Find(asked.ToId) is { } partner
            ? new Asking(new PersonName(partner.Person, partner.DisplayName), asked.ExpiresAt, asked)
            : new Nowhere();
    }
}
