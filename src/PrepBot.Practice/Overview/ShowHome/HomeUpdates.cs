using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowHome;

/// <summary>
/// The own page follows every change of its member, at most once in <see cref="Pause"/>: a change only sets a due row, and several within the pause set the
/// same one. It is a row, so that it outlives the process.
/// </summary>
internal sealed class HomeUpdates(IEnumerable<IKeepsPages> platforms) : IChangeWatch, IRoundConsequence, IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly IReadOnlyList<IKeepsPages> _platforms = [.. platforms];

    public string Kind => "own-page";

    public Task ChangedAsync(Call call, CancellationToken cancellationToken) =>
        _platforms.Any(platform => platform.Name == call.Interaction.Origin.Community.Platform)
            ? SetAsync(call.Work, call.CommunityId, call.MemberId, cancellationToken)
            : Task.CompletedTask;

    public async Task FollowAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken)
    {
        // Of a round without a room nobody knows yet where it is; a row too many finds no page.
        if (_platforms.Count == 0 || (after.Room is { } room && _platforms.All(platform => platform.Name != room.Platform)))
            return;

        foreach (var member in new[] { after.InterviewerId, after.CandidateId })
            await SetAsync(work, after.CommunityId, member, cancellationToken);
    }

    public Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken) =>
        work.Outbox.ShowOwnPageAsync(row.CommunityId, MemberId.From(row.Subject), cancellationToken);

    /// <summary>
    /// At the next whole pause: however many changes come, there is one showing in each, and none is put off by the next. What is set anew while its row is
    /// in hand comes again.
    /// </summary>
    private Task SetAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken) =>
        work.DueRows.SetAsync(community, Kind, member.Value, new DateTimeOffset((work.Now.UtcTicks / Pause.Ticks * Pause.Ticks) + Pause.Ticks, TimeSpan.Zero), cancellationToken);
}
