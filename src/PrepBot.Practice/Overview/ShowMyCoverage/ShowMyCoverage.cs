using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>My coverage map, gaps, trend, role balance, streak and what to practise next; and how I do as interviewer. For the member's own eyes.</summary>
internal sealed class ShowMyCoverage(PrincipleSet principles, IPictureMaker pictures) : Feature
{
    private static readonly CommandDefinition Command = new("me", CoverageTexts.CommandHelp, []);

    public override string Name => Practise.CoverageFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("mine"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick(PictureReply.Verb), AccessRule.AnyMember, HandlerKind.Shows, DrawAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(new Message([.. await BlocksAsync(call, cancellationToken)]));

    /// <summary>The whole map, without the line that says who sees it.</summary>
    public async Task<IReadOnlyList<Block>> BlocksAsync(Call call, CancellationToken cancellationToken)
    {
        var practice = await MyPractice.LoadAsync(call.Work, call.Community, call.Member, principles, cancellationToken);
        var channel = call.Presence.Channel is { Enabled: true } open ? open.Id : (ChannelId?)null;
        return new CoverageTexts(principles, call.Member.Profile.Level).Page(practice, channel, pictures.IsAvailable);
    }

    private async Task<Reply> DrawAsync(Call call, CancellationToken cancellationToken)
    {
        var zone = call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone;
        var credits = await call.Work.Coverage.OfCandidateAsync(call.CommunityId, call.Member.Id, cancellationToken);
        var map = CoverageMap.Create(credits, principles, call.Member.Profile.Level, call.Now, zone);
        return await PictureReply.MakeAsync(
            pictures, CoveragePicture.Create(map, principles, call.Now, zone), CoveragePicture.Twin(map, principles), "my-coverage", Practise.MyCoverage, cancellationToken);
    }
}
