using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Rounds;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowLeaderboard;

/// <summary>The group's coverage on demand: this week, last week or all time.</summary>
internal sealed class ShowLeaderboard(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new(
        "leaderboard",
        "Who covered what, and the group's gaps",
        [new ChoiceInput("span", "Which weeks", [new Option("this-week", "this week"), new Option("last-week", "last week"), new Option("all-time", "all time")])])
    {
        Aliases = ["board"],
    };

    public override string Name => Practise.BoardFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, token) => ShowAsync(call, call.Values.Choice("span"), token)),
        new(new OnClick("show"), AccessRule.AnyMember, HandlerKind.Shows, (call, token) => ShowAsync(call, null, token)),
    ];

    private async Task<Reply> ShowAsync(Call call, string? span, CancellationToken cancellationToken)
    {
        var thisWeek = IsoWeekNumber.Of(call.Now, call.Community.Settings.TimeZone);
        var (from, to) = span switch
        {
            "last-week" => (thisWeek.Plus(-1), thisWeek.Plus(-1)),
            "all-time" => (new IsoWeekNumber(200001), thisWeek),
            _ => (thisWeek, thisWeek),
        };
        var tallies = await call.Work.Coverage.TalliesAsync(call.CommunityId, from, to, cancellationToken);
        var last = await call.Work.Coverage.LastPractisedAsync(call.CommunityId, to, cancellationToken);
        var activity = await call.Work.Coverage.ActivityAsync(call.CommunityId, from, to, cancellationToken);
        var board = Leaderboard.Of(tallies, last, principles, to);
        return Reply.Privately(LeaderboardTexts.Of(board, activity, span, to, call, principles));
    }
}
