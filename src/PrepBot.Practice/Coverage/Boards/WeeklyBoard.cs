using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>Plans the weekly posts and keeps the newest ones true. The only place that touches their due rows.</summary>
internal static class WeeklyBoard
{
    /// <summary>The job that posts; its subject is the channel.</summary>
    public const string Job = "weekly-board";

    /// <summary>How long a post is the newest of its channel, give or take a change of zone.</summary>
    public static readonly TimeSpan Newest = TimeSpan.FromDays(9);

    /// <summary>The channel is open: it gets its posts from now on. What is planned or overdue already stays.</summary>
    public static Task OpenedAsync(IUnitOfWork work, Community community, Channel channel, CancellationToken cancellationToken)
    {
        var settings = community.Settings;
        var next = WeeklyPost.Decide(work.Now, channel.Since, settings.BoardHour, settings.TimeZone, last: null).NextAt;
        return work.DueRows.SetIfNoneAsync(community.Id, Job, channel.Id.Value, next, cancellationToken);
    }

    /// <summary>The channel is closed: nothing is posted there.</summary>
    public static Task ClosedAsync(IUnitOfWork work, Channel channel, CancellationToken cancellationToken) =>
        work.DueRows.ClearAsync(channel.CommunityId, Job, channel.Id.Value, cancellationToken);

    /// <summary>The zone or the hour has changed: every open channel is looked at again at once.</summary>
    public static async Task ReplanAsync(IUnitOfWork work, CommunityId community, CancellationToken cancellationToken)
    {
        foreach (var channel in await work.Communities.OpenChannelsAsync(community, cancellationToken))
            await work.DueRows.SetAsync(community, Job, channel.Value, work.Now, cancellationToken);
    }

    /// <summary>
    /// What is counted has changed: posts young enough to change show it. Where a claim has ended by it, the newest posts do, however old they are.
    /// </summary>
    /// <param name="endClaims">Ends the claims that are done with, and tells whether there were any.</param>
    public static async Task RecountedAsync(IUnitOfWork work, CommunityId community, Func<Task<bool>> endClaims, CancellationToken cancellationToken)
    {
        var (haveEnded, posts) = await work.TogetherAsync(endClaims, () => work.Boards.YoungestAsync(community, work.Now - Newest, cancellationToken), cancellationToken);
        foreach (var post in posts.Where(post => haveEnded || work.Now - post.PostedAt <= WeeklyPost.EditFor))
            await ShowAsync(work, post, cancellationToken);
    }

    /// <summary>Who is shown, or who claimed what, has changed: the newest posts show it however old they are.</summary>
    public static async Task ShownOtherwiseAsync(IUnitOfWork work, CommunityId community, CancellationToken cancellationToken) =>
        await ShowAsync(work, await NewestAsync(work, community, cancellationToken), cancellationToken);

    /// <summary>The newest posts of each channel.</summary>
    public static Task<IReadOnlyList<BoardPost>> NewestAsync(IUnitOfWork work, CommunityId community, CancellationToken cancellationToken) =>
        work.Boards.YoungestAsync(community, work.Now - Newest, cancellationToken);

    /// <summary>Draws posts anew.</summary>
    public static async Task ShowAsync(IUnitOfWork work, IReadOnlyList<BoardPost> posts, CancellationToken cancellationToken)
    {
        foreach (var post in posts)
            await ShowAsync(work, post, cancellationToken);
    }

    /// <summary>Posts it, or draws it anew where it stands.</summary>
    public static Task ShowAsync(IUnitOfWork work, BoardPost post, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(post.CommunityId, post.ChannelId.Value, WeeklyBoardCard.Name, post.Id.Value, cancellationToken);
}
