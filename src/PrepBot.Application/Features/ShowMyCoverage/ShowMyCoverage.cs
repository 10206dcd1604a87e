using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Rounds;
using PrepBot.Application.Wording;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowMyCoverage;

/// <summary>My coverage map, gaps, trend, role balance, streak and what to practise next; and how I do as interviewer. For the member's own eyes.</summary>
internal sealed class ShowMyCoverage(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new("me", "Your coverage map, gaps and what to practise next", []);

    public override string Name => Practise.CoverageFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("mine"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(new Message([.. await BlocksAsync(call, cancellationToken), InWords.PrivateLine]));

    /// <summary>The whole map, without the line that says who sees it.</summary>
    public async Task<IReadOnlyList<Block>> BlocksAsync(Call call, CancellationToken cancellationToken)
    {
        var practice = await MyPractice.LoadAsync(call, principles, cancellationToken);
        var channel = call.Presence.Channel is { Enabled: true } open ? open.Id : (Domain.Communities.ChannelId?)null;
        return new CoverageTexts(principles, call.Member.Profile.Level).Of(practice, channel);
    }
}
