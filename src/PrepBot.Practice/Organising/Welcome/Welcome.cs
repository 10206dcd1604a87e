using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Organising.Welcome;

/// <summary>
/// The first steps of a group, where a platform tells of them: whoever has added the bot hears privately what comes next, and whoever lets it into a channel
/// opens that with one press. Nothing is said in front of others.
/// </summary>
internal sealed class Welcome : Feature
{
    public override string Name => FirstSteps.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick(FirstSteps.InstalledVerb), AccessRule.AnyMember, HandlerKind.Changes, GreetAsync),
        new(new OnClick(FirstSteps.LetInVerb), AccessRule.Organiser, HandlerKind.Changes, OfferAsync),
    ];

    /// <summary>A group that has set nothing yet begins in the zone of whoever brought the bot.</summary>
    private static async Task<Reply> GreetAsync(Call call, CancellationToken cancellationToken)
    {
        var settings = call.Community.Settings;
        var open = await call.Work.Communities.OpenChannelsAsync(call.CommunityId, cancellationToken);
        if (call.Interaction.Origin.TimeZone is { } zone && settings == CommunitySettings.Default && open.Count == 0)
        {
            settings = settings with { TimeZone = zone };
            await call.Work.Communities.SaveSettingsAsync(call.CommunityId, settings, cancellationToken);
        }

        var next = WeeklyPost.Decide(call.Now, call.Now, settings.BoardHour, settings.TimeZone, last: null).NextAt;
        await call.Work.Outbox.SendPrivatelyAsync(call.CommunityId, call.MemberId, WelcomeTexts.Installed(settings, next), cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Reply> OfferAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Presence is not { RoundOfRoom: null, Channel: null or { Enabled: false } })
            return Reply.Nothing;

        var room = call.Interaction.Origin.Room;
        var channel = await call.Work.Addresses.EnsureChannelAsync(call.CommunityId, room, cancellationToken);
        await call.Work.Outbox.SendToOrganiserAsync(call.CommunityId, call.MemberId, WelcomeTexts.LetIn(room, channel), cancellationToken);
        return Reply.Nothing;
    }
}
