using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>An invitation in its channel, with the buttons of the invited member. It shows what became of it.</summary>
internal sealed class InvitationCard(PrincipleSet principles) : ICard
{
    public const string Name = "invitation";
    public const string Feature = "invitation";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        var id = InvitationId.From(subject.Row);
        if (await work.Invitations.FindAsync(subject.CommunityId, id, forChange: false, cancellationToken) is not { } invitation)
            return null;

        var people = await People.LoadAsync(work, subject.CommunityId, [invitation.FromId, invitation.ToId], cancellationToken);
        var community = await work.Communities.GetAsync(subject.CommunityId, cancellationToken);
        var minutes = invitation.Minutes ?? community.Settings.DefaultMinutes;
        var drawn = Draw(invitation, minutes, people);
        return invitation.IsPrivate
            ? new CardFace(new CardLocation.InPrivate(invitation.ToId), drawn with { Blocks = [.. drawn.Blocks], Notify = [] })
            : new CardFace(new CardLocation.InChannel(invitation.ChannelId), drawn)
            {
                // Who has gone since is neither named nor rung: their invitations end first.
                Waiting = invitation.State == InvitationState.Open
                    ? [.. new[] { people.Person(invitation.FromId), people.Person(invitation.ToId) }.OfType<PersonRef>()]
                    : [],
            };
    }

    private Message Draw(Invitation invitation, int minutes, People people)
    {
        var from = people.Name(invitation.FromId);
        var to = people.Name(invitation.ToId);
        return invitation.State switch
        {
            InvitationState.Open => Message.Create(
                QueueTexts.Invitation(to, from, What(invitation, minutes), invitation.ExpiresAt),
                new Button(new ActionId(Feature, "accept", Subject.Create(invitation.Id)), "Accept", ButtonStyle.Primary),
                new Button(new ActionId(Feature, "decline", Subject.Create(invitation.Id)), "Decline")) with
            {
                Notify = people.Person(invitation.ToId) is { } person ? [person] : Array.Empty<PersonRef>(),
            },
            InvitationState.Accepted => Message.Create(QueueTexts.InviteesInARound(from, to)),
            InvitationState.Declined => Message.Create(QueueTexts.InvitationNotTakenUp(from)),
            InvitationState.Withdrawn => Message.Create(QueueTexts.InvitationTakenBack(from)),
            InvitationState.Expired => Message.Create(QueueTexts.InvitationLapsed(from)),
            _ => throw new NotSupportedException($"No words for {invitation.State}."),
        };
    }

    private string What(Invitation invitation, int minutes)
    {
        var role = invitation.Role switch
        {
            WantedRole.Candidate => ", with you as interviewer",
            WantedRole.Interviewer => ", with you as candidate",
            _ => "",
        };
        var wish = invitation.Principles.Count == 0 ? "" : $" on {InWords.List([.. invitation.Principles.Select(principles.NameOf)])}";
        return $"{role}{wish}, {minutes} min";
    }
}
