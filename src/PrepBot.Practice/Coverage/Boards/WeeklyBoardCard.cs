using PrepBot.Chat.Cards;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>The weekly post. Counted anew whenever it is drawn, so a late debrief shows by drawing it again.</summary>
internal sealed class WeeklyBoardCard(PrincipleSet principles, IPictureMaker pictures) : ICard
{
    public const string Name = "weekly-board";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        if (await work.Boards.FindAsync(subject.CommunityId, BoardPostId.From(subject.Row), cancellationToken) is not { } post)
            return null;

        var community = await work.Communities.GetAsync(subject.CommunityId, cancellationToken);
        var counted = await GroupBoard.LoadAsync(work, community, BoardSpan.Week(post.Week), principles, cancellationToken);
        var board = await counted.WithCoversAsync(work, subject.CommunityId, cancellationToken);

        // An old one is drawn anew when somebody on it was forgotten; what is claimed today has no place there.
        var then = work.Now - post.PostedAt > WeeklyBoard.Newest ? board with { Claims = [] } : board;
        return new CardFace(new CardLocation.InChannel(post.ChannelId), WeeklyPostTexts.Post(then, post, pictures.IsAvailable, principles));
    }
}
