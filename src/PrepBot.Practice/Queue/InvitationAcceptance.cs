using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>An invitation is accepted: both are looked at once more, and their round is opened.</summary>
internal sealed class InvitationAcceptance(PrincipleSet principles)
{
    /// <summary>For so long after a round of the same two, a new one counts as following it: nobody is asked what they have seen in the other's kit.</summary>
    private static readonly TimeSpan FollowsFor = TimeSpan.FromDays(1);

    /// <summary>Opens the round of an open invitation, for the invited member, who is here by that, and says what came of it.</summary>
    public async Task<Acceptance> AcceptAsync(Call call, Invitation invitation, CancellationToken cancellationToken)
    {
        var ((open, people, areApart, roomsAreRefused), before) = await call.Work.TogetherAsync(
            () => call.Work.TogetherAsync(
                () => call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
                () => People.LoadAsync(call.Work, call.CommunityId, [invitation.FromId, invitation.ToId], cancellationToken),
                () => call.Work.Members.AvoidEachOtherAsync(call.CommunityId, invitation.FromId, invitation.ToId, cancellationToken),
                () => RoomsOfChannel.AreRefusedAsync(call, invitation.ChannelId, cancellationToken),
                cancellationToken),
            async () => InviterInterviews(invitation) is { } known ? await BeforeAsync(call, invitation, known, cancellationToken) : null,
            cancellationToken);
        if (open is not null)
            return new Acceptance(Reply.Privately(QueueTexts.InARoundAlready));

        var partner = people.Person(invitation.FromId) is { } person ? call.People.Find(person) : new Membership.NotThere();
        if (partner is Membership.Unknown)
            return new Acceptance(Reply.Privately(QueueTexts.CouldNotCheckPartner));

        var left = new HashSet<ChannelId>();

        // Who no longer wants to meet the other, or is gone, is told of in the same words as who is busy.
        if (partner is not Membership.Active || areApart || await OpenAsync(call, invitation, people, before, left, cancellationToken) is not { } round)
        {
            await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Expired, cancellationToken);
            return new Acceptance(Reply.Privately(QueueTexts.PartnerNotFree));
        }

        await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Accepted, cancellationToken);
        foreach (var channel in left)
            await PairUp.ShowQueueAsync(call.Work, call.CommunityId, channel, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            round, invitation.FromId, PairingCard.Create(round, invitation.FromId, people, principles, QueueTexts.AcceptedBy(people.PlainName(invitation.ToId))), cancellationToken);
        return new Acceptance(Reply.Privately(PairingCard.Create(round, call.Member.Id, people, principles, QueueTexts.OpensNow(roomsAreRefused)))) { Opened = (round, people) };
    }

    private async Task<Round?> OpenAsync(Call call, Invitation invitation, People people, PairBefore? known, HashSet<ChannelId> left, CancellationToken cancellationToken)
    {
        var inviterInterviews = InviterInterviews(invitation) ?? await InviterInterviewsAsync(call, invitation, cancellationToken);
        var interviewer = inviterInterviews ? invitation.FromId : invitation.ToId;
        var candidate = inviterInterviews ? invitation.ToId : invitation.FromId;
        var minutes = invitation.Minutes ?? call.Community.Settings.DefaultMinutes;
        var before = known ?? await BeforeAsync(call, invitation, inviterInterviews, cancellationToken);
        var profile = people.Find(candidate)?.Profile;
        var targets = PrinciplesOfRound.Choose(
            principles, invitation.Principles, [], PractisedSoFar.From(before.Credits), profile?.Level, minutes);
        return await RoundOpener.OpenAsync(
            call.Work, new NewRound(call.Community, invitation.ChannelId, interviewer, candidate, targets, minutes) { Follows = before.Round, Theme = invitation.Theme, Candidate = profile, Here = call.Member.Id }, left, cancellationToken);
    }

    /// <summary>What the candidate has practised, and the last round of the two.</summary>
    private static async Task<PairBefore> BeforeAsync(Call call, Invitation invitation, bool inviterInterviews, CancellationToken cancellationToken)
    {
        var (interviewer, candidate) = inviterInterviews ? (invitation.FromId, invitation.ToId) : (invitation.ToId, invitation.FromId);
        var (credits, round) = await call.Work.TogetherAsync(
            () => call.Work.Coverage.OfCandidateAsync(call.CommunityId, candidate, cancellationToken),
            () => call.Work.Rounds.LastOfPairAsync(call.CommunityId, interviewer, candidate, call.Now - FollowsFor, cancellationToken),
            cancellationToken);
        return new PairBefore(credits, round);
    }

    private static bool? InviterInterviews(Invitation invitation) => invitation.Role switch
    {
        WantedRole.Interviewer => true,
        WantedRole.Candidate => false,
        _ => null,
    };

    /// <summary>Nobody said who asks: who has been candidate more often interviews, and the inviting one when it is even.</summary>
    private static async Task<bool> InviterInterviewsAsync(Call call, Invitation invitation, CancellationToken cancellationToken)
    {
        var (from, to) = await call.Work.TogetherAsync(
            () => call.Work.Members.RoleBalanceAsync(call.CommunityId, invitation.FromId, cancellationToken),
            () => call.Work.Members.RoleBalanceAsync(call.CommunityId, invitation.ToId, cancellationToken),
            cancellationToken);
        return from.Candidate - from.Interviewer >= to.Candidate - to.Interviewer;
    }
}

/// <summary>What is known of two before their round.</summary>
internal sealed record PairBefore(IReadOnlyList<Credit> Credits, RoundId? Round);

/// <summary>What came of accepting an invitation.</summary>
/// <param name="Answer">What the accepting member reads.</param>
internal sealed record Acceptance(Reply Answer)
{
    /// <summary>The round it opened; null where it did not.</summary>
    public (Round Round, People People)? Opened { get; init; }
}
