using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.ShowLeaderboard;

/// <summary>The group's coverage on demand: this week, last week or all time, in pages that open at the reader's own row.</summary>
internal sealed class ShowLeaderboard(PrincipleSet principles, IPictureMaker pictures) : Feature
{
    private static readonly CommandDefinition Command = new(
        "leaderboard",
        ShowLeaderboardTexts.CommandHelp,
        [new ChoiceInput("span", "Which weeks", [new Option("this-week", "this week"), new Option("last-week", "last week"), new Option("all-time", "all time")])])
    {
        Aliases = ["board"],
    };

    public override string Name => Practise.BoardFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call, call.Values.Choice("span"), cancellationToken)),
        new(new OnClick("show"), AccessRule.AnyMember, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call, null, cancellationToken)),
        new(new OnClick("page"), AccessRule.AnyMember, HandlerKind.Shows, TurnAsync),
        new(new OnClick(PictureReply.Verb), AccessRule.AnyMember, HandlerKind.Shows, DrawAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, string? wanted, CancellationToken cancellationToken)
    {
        var thisWeek = IsoWeekNumber.From(call.Now, call.Community.Settings.TimeZone);
        var span = wanted switch
        {
            "last-week" => BoardSpan.Week(thisWeek.Plus(-1)),
            "all-time" => BoardSpan.AllTime(thisWeek),
            _ => BoardSpan.Week(thisWeek),
        };
        return Reply.Privately(await PageAsync(call, span, page: null, cancellationToken));
    }

    /// <summary>The pages of a board stay with its weeks, however long it stands.</summary>
    private async Task<Reply> TurnAsync(Call call, CancellationToken cancellationToken)
    {
        return new UpdateReply(await PageAsync(call, SpanOf(call), call.Target.Number(1), cancellationToken));
    }

    /// <summary>The group's map of the weeks the button stands under.</summary>
    private async Task<Reply> DrawAsync(Call call, CancellationToken cancellationToken)
    {
        var board = await GroupBoard.LoadAsync(call.Work, call.Community, SpanOf(call), principles, cancellationToken);
        return await PictureReply.MakeAsync(
            pictures, BoardPicture.Create(board, principles), BoardPicture.Twin(board, principles), $"coverage-{board.Span.Key}", Practise.Leaderboard, cancellationToken);
    }

    private static BoardSpan SpanOf(Call call) =>
        BoardSpan.Parse(call.Target.Part(0)) ?? BoardSpan.Week(IsoWeekNumber.From(call.Now, call.Community.Settings.TimeZone));

    private async Task<Message> PageAsync(Call call, BoardSpan span, int? page, CancellationToken cancellationToken)
    {
        var (board, credits) = await call.Work.TogetherAsync(
            () => GroupBoard.LoadAsync(call.Work, call.Community, span, principles, cancellationToken),
            () => call.Work.Coverage.OfCandidateAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
        var own = OwnRow.Create(credits, span, call.Member, principles, call.Now, call.Community.Settings.TimeZone);
        var channel = call.Presence.Channel is { Enabled: true } open ? open.Id : (ChannelId?)null;
        return LeaderboardTexts.Page(board, own, page, channel, pictures.IsAvailable, principles);
    }
}
