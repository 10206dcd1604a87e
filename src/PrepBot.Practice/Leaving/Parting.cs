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
        await EndAllAndShowAsync(work, community, member, cancellationToken);
    }

    /// <summary>Ends everything that is open, and shows it on the newest boards. Twice is harmless.</summary>
    public Task EndAllAndShowAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken) => work.TogetherAsync(
        [() => EndAllAsync(work, community, member, cancellationToken), () => WeeklyBoard.ShownOtherwiseAsync(work, community, cancellationToken)], cancellationToken);

    /// <summary>Ends everything that is open. Twice is harmless.</summary>
    public async Task EndAllAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        var (round, invitations, rings, _) = await work.TogetherAsync(
            () => work.Rounds.OpenOfAsync(community, member, forChange: true, cancellationToken),
            () => work.Invitations.OpenOfAsync(community, member, cancellationToken),
            () => work.Rings.AliveOfAsync(community, member, cancellationToken),
            async () =>
            {
                await PairUp.RemoveAsync(work, community, [member], cancellationToken);
                return true;
            },
            cancellationToken);
        if (round is not null)
            await EndRoundAsync(work, round, member, cancellationToken);

        await RingFlow.PartAsync(work, community, member, rings, cancellationToken);
        foreach (var invitation in invitations)
            await EndInvitationAsync(work, invitation, member, cancellationToken);
    }

    private async Task EndRoundAsync(IUnitOfWork work, Round round, MemberId member, CancellationToken cancellationToken)
    {
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
