using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Meeting.MeetInRoom;

/// <summary>A second round with swapped roles. Nobody is seated by another's press: the first invites, and the other accepts by pressing too, or on the invitation.</summary>
internal sealed class GoAgain(InvitationAcceptance acceptance)
{
    public async Task<Reply> AskAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Round.IsOpen)
            return Reply.Privately(MeetTexts.StillOn);

        var partner = call.Round.PartnerOf(call.Member.Id);
        var (channel, people, open) = await call.Work.TogetherAsync(
            () => call.Work.Communities.FindChannelAsync(call.CommunityId, call.Round.ChannelId, cancellationToken),
            () => People.LoadAsync(call.Work, call.CommunityId, [partner], cancellationToken),
            () => call.Work.Invitations.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
        if (channel is not { Enabled: true })
            return Reply.Privately(MeetTexts.ChannelClosed);

        var who = people.Person(partner) is { } person ? call.People.Find(person) : new Membership.NotThere();
        if (people.Find(partner) is not { } other || who.IsGone)
            return NotFree;
        if (NamedPerson.Words(new PersonName(other.Person, other.DisplayName), who) is { } why)
            return Reply.Privately(Message.Create(why));

        if (open.FirstOrDefault(invitation => invitation.FromId == partner && call.Now < invitation.ExpiresAt) is { } theirs)
            return (await acceptance.AcceptAsync(call, theirs, cancellationToken)).Answer;

        return await InviteAsync(call, other, cancellationToken);
    }

    /// <summary>Who no longer wants to meet the other, is gone, or was forgotten is told of in the same words as who is busy.</summary>
    private static Reply NotFree { get; } =
        Reply.Privately(MeetTexts.NotBothFree);

    private static async Task<Reply> InviteAsync(Call<Round> call, Member partner, CancellationToken cancellationToken)
    {
        var (mine, theirs, areApart) = await call.Work.TogetherAsync(
            () => call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Rounds.OpenOfAsync(call.CommunityId, partner.Id, cancellationToken),
            () => call.Work.Members.AvoidEachOtherAsync(call.CommunityId, call.Member.Id, partner.Id, cancellationToken),
            cancellationToken);
        if (mine is not null || theirs is not null || areApart)
            return NotFree;

        var role = call.Part == RoundPart.Candidate ? WantedRole.Interviewer : WantedRole.Candidate;
        var invitation = new Invitation(
            call.CommunityId, call.NewId<InvitationId>(), call.Round.ChannelId, call.Member.Id, partner.Id, role, call.Round.Principles,
            call.Round.PlannedMinutes, call.Now, call.Now + call.Community.Settings.InvitationLife, InvitationState.Open)
        {
            Theme = call.Round.Theme,
        };
        if (!await call.Work.Invitations.AddAsync(invitation, cancellationToken))
            return Reply.Privately(MeetTexts.InvitedAlready);

        await InvitationFlow.OpenedAsync(call.Work, invitation, cancellationToken);
        return Reply.Privately(Message.Create(MeetTexts.AskedForSecondRound(partner.Person, partner.DisplayName, invitation.ExpiresAt)));
    }
}
