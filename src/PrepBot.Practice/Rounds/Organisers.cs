using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>Private words to those who were organisers when they acted last, if they still are when it is sent. Whoever is of the round itself is left out.</summary>
internal static class Organisers
{
    /// <summary>Who would be told.</summary>
    public static async Task<IReadOnlyList<MemberId>> FindAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken) =>
        [.. (await work.Members.OrganisersAsync(round.CommunityId, cancellationToken)).Where(organiser => round.PartOf(organiser) == RoundPart.None)];

    public static async Task TellAsync(IUnitOfWork work, Round round, IReadOnlyList<MemberId> organisers, Message message, CancellationToken cancellationToken)
    {
        foreach (var organiser in organisers)
            await work.Outbox.SendToOrganiserAsync(round.CommunityId, organiser, message, cancellationToken);
    }
}
