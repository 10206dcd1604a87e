using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds;

/// <summary>Private words to those who were organisers when they acted last, if they still are when it is sent. Whoever is of the round itself is left out.</summary>
internal static class Organisers
{
    public static async Task TellAsync(IUnitOfWork work, Round round, Message message, CancellationToken cancellationToken)
    {
        foreach (var organiser in await work.Members.OrganisersAsync(round.CommunityId, cancellationToken))
        {
            if (round.PartOf(organiser) == RoundPart.None)
                await work.Outbox.SendToOrganiserAsync(round.CommunityId, organiser, message, cancellationToken);
        }
    }
}
