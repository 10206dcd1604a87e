using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Queue.FirstStart;

namespace PrepBot.Practice.Queue.AnswerInvitation;

/// <summary>Accept or decline: for the invited member only, and once.</summary>
internal sealed class AnswerInvitation(InvitationAcceptance acceptance, FirstQuestions first) : Feature
{
    public override string Name => InvitationCard.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("accept"), InvitationRule.Invited, HandlerKind.Changes, AcceptAsync),
        Handler.For(new OnClick("decline"), InvitationRule.Invited, HandlerKind.Changes, DeclineAsync),
    ];

    private async Task<Reply> AcceptAsync(Call<Invitation> call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        var accepted = await acceptance.AcceptAsync(call, call.Invitation, cancellationToken);
        var now = accepted.Opened is var (round, people) ? new WhereNow.InRound(round, round.PartOf(call.MemberId), people) : null;
        return await first.AskedAsync(call, call.Invitation.ChannelId, now, accepted.Answer, cancellationToken);
    }

    private async Task<Reply> DeclineAsync(Call<Invitation> call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        await InvitationFlow.CloseAsync(call.Work, call.Invitation, InvitationState.Declined, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            call.CommunityId,
            call.Invitation.FromId,
            Message.Create(AnswerInvitationTexts.NotTakenUp),
            cancellationToken);
        return Reply.Privately(AnswerInvitationTexts.Declined);
    }

    private static Reply? Closed(Call<Invitation> call) => call.Invitation.State switch
    {
        InvitationState.Open when call.Now < call.Invitation.ExpiresAt => null,
        InvitationState.Accepted => Reply.Privately(AnswerInvitationTexts.AcceptedAlready),
        _ => Reply.Privately(AnswerInvitationTexts.NoLongerOpen),
    };
}
