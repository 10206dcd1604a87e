using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue.AnswerInvitation;

/// <summary>Accept or decline: for the invited member only, and once.</summary>
internal sealed class AnswerInvitation(InvitationAcceptance acceptance) : Feature
{
    public override string Name => InvitationCard.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("accept"), InvitationRule.Invited, HandlerKind.Changes, AcceptAsync),
        Handler.For(new OnClick("decline"), InvitationRule.Invited, HandlerKind.Changes, DeclineAsync),
    ];

    private async Task<Reply> AcceptAsync(Call<Invitation> call, CancellationToken cancellationToken) =>
        Closed(call) ?? await acceptance.AcceptAsync(call, call.Invitation, cancellationToken);

    private async Task<Reply> DeclineAsync(Call<Invitation> call, CancellationToken cancellationToken)
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

    private static Reply? Closed(Call<Invitation> call) => call.Invitation.State switch
    {
        InvitationState.Open when call.Now < call.Invitation.ExpiresAt => null,
        InvitationState.Accepted => Reply.Privately($"You have accepted it already; look for your room, or type /mock status. {InWords.OnlyYou}"),
        _ => Reply.Privately($"This invitation is no longer open. /mock start finds you a partner. {InWords.OnlyYou}"),
    };
}
