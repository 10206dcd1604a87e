using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Leaving;

/// <summary>A restored backup brings people back who were forgotten since: they are forgotten again, as they were when they asked.</summary>
internal sealed partial class ForgetAgain(
    Forgetting forgetting, IBackgroundUnits units, IWakeUp wakeUp, ILogger<ForgetAgain> logger) : IHousekeeping
{
    Task IHousekeeping.LookAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    private const int Page = 1000;

    /// <summary>Looks at everybody who was here before somebody asked to be forgotten.</summary>
    /// <returns>How many are forgotten again.</returns>
    /// <exception cref="StoreException">The database did not do as asked; who was found so far stays forgotten.</exception>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var again = 0;
        MemberKey? after = null;
        do
        {
            var page = await PageAsync(after, cancellationToken);
            foreach (var (member, askedAt) in page.Found)
                again += await ForgetAsync(member, askedAt, cancellationToken);

            after = page.Last;
        }
        while (after is not null);

        if (again == 0)
            return 0;

        LogAgain(again);
        wakeUp.Ring(Wakes.Both);
        return again;
    }

    private async Task<BroughtBack> PageAsync(MemberKey? after, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        return await work.Erasures.BroughtBackAsync(after, Page, cancellationToken);
    }

    private async Task<int> ForgetAsync(MemberKey key, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Communities.GetAsync(key.Community, cancellationToken);
        if (await work.Members.GetAllAsync(key.Community, [key.Member], cancellationToken) is not [var member])
            return 0;

        await forgetting.BeginAsync(work, community, member, askedAt, cutAt: askedAt, saysWhenDone: false, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return 1;
    }

    [LoggerMessage(3041, LogLevel.Warning, "{Count} members who had asked to be forgotten were here again, as after a restored backup; they are erased again.")]
    private partial void LogAgain(int count);
}
