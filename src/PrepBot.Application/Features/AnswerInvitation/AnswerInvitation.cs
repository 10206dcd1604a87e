using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Pairing;
using PrepBot.Application.Wording;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Features.AnswerInvitation;

/// <summary>Accept or decline: for the invited member only, and once.</summary>
internal sealed class AnswerInvitation(PrincipleSet principles) : Feature
{
    public override string Name => InvitationCard.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("accept"), AccessRule.Invited, HandlerKind.Changes, AcceptAsync),
        new(new OnClick("decline"), AccessRule.Invited, HandlerKind.Changes, DeclineAsync),
    ];

    private async Task<Reply> AcceptAsync(Call call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        var invitation = call.Invitation;
        if (await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken) is not null)
            return Reply.Privately($"You are in a round already. End it first; the invitation stands until then or until it lapses. {InWords.OnlyYou}");

        // Who no longer wants to meet the other is told of in the same words as who is busy.
        var round = await call.Work.Members.AvoidEachOtherAsync(call.CommunityId, invitation.FromId, invitation.ToId, cancellationToken)
            ? null
            : await OpenAsync(call, cancellationToken);
        if (round is null)
        {
            await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Expired, call.Now, cancellationToken);
            return Reply.Privately($"Your partner is not free any more. /mock start finds you somebody else. {InWords.OnlyYou}");
        }

        await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Accepted, call.Now, cancellationToken);
        await PairUp.RemoveAsync(call.Work, call.CommunityId, [invitation.FromId, invitation.ToId], call.Now, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            round, invitation.FromId, Message.Of($"Your invitation was accepted. Please press \"I'm here\" in your room as soon as you see it. {InWords.OnlyYou}"), call.Now, cancellationToken);
        return Reply.Privately(
            $"Wonderful. You are the {(round.PartOf(call.Member.Id) == RoundPart.Interviewer ? "interviewer" : "candidate")}. Your room opens now; press \"I'm here\" there. {InWords.OnlyYou}");
    }

    private async Task<Reply> DeclineAsync(Call call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        await InvitationFlow.CloseAsync(call.Work, call.Invitation, InvitationState.Declined, call.Now, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            call.CommunityId,
            call.Invitation.FromId,
            Message.Of($"Your invitation was not taken up this time. /mock start finds you another partner. {InWords.OnlyYou}"),
            call.Now,
            cancellationToken);
        return Reply.Privately($"All right, declined. {InWords.OnlyYou}");
    }

    private async Task<Round?> OpenAsync(Call call, CancellationToken cancellationToken)
    {
        var invitation = call.Invitation;
        var inviterInterviews = invitation.Role switch
        {
            WantedRole.Interviewer => true,
            WantedRole.Candidate => false,
            _ => await InviterInterviewsAsync(call, cancellationToken),
        };
        var interviewer = inviterInterviews ? invitation.FromId : invitation.ToId;
        var candidate = inviterInterviews ? invitation.ToId : invitation.FromId;
        var minutes = invitation.Minutes ?? call.Community.Settings.DefaultMinutes;
        var credits = await call.Work.Coverage.OfCandidateAsync(call.CommunityId, candidate, cancellationToken);
        var people = await People.LoadAsync(call.Work, call.CommunityId, [candidate], cancellationToken);
        var targets = PrinciplesOfRound.Choose(
            principles, invitation.Principles, [], PractisedSoFar.Of(credits), people.Find(candidate)?.Profile.Level, minutes);
        return await RoundOpener.OpenAsync(
            call.Work, new NewRound(call.Community, invitation.ChannelId, interviewer, candidate, targets, minutes), call.Now, cancellationToken);
    }

    /// <summary>Nobody said who asks: who has been candidate more often interviews, and the inviting one when it is even.</summary>
    private static async Task<bool> InviterInterviewsAsync(Call call, CancellationToken cancellationToken)
    {
        var from = await call.Work.Members.RoleBalanceAsync(call.CommunityId, call.Invitation.FromId, cancellationToken);
        var to = await call.Work.Members.RoleBalanceAsync(call.CommunityId, call.Invitation.ToId, cancellationToken);
        return from.Candidate - from.Interviewer >= to.Candidate - to.Interviewer;
    }

    private static Reply? Closed(Call call) => call.Invitation.State switch
    {
        InvitationState.Open when call.Now < call.Invitation.ExpiresAt => null,
        InvitationState.Accepted => Reply.Privately($"You have accepted it already; look for your room, or type /mock status. {InWords.OnlyYou}"),
        _ => Reply.Privately($"This invitation is no longer open. /mock start finds you a partner. {InWords.OnlyYou}"),
    };
}
