using PrepBot.Chat.DueRows;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>Posts a channel's weekly board when its Monday has come, once for each week, and plans the next one.</summary>
internal sealed class WeeklyBoardJob : IJob
{
    public string Kind => WeeklyBoard.Job;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var id = ChannelId.From(row.Subject);
        if (await work.Communities.FindChannelAsync(row.CommunityId, id, cancellationToken) is not { Enabled: true } channel)
            return;

        var settings = (await work.Communities.GetAsync(row.CommunityId, cancellationToken)).Settings;
        var last = await work.Boards.LastWeekAsync(row.CommunityId, id, cancellationToken);
        var step = WeeklyPost.Decide(work.Now, channel.Since, settings.BoardHour, settings.TimeZone, last);
        if (step.Post is { } week)
        {
            var post = new BoardPost(row.CommunityId, NewId.At<BoardPostId>(work.Now), id, week, work.Now, step.IsLate);
            if (await work.Boards.AddAsync(post, cancellationToken))
                await WeeklyBoard.ShowAsync(work, post, cancellationToken);
        }

        await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, step.NextAt, cancellationToken);
    }
}
