using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>A reader's own line on a board, which they see whether others do or not.</summary>
/// <param name="IsHidden">Whether they have left the board, so that nobody else sees it.</param>
/// <param name="Covers">What they had practised by the end of the span.</param>
/// <param name="New">What of it for the first time in the span.</param>
/// <param name="Next">What to practise next, or null.</param>
/// <param name="ThisWeek">The week it is for the group.</param>
internal sealed record OwnRow(MemberId Id, bool IsHidden, IReadOnlyDictionary<PrincipleId, Cover> Covers, int New, PrincipleId? Next, IsoWeekNumber ThisWeek)
{
    public int Covered => Covers.Values.Count(cover => cover != Cover.Open);

    /// <param name="credits">All credits of the reader as candidate.</param>
    /// <param name="groupZone">The community's zone.</param>
    public static OwnRow Create(IReadOnlyList<Credit> credits, BoardSpan span, Member reader, PrincipleSet principles, DateTimeOffset now, string groupZone)
    {
        var firsts = credits.Where(credit => credit.Week <= span.To && principles.TryGet(credit.Principle) is not null).GroupBy(credit => credit.Principle)
            .ToDictionary(group => group.Key, group => (First: group.Min(credit => credit.Week), Last: group.Max(credit => credit.Week)));
        return new OwnRow(
            reader.Id,
            !reader.Profile.OnLeaderboard,
            firsts.ToDictionary(weeks => weeks.Key, weeks => Domain.Coverage.Covers.Of(weeks.Value.First, weeks.Value.Last, span.To)),
            firsts.Values.Count(weeks => weeks.First >= span.From),
            CoverageMap.Create(credits, principles, reader.Profile.Level, now, groupZone).Next,
            IsoWeekNumber.From(now, groupZone));
    }
}
