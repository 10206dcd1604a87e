using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Leaving.LeaveCommunity;

/// <summary>Who has left the community waits in no queue, sits in no round and stands on no list. They may come back at any time.</summary>
internal sealed class LeaveCommunity(Parting parting) : Feature
{
    public override string Name => "left";

    public override IReadOnlyList<Handler> Handlers => [new(new OnPersonLeft(), AccessRule.Anybody, HandlerKind.Changes, LeaveAsync)];

    private async Task<Reply> LeaveAsync(Call call, CancellationToken cancellationToken)
    {
        await parting.LeaveAsync(call.Work, call.CommunityId, call.Member.Id, cancellationToken);
        return Reply.Nothing;
    }
}
