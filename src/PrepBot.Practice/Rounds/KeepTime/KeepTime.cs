using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds.KeepTime;

/// <summary>Pause, go on, five more minutes, end: for either of the pair, and both read who did it.</summary>
internal sealed class KeepTime(RoundConsequences consequences, IEndAnswer atEnd, PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Clock;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Step("pause", call => call.Round.Pause(call.Now), (call, round) => RoundLines.Paused(round, call.Member.DisplayName, call.Now)),
        Step("resume", call => call.Round.Resume(call.Now), (_, round) => RoundLines.GoingOn(round.EndsAt!.Value)),
        Step("extend", call => call.Round.Extend(call.Target.Number(1) ?? call.Round.Minutes, call.Now), (call, round) => RoundLines.Longer(call.Member.DisplayName, round.EndsAt!.Value)),
        Step("end", call => call.Round.End(call.Now), (call, round) => round.Stage == RoundStage.Debriefing ? RoundLines.Ended(round, call.Member.DisplayName, call.Now) : null),
    ];

    private Handler Step(string verb, Func<Call<Round>, RoundStep> step, Func<Call<Round>, Round, Message?> line) => Handler.For(
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
                    if (line(call, round) is { } said)
                        await call.Work.Outbox.PostToRoomAsync(round, said, cancellationToken);

                    var reply = Reply.Nothing;
                    await call.Work.TogetherAsync(
                        [
                            () => consequences.SaveAsync(call.Work, call.Round, round, cancellationToken),
                            async () => reply = round.Stage == RoundStage.Debriefing
                                ? await atEnd.AnswerAsync(call, round, cancellationToken)
                                : await InHandAsync(call, round, cancellationToken),
                        ],
                        cancellationToken);
                    return reply;
                default:
                    // The other one was quicker: the form is there all the same.
                    return verb == "end" ? await atEnd.AnswerAsync(call, call.Round, cancellationToken) : await InHandAsync(call, call.Round, cancellationToken);
            }
        });

    /// <summary>A press on one's own card shows what is true now in its place; what everybody sees shows it by itself.</summary>
    private async Task<Reply> InHandAsync(Call<Round> call, Round round, CancellationToken cancellationToken) =>
        call.Part == RoundPart.Interviewer && RoundActions.IsMine(call.Target)
            ? new UpdateReply(Cockpit.Create(round, await People.OfAsync(call.Work, round, cancellationToken), principles, call.Now))
            : Reply.Nothing;
}
