using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>Somebody is gone: they wait nowhere, are invited nowhere, and their open round ends; whoever counted on them hears so, neutrally.</summary>
internal sealed class Parting(RoundConsequences consequences)
{
    /// <summary>They have left the community: everything open ends, and they stand on no list until they come back. Twice is harmless.</summary>
    public async Task LeaveAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        await work.Members.SetLeftAsync(community, member, work.Now, cancellationToken);
        await EndAllAsync(work, community, member, cancellationToken);
        await WeeklyBoard.ShownOtherwiseAsync(work, community, cancellationToken);
    }

    /// <summary>Ends everything that is open. Twice is harmless.</summary>
    public async Task EndAllAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        await EndRoundAsync(work, community, member, cancellationToken);
        await PairUp.RemoveAsync(work, community, [member], cancellationToken);
        foreach (var invitation in await work.Invitations.OpenOfAsync(community, member, cancellationToken))
            await EndInvitationAsync(work, invitation, member, cancellationToken);
    }

    private async Task EndRoundAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        if (await work.Rounds.OpenOfAsync(community, member, cancellationToken) is not { } seen
            || await work.Rounds.FindAsync(community, seen.Id, forChange: true, cancellationToken) is not { } round)
        {
            return;
        }

        // The two go on without somebody who only listened.
        if (round.PartOf(member) == RoundPart.Observer)
        {
            await consequences.SaveAsync(work, round, round with { ObserverId = null }, cancellationToken);
            await work.Rounds.UnseatAsync(round, member, cancellationToken);
            return;
        }

        if (round.Cancel(CancelReason.MemberLeft, work.Now) is not RoundStep.Taken { Round: var ended })
            return;

        await consequences.SaveAsync(work, round, ended, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(ended, ended.PartnerOf(member), PartnerHadToGo(ended), cancellationToken);
    }

    private static async Task EndInvitationAsync(
        IUnitOfWork work, Invitation invitation, MemberId member, CancellationToken cancellationToken)
    {
        if (invitation.FromId == member)
        {
            await InvitationFlow.CloseAsync(work, invitation, InvitationState.Withdrawn, cancellationToken);
            return;
        }

        await InvitationFlow.CloseAsync(work, invitation, InvitationState.Declined, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(
            invitation.CommunityId,
            invitation.FromId,
            Message.Create(MemberTexts.InvitationNotTakenUp),
            cancellationToken);
    }

    private static Message PartnerHadToGo(Round round) => Message.Create(
        MemberTexts.PartnerHadToGo(round.WasAnythingProbed),
        RoundActions.PairAgain(round));
}
