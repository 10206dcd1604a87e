using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Dispatch;

/// <summary>Notes that somebody has left, for a product that keeps nothing open for its members.</summary>
internal sealed class PlainDepartures(IUnitOfWorkFactory units, TimeProvider time) : IDepartures
{
    public async Task FoundAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Addresses.FindPresentAsync(community, person, cancellationToken) is not var (id, member))
            return;

        await work.Addresses.SetLeftAsync(id, member, time.GetUtcNow(), cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}
