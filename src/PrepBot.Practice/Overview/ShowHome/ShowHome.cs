using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Members;
using PrepBot.Practice.Members.EditProfile;

namespace PrepBot.Practice.Overview.ShowHome;

/// <summary>The member's own page, where a platform has a place for one: what is now, the coverage map with what comes next, the profile.</summary>
internal sealed class ShowHome(PrincipleSet principles, IPictureMaker pictures) : Feature
{
    private readonly ShowStatus.ShowStatus _status = new(principles);
    private readonly ShowMyCoverage.ShowMyCoverage _coverage = new(principles, pictures);

    public override string Name => "home";

    public override IReadOnlyList<Handler> Handlers => [new(new OnClick("show"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync)];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var (avoided, status, coverage) = await call.Work.TogetherAsync(
            () => call.Work.Members.DoNotPairAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => _status.BlocksAsync(call, cancellationToken),
            () => _coverage.PageAsync(call, cancellationToken),
            cancellationToken);
        return Reply.Privately(new Message(
        [
            new Heading("Now"),
            .. status,
            new Divider(),
            .. coverage.Blocks,
            new Divider(),
            .. ProfileTexts.Card(call.Member.Profile, call.Community.Settings.TimeZone, avoided).Blocks,
        ]));
    }
}
