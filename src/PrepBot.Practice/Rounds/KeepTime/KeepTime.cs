using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds.KeepTime;

/// <summary>Pause, go on, five more minutes, end: for either of the pair.</summary>
internal sealed class KeepTime(RoundConsequences consequences) : Feature
{
    public override string Name => RoundActions.Clock;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Step("pause", call => call.Round.Pause(call.Now)),
        Step("resume", call => call.Round.Resume(call.Now)),
        Step("extend", call => call.Round.Extend(call.Target.Number(1) ?? call.Round.Minutes, call.Now)),
        Step("end", call => call.Round.End(call.Now)),
    ];

    private Handler Step(string verb, Func<Call<Round>, RoundStep> step) => Handler.For(
        new OnClick(verb),
        new RoundRule(RoundPart.Pair),
        HandlerKind.Changes,
        async (call, cancellationToken) =>
        {
            switch (step(call))
            {
                case RoundStep.Refused refused:
                    return RefusalTexts.For(refused.Why);
                case RoundStep.Taken { Round: var round }:
                    await consequences.SaveAsync(call.Work, call.Round, round, cancellationToken);
                    return Reply.Nothing;
                default:
                    return Reply.Nothing;
            }
        });
}
