using System.Globalization;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Organising.PostAgain;

/// <summary>An organiser decides about a post of which nobody knows whether it was posted. Whatever is pressed how often, it is posted once more at most.</summary>
internal sealed class PostAgain : Feature
{
    private static readonly Reply Decided = DispatchTexts.Privately(PostAgainTexts.DecidedAlready);

    public override string Name => PostAgainTexts.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("post"), AccessRule.Organiser, HandlerKind.Changes, PostAsync),
        new(new OnClick("leave"), AccessRule.Organiser, HandlerKind.Changes, LeaveAsync),
        new(new OnClick("next"), AccessRule.Organiser, HandlerKind.Shows, ShowNextAsync),
    ];

    private static async Task<Reply> PostAsync(Call call, CancellationToken cancellationToken) =>
        Number(call) is { } id && await call.Work.Outbox.ReleaseAsync(call.CommunityId, id, cancellationToken)
            ? new UpdateReply(Message.Create(PostAgainTexts.PostingOnceMore))
            : Decided;

    private static async Task<Reply> LeaveAsync(Call call, CancellationToken cancellationToken) =>
        Number(call) is { } id && await call.Work.Outbox.LetGoAsync(call.CommunityId, id, cancellationToken)
            ? new UpdateReply(Message.Create(PostAgainTexts.StaysAsItIs))
            : Decided;

    /// <summary>The oldest one: the private word about it may be long gone.</summary>
    private static async Task<Reply> ShowNextAsync(Call call, CancellationToken cancellationToken)
    {
        var held = await call.Work.Outbox.HeldOnesAsync(call.CommunityId, cancellationToken);
        return held.Count == 0
            ? DispatchTexts.Privately(PostAgainTexts.NothingToDecide)
            : Reply.Privately(await PostAgainTexts.QuestionAsync(call.Work, held[0], cancellationToken));
    }

    private static long? Number(Call call) =>
        long.TryParse(call.Target.Part(0), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
