using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
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
        Handler.For(new OnClick("end"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, AskAsync),
        Handler.For(new OnClick("keep"), new RoundRule(RoundPart.Pair), HandlerKind.Shows, KeepGoingAsync),
        EndNow,
    ];

    private Handler EndNow => Step(
        RoundActions.EndNowVerb,
        call => call.Round.End(call.Now),
        (call, round) => round.Stage == RoundStage.Debriefing ? RoundLines.Ended(round, call.Member.DisplayName, call.Now) : null,
        HasMovedOn);

    /// <summary>What was agreed to counted otherwise than the round does now: that is asked again.</summary>
    private static bool HasMovedOn(Call<Round> call) =>
        call.Round.Stage == RoundStage.Running && call.Target.Number(1) is { } counted && counted != EndQuestion.CountAsked(call.Round);

    /// <summary>Asks once; of a round that has ended the form is what they want.</summary>
    private async Task<Reply> AskAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Round.Stage != RoundStage.Running)
            return call.Round.End(call.Now) is RoundStep.Refused refused ? RefusalTexts.For(refused.Why) : await EndedAsync(call, call.Round, cancellationToken);

        var question = EndQuestion.Create(call.Round, principles, call.Part == RoundPart.Interviewer, call.Now);
        return RoundActions.IsMine(call.Target) ? new UpdateReply(question) : new PrivateReply(question);
    }

    private async Task<Reply> KeepGoingAsync(Call<Round> call, CancellationToken cancellationToken) =>
        new UpdateReply(SeatCard.InHand(call, call.Round, await People.OfAsync(call.Work, call.Round, cancellationToken), principles));

    private Handler Step(
        string verb, Func<Call<Round>, RoundStep> step, Func<Call<Round>, Round, Message?> line, Func<Call<Round>, bool>? asksFirst = null) => Handler.For(
        new OnClick(verb),
        new RoundRule(RoundPart.Pair),
        HandlerKind.Changes,
        async (call, cancellationToken) =>
        {
            if (asksFirst?.Invoke(call) == true)
                return await AskAsync(call, cancellationToken);

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
                                ? await EndedAsync(call, round, cancellationToken)
                                : await InHandAsync(call, round, cancellationToken),
                        ],
                        cancellationToken);
                    return reply;
                default:
                    // The other one was quicker: the form is there all the same.
                    return verb == RoundActions.EndNowVerb ? await EndedAsync(call, call.Round, cancellationToken) : await InHandAsync(call, call.Round, cancellationToken);
            }
        });

    /// <summary>The form, and under it a card that opens it again.</summary>
    private async Task<Reply> EndedAsync(Call<Round> call, Round ended, CancellationToken cancellationToken)
    {
        var (reply, people) = await call.Work.TogetherAsync(
            () => atEnd.AnswerAsync(call, ended, cancellationToken),
            () => People.OfAsync(call.Work, ended, cancellationToken),
            cancellationToken);
        return reply is FormReply form ? form with { Meanwhile = SeatCard.InHand(call, ended, people, principles) } : reply;
    }

    /// <summary>A press on one's own card shows what is true now in its place; what everybody sees shows it by itself.</summary>
    private async Task<Reply> InHandAsync(Call<Round> call, Round round, CancellationToken cancellationToken) =>
        RoundActions.IsMine(call.Target)
            ? new UpdateReply(SeatCard.InHand(call, round, await People.OfAsync(call.Work, round, cancellationToken), principles))
            : Reply.Nothing;
}
