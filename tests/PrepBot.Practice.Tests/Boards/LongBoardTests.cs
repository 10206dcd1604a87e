using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Boards;

/// <summary>A large group whose members share a place: the post's lists have ends, and the words still count everybody.</summary>
public sealed class LongBoardTests
{
    private const int Group = 75;

    private static readonly IsoWeekNumber Week = new(202648);

    [Fact]
    public void Post_Of75SharingAPlace_NamesFive_AndCountsTheOthers()
    {
        var principles = Some.PrincipleSet();
        var ranked = Enumerable.Range(0, Group).Select(at => new Ranked(1, new MemberTally(Some.Member(), $"Member {at}", 1, 1, new HashSet<PrincipleId>(), 1))).ToList();
        var claims = ranked.Select(row => new ShownClaim(principles.InPublishedOrder[0].Id, row.Tally.MemberId, row.Tally.DisplayName)).ToList();
        var board = new GroupBoard(
            BoardSpan.Week(Week), new Leaderboard(ranked, ranked, []), new Activity(Group, Group), claims, new Dictionary<PrincipleId, IsoWeekNumber> { [principles.InPublishedOrder[0].Id] = Week });
        var post = new BoardPost(NewId.At<CommunityId>(Some.Now), NewId.At<BoardPostId>(Some.Now), NewId.At<ChannelId>(Some.Now), Week, Some.Now, false);

        var words = WeeklyPostTexts.Post(board, post, pictures: false, principles).ToPlainText();

        Assert.Equal(3, words.Split("and 70 more").Length - 1);
        Assert.Equal(3, words.Split("Member 4").Length - 1);
        Assert.DoesNotContain("Member 5", words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 1, 3_000);
    }
}
