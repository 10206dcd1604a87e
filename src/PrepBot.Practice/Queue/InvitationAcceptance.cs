using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
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
    public async Task<Reply> AcceptAsync(Call call, Invitation invitation, CancellationToken cancellationToken)
    {
        var (open, people, areApart, roomsAreRefused) = await call.Work.TogetherAsync(
            () => call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => People.LoadAsync(call.Work, call.CommunityId, [invitation.FromId, invitation.ToId], cancellationToken),
            () => call.Work.Members.AvoidEachOtherAsync(call.CommunityId, invitation.FromId, invitation.ToId, cancellationToken),
            () => RoomsOfChannel.AreRefusedAsync(call, invitation.ChannelId, cancellationToken),
            cancellationToken);
        if (open is not null)
            return Reply.Privately(QueueTexts.InARoundAlready);

        var partner = people.Person(invitation.FromId) is { } person ? call.People.Find(person) : new Membership.NotThere();
        if (partner is Membership.Unknown)
            return Reply.Privately(QueueTexts.CouldNotCheckPartner);

        var left = new HashSet<ChannelId>();

        // Who no longer wants to meet the other, or is gone, is told of in the same words as who is busy.
        if (partner is not Membership.Active || areApart || await OpenAsync(call, invitation, left, cancellationToken) is not { } round)
        {
            await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Expired, cancellationToken);
            return Reply.Privately(QueueTexts.PartnerNotFree);
        }

        await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Accepted, cancellationToken);
        foreach (var channel in left)
            await PairUp.ShowQueueAsync(call.Work, call.CommunityId, channel, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            round, invitation.FromId, PairingCard.Create(round, invitation.FromId, people, principles, QueueTexts.AcceptedBy(people.PlainName(invitation.ToId))), cancellationToken);
        return Reply.Privately(PairingCard.Create(round, call.Member.Id, people, principles, QueueTexts.OpensNow(roomsAreRefused)));
    }

    private async Task<Round?> OpenAsync(Call call, Invitation invitation, HashSet<ChannelId> left, CancellationToken cancellationToken)
    {
        var inviterInterviews = invitation.Role switch
        {
            WantedRole.Interviewer => true,
            WantedRole.Candidate => false,
            _ => await InviterInterviewsAsync(call, invitation, cancellationToken),
        };
        var interviewer = inviterInterviews ? invitation.FromId : invitation.ToId;
        var candidate = inviterInterviews ? invitation.ToId : invitation.FromId;
        var minutes = invitation.Minutes ?? call.Community.Settings.DefaultMinutes;
        var (credits, people, before) = await call.Work.TogetherAsync(
            () => call.Work.Coverage.OfCandidateAsync(call.CommunityId, candidate, cancellationToken),
            () => People.LoadAsync(call.Work, call.CommunityId, [candidate], cancellationToken),
            () => call.Work.Rounds.LastOfPairAsync(call.CommunityId, interviewer, candidate, call.Now - FollowsFor, cancellationToken),
            cancellationToken);
        var targets = PrinciplesOfRound.Choose(
            principles, invitation.Principles, [], PractisedSoFar.From(credits), people.Find(candidate)?.Profile.Level, minutes);
        return await RoundOpener.OpenAsync(
            call.Work, new NewRound(call.Community, invitation.ChannelId, interviewer, candidate, targets, minutes) { Follows = before, Theme = invitation.Theme, Candidate = people.Find(candidate)?.Profile, Here = call.Member.Id }, left, cancellationToken);
    }

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
