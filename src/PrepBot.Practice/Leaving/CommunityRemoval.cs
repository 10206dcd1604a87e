using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>How long a community is kept after the bot was removed there.</summary>
/// <param name="Time">1-365 days.</param>
public sealed record RemovalGrace(TimeSpan Time)
{
    /// <summary>Default 30 days.</summary>
    public static RemovalGrace Default { get; } = new(TimeSpan.FromDays(30));
}

/// <summary>A removed community is kept for a time of grace, and then erased by a job. Organisers hear of it, where the platform still lets them.</summary>
internal sealed partial class CommunityRemoval(
    IUnitOfWorkFactory units, IWakeUp wakeUp, RemovalGrace grace, ILogger<CommunityRemoval> logger) : ICommunityPresence
{
    public async Task RemovedAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Communities.FindAsync(community, cancellationToken) is not { } known || !await work.Removed.NoteAsync(known.Id, cancellationToken))
            return;

        var until = work.Now + grace.Time;
        await work.DueRows.SetAsync(known.Id, RemoveCommunityJob.Name, known.Id.Value, until, cancellationToken);
        foreach (var organiser in await work.Members.OrganisersAsync(known.Id, cancellationToken))
            await work.Outbox.RemindAsync(known.Id, organiser, Removed(until), cancellationToken);

        await work.CommitAsync(cancellationToken);
        LogRemoved(known.Id.Value, grace.Time.TotalDays);
        wakeUp.Ring(work.Wakes);
    }

    public async Task BackAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Removed.TakeBackAsync(community, cancellationToken) is not { } known)
            return;

        await work.DueRows.ClearAsync(known, RemoveCommunityJob.Name, known.Value, cancellationToken);
        await work.CommitAsync(cancellationToken);
        LogBack(known.Value);
    }

    public async Task<IReadOnlyList<CommunityRef>> PresentAsync(PlatformName platform, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        return [.. (await work.Removed.PresentAsync(platform, cancellationToken)).Select(id => new CommunityRef(platform, id))];
    }

    private static Message Removed(DateTimeOffset until) => Message.Create(CommunityTexts.BotWasRemoved(until));

    [LoggerMessage(3001, LogLevel.Warning, "The bot was removed from community {Community}. Everything of it is erased in {Days} days, unless it is added again.")]
    private partial void LogRemoved(Guid community, double days);

    [LoggerMessage(3002, LogLevel.Information, "The bot is in community {Community} again; nothing of it is erased.")]
    private partial void LogBack(Guid community);
}
