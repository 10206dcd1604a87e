using PrepBot.Chat.Messages;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Members;
using PrepBot.Practice.Overview.ShowMyCoverage;
using PrepBot.Practice.Overview.ShowStatus;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowHome;

/// <summary>Draws the member's own page as it is now.</summary>
internal sealed class HomePage(WhatIsNow now, PrincipleSet principles, IPictureMaker pictures) : IOwnPage
{
    public async Task<Message?> DrawAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        if (await work.Members.GetAllAsync(community, [member], cancellationToken) is not [var known])
            return null;

        return await DrawAsync(work, new Presence(await work.Communities.GetAsync(community, cancellationToken), known, Channel: null, RoundOfRoom: null), cancellationToken);
    }

    /// <summary>The page of a member as they look at it.</summary>
    public async Task<Message> DrawAsync(IUnitOfWork work, Presence presence, CancellationToken cancellationToken)
    {
        var (items, page, channels) = await work.TogetherAsync(
            () => now.ItemsAsync(work, presence, cancellationToken),
            () => MyPage.LoadAsync(work, presence, principles, cancellationToken),
            () => work.Communities.ChannelsAsync(presence.CommunityId, cancellationToken),
            cancellationToken);
        return HomeTexts.Page(items, page, channels.FirstOrDefault(channel => channel.Id == page.Channel)?.Room, principles, pictures.IsAvailable);
    }
}
