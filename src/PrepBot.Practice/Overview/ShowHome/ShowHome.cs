using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Overview.ShowHome;

/// <summary>The member's own page, where a platform has a place for one; and the way to a start from a place that is no channel.</summary>
internal sealed class ShowHome(HomePage page) : Feature
{
    /// <summary>A person chooses from so many.</summary>
    private const int MaxChannels = 5;

    public override string Name => HomeTexts.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("show"), AccessRule.AnyMember, HandlerKind.Shows, async (call, cancellationToken) =>
            Reply.Privately(await page.DrawAsync(call.Work, call.Presence, cancellationToken))),
        new(new OnClick(HomeTexts.Start), AccessRule.AnyMember, HandlerKind.Shows, ChooseChannelAsync),
    ];

    /// <summary>Whoever comes from no channel says where: a start waits for somebody, so it is not guessed.</summary>
    private static async Task<Reply> ChooseChannelAsync(Call call, CancellationToken cancellationToken)
    {
        var open = (await call.Work.Communities.ChannelsAsync(call.CommunityId, cancellationToken)).Where(channel => channel.Enabled).ToList();
        return Reply.Privately(HomeTexts.ChooseChannel([.. open.Take(MaxChannels)], open.Count - MaxChannels));
    }
}
