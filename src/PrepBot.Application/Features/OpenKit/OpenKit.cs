using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Rounds;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Features.OpenKit;

/// <summary>Shows the interviewer alone the kit, any number of times.</summary>
internal sealed class OpenKit(PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Kit;

    public override IReadOnlyList<Handler> Handlers =>
        [new(new OnClick("open"), AccessRule.OfRound(RoundPart.Interviewer), HandlerKind.Shows, ShowAsync)];

    private Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) => Task.FromResult(call.Round.IsOpen
        ? new PrivateReply(KitView.Of(call.Round, principles, call.Now)) { Keep = true }
        : RefusalTexts.Of(RoundRefusal.Over));
}
