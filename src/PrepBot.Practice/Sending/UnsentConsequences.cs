using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Organising.PostAgain;
using PrepBot.Practice.Refusals;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Sending;

/// <summary>What follows when something was not sent. Where nobody knows whether it was, organisers decide about it.</summary>
internal sealed class UnsentConsequences(RefusalConsequences refusals, IBackgroundUnits units) : IOutboxConsequences
{
    public bool IsFinal(RefusedOutboxItem item) => RefusedItem.Of(item).IsFinal;

    public Task FollowAsync(RefusedOutboxItem item, CancellationToken cancellationToken) => refusals.FollowAsync(RefusedItem.Of(item), cancellationToken);

    public async Task<KnownRefusal?> FindRefusalAsync(IUnitOfWork work, TargetKey target, CancellationToken cancellationToken) =>
        await work.Places.FindAsync(target, cancellationToken) is { } known ? new KnownRefusal(known.Refusal, known.Rights, known.NextTryAt) : null;

    public Task MendedAsync(TargetKey target, CancellationToken cancellationToken) => refusals.MendedAsync(target, cancellationToken);

    public Task RoomTakesLongerAsync(CommunityId community, OpenRoom room, TimeSpan wait, CancellationToken cancellationToken) =>
        refusals.RoomTakesLongerAsync(community, room, wait, cancellationToken);

    /// <summary>Keeps an item until an organiser decides about it, and asks all of them, in one transaction.</summary>
    public async Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (!await work.Outbox.HoldAsync(claimed, why, cancellationToken))
            return;

        var item = claimed.Item;
        var question = await PostAgainTexts.QuestionAsync(work, new HeldItem(claimed.Id, item), cancellationToken);
        await TellOrganisersAsync(work, item.CommunityId, question, item.ExpiresAt, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>Never repeated itself: a question about a question helps nobody.</summary>
    private static async Task TellOrganisersAsync(
        IUnitOfWork work, CommunityId community, Message message, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var organiser in await work.Members.OrganisersAsync(community, cancellationToken))
        {
            var item = new OutboxItem(community, organiser.Value, new SendPrivately(organiser.Value, message) { ForOrganisers = true }, UnknownOutcome.Droppable, work.Now, until);
            await work.Outbox.AddAsync(item, cancellationToken);
        }
    }
}
