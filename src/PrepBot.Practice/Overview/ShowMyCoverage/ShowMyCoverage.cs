using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>What to practise next and why, my coverage map, how my answers develop; and how I do as interviewer. For the member's own eyes.</summary>
internal sealed class ShowMyCoverage(PrincipleSet principles, IPictureMaker pictures) : Feature
{
    private static readonly CommandDefinition Command = new("me", CoverageTexts.CommandHelp, []) { Aliases = ["coverage", "history"] };

    public override string Name => Practise.CoverageFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("mine"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick(MyCoverageActions.Trend), AccessRule.AnyMember, HandlerKind.Shows, ShowTrendsAsync),
        new(new OnClick(MyCoverageActions.Words), AccessRule.AnyMember, HandlerKind.Shows, ShowWordsAsync),
        new(new OnClick(MyCoverageActions.Numbers), AccessRule.AnyMember, HandlerKind.Shows, ShowNumbersAsync),
        new(new OnClick(PictureReply.Verb), AccessRule.AnyMember, HandlerKind.Shows, DrawAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(CoverageTexts.Page(await MyPage.LoadAsync(call.Work, call.Presence, principles, cancellationToken), principles, pictures.IsAvailable));

    private async Task<Reply> ShowTrendsAsync(Call call, CancellationToken cancellationToken)
    {
        var wanted = call.Chosen is [var key, ..] ? new PrincipleId(key) : (PrincipleId?)null;
        return Reply.Privately(TrendTexts.Trends(await MyPage.LoadAsync(call.Work, call.Presence, principles, cancellationToken), wanted, principles));
    }

    private async Task<Reply> ShowWordsAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(TrendTexts.Whole(await MyPage.LoadAsync(call.Work, call.Presence, principles, cancellationToken), new PrincipleId(call.Target.Part(0) ?? ""), principles));

    private async Task<Reply> ShowNumbersAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(NumbersTexts.Numbers(await MyNumbers.LoadAsync(call, cancellationToken), principles));

    private async Task<Reply> DrawAsync(Call call, CancellationToken cancellationToken)
    {
        var zone = call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone;
        var map = (await MyPage.LoadAsync(call.Work, call.Presence, principles, cancellationToken)).Map;
        return await PictureReply.MakeAsync(
            pictures, CoveragePicture.Create(map, principles, call.Now, zone), CoveragePicture.Twin(map, principles), "my-coverage", Practise.MyCoverage, cancellationToken);
    }
}
