using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities.PostAgain;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>What follows when nobody knows whether something was sent: organisers decide about it.</summary>
internal sealed class UnsentConsequences(IUnitOfWorkFactory units, TimeProvider time)
{
    /// <summary>Keeps an item until an organiser decides about it, and asks all of them, in one transaction.</summary>
    public async Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (!await work.Outbox.HoldAsync(claimed, why, cancellationToken))
            return;

        var (item, now) = (claimed.Item, time.GetUtcNow());
        var question = await PostAgainTexts.QuestionAsync(work, new HeldItem(claimed.Id, item), cancellationToken);
        await TellOrganisersAsync(work, item.CommunityId, question, item.ExpiresAt, now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>Never repeated itself: a question about a question helps nobody.</summary>
    private static async Task TellOrganisersAsync(
        IUnitOfWork work, CommunityId community, Message message, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var organiser in await work.Members.OrganisersAsync(community, cancellationToken))
        {
            var item = new OutboxItem(community, organiser.Value, new SendPrivately(organiser.Value, message) { ForOrganisers = true }, UnknownOutcome.Droppable, now, until);
            await work.Outbox.AddAsync(item, cancellationToken);
        }
    }
}
