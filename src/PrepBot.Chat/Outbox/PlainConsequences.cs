using Microsoft.Extensions.Logging;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>
/// What follows where the product says nothing: private words that do not reach somebody wait and are shown with the answer to the next thing they do;
/// anything else is tried once more and then let go, and the log names it.
/// </summary>
internal sealed partial class PlainConsequences(IOutboxQueue queue, ILogger<PlainConsequences> logger) : IOutboxConsequences
{
    private const int Tries = 2;

    public Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken) => queue.GiveUpAsync(claimed, why, cancellationToken);

    public bool IsFinal(RefusedOutboxItem item) => item.Failure.WasNotTried || item.Claimed.Attempt >= Tries || WaitsForPerson(item) is not null;

    public async Task FollowAsync(RefusedOutboxItem item, CancellationToken cancellationToken)
    {
        if ((WaitsForRoom(item) ?? WaitsForPerson(item)) is { } waitsFor)
        {
            await queue.ParkAsync(item.Claimed, waitsFor, cancellationToken);
            return;
        }

        LogRefused(item.Claimed.Id, item.Claimed.Item.Content.GetType().Name, item.Failure.Refusal);
        await queue.GiveUpAsync(item.Claimed, "the platform refuses it for good", cancellationToken);
    }

    public Task RoomTakesLongerAsync(CommunityId community, OpenRoom room, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<KnownRefusal?> FindRefusalAsync(IUnitOfWork work, TargetKey target, CancellationToken cancellationToken) => Task.FromResult<KnownRefusal?>(null);

    public Task MendedAsync(TargetKey target, CancellationToken cancellationToken) => Task.CompletedTask;

    private static Guid? WaitsForRoom(RefusedOutboxItem item) => (item.WaitsForRoom, item.Claimed.Item.Content) switch
    {
        (true, PostToRoom post) => post.Subject,
        (true, ShowCard card) => card.Subject,
        _ => null,
    };

    private static Guid? WaitsForPerson(RefusedOutboxItem item) => item.Claimed.Item.Content is SendPrivately word
        && item.Failure.Refusal is not (PlatformRefusal.PersonGone or PlatformRefusal.NotInstalled) ? word.MemberId : null;

    [LoggerMessage(2125, LogLevel.Warning, "Outbox item {Item} ({Content}) is refused for good ({Refusal}) and let go")]
    private partial void LogRefused(long item, string content, PlatformRefusal? refusal);
}
