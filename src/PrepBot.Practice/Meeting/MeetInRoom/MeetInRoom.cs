using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Meeting.MeetInRoom;

/// <summary>Arriving, waiting for the other, swapping parts, giving up, and going again with swapped parts.</summary>
internal sealed class MeetInRoom(RoundConsequences consequences, PairUp pairUp, GoAgain again, PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Meet;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("here"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, ArriveAsync),
        Handler.For(new OnClick("wait"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, WaitAsync),
        Handler.For(new OnClick("pair-again"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, PairAgainAsync),
        Handler.For(new OnClick("give-up"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, GiveUpAsync),
        Handler.For(new OnClick("cannot"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, CannotMakeItAsync),
        Handler.For(new OnClick("swap"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, SwapAsync),
        Handler.For(new OnClick("again"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, again.AskAsync),
    ];

    private async Task<Reply> ArriveAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        switch (call.Round.Arrive(call.Member.Id, call.Now))
        {
            case RoundStep.Refused refused:
                return RefusalTexts.For(refused.Why);
            case RoundStep.Taken { Round: var round }:
                // The kit was drawn with the pairing; one that can no longer be read is drawn anew.
                if (round is { Stage: RoundStage.Running, ProgressLost: true })
                    round = await KitFiller.FilledAsync(call.Work, round, round.Principles, candidate: null, cancellationToken);

                await consequences.SaveAsync(call.Work, call.Round, round, cancellationToken);
                if (round.Stage == RoundStage.Running)
                    await call.Work.Outbox.PostToRoomAsync(round, MeetTexts.BothHere(round, await People.OfAsync(call.Work, round, cancellationToken)), cancellationToken);

                return await InHandAsync(call, round, cancellationToken);
            default:
                return await InHandAsync(call, call.Round, cancellationToken);
        }
    }

    /// <summary>The interviewer goes on with the cockpit: in place of the card that was pressed, or where it stays. A card of one's own, or outside the room, becomes what is true now.</summary>
    private async Task<Reply> InHandAsync(Call<Round> call, Round round, CancellationToken cancellationToken)
    {
        var isOutside = RoundActions.IsOutside(call.Target);
        var isMine = RoundActions.IsMine(call.Target);
        if (call.Part != RoundPart.Interviewer && !isOutside && !isMine)
            return Reply.Nothing;

        var card = SeatCard.InHand(call, round, await People.OfAsync(call.Work, round, cancellationToken), principles);
        return isMine || isOutside ? new UpdateReply(card) : new PrivateReply(card) { Keep = true };
    }

    private async Task<Reply> WaitAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        switch (call.Round.WaitLonger(call.Community.Settings.ArrivalTime, call.Now))
        {
            case RoundStep.Refused refused:
                return RefusalTexts.For(refused.Why);
            case RoundStep.Taken { Round: var round }:
                await consequences.SaveAsync(call.Work, call.Round, round, cancellationToken);
                await call.Work.Outbox.RemindAsync(
                    call.CommunityId, round.PartnerOf(call.Member.Id), MeetTexts.StillWaiting(round, call.Member.Id, People.Create([call.Member])), cancellationToken);
                return Reply.Privately(MeetTexts.FiveMoreMinutes);
            default:
                return Reply.Privately(MeetTexts.WaitingAlready);
        }
    }

    private async Task<Reply> PairAgainAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (IsPartnerHere(call))
            return RefusalTexts.For(RoundRefusal.PartnerIsHere);

        // The place at the head of the line is for who has just been left alone; an old button is no ticket.
        var isCancelled = call.Round.Stage == RoundStage.Cancelled;
        if (isCancelled && call.Now - call.Round.EndedAt > call.Community.Settings.WaitingEntryLife)
            return RefusalTexts.For(RoundRefusal.Over);
        if (!isCancelled && call.Round.Cancel(CancelReason.PartnerDidNotCome, call.Now) is RoundStep.Refused refused)
            return RefusalTexts.For(refused.Why);

        // Whoever leaves a round waits nowhere: so first that, and then to the head of the line.
        var (_, look) = await call.Work.TogetherAsync(
            () => isCancelled ? Task.FromResult<Reply?>(null) : CancelAsync(call, CancelReason.PartnerDidNotCome, cancellationToken),
            () => PairUp.EnterFirstAsync(call, call.Round, call.Member.Id, cancellationToken),
            cancellationToken);
        if (look is null)
            return Reply.Privately(MeetTexts.CancelledAndChannelClosed);

        if (look.IsInRound)
        {
            await call.Work.Queue.RemoveAsync(call.CommunityId, look.Stored.Id, cancellationToken);
            return Reply.Privately(MeetTexts.InAnotherRound);
        }

        var rounds = await pairUp.PairAsync(call.Work, call.Community, look, call.People, alongside: null, cancellationToken);
        return Reply.Privately(rounds.Any(round => round.PartOf(call.Member.Id) != RoundPart.None) ? MeetTexts.PairedAgain : MeetTexts.FirstInLine);
    }

    private async Task<Reply> GiveUpAsync(Call<Round> call, CancellationToken cancellationToken) => IsPartnerHere(call)
        ? RefusalTexts.For(RoundRefusal.PartnerIsHere)
        : await CancelAsync(call, CancelReason.PartnerDidNotCome, cancellationToken)
            ?? Reply.Privately(MeetTexts.Cancelled);

    private static bool IsPartnerHere(Call<Round> call) => call.Round.Stage == RoundStage.Running
        || (call.Round.Stage == RoundStage.Gathering
            && (call.Part == RoundPart.Interviewer ? call.Round.CandidateHere : call.Round.InterviewerHere));

    private async Task<Reply> CannotMakeItAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await CancelAsync(call, CancelReason.CannotMakeIt, cancellationToken) is { } refused)
            return refused;

        await call.Work.Outbox.SendPrivatelyAsync(
            call.Round, call.Round.PartnerOf(call.Member.Id), MeetTexts.PartnerCannot(call.Round), cancellationToken);
        return Reply.Privately(MeetTexts.CancelledInTime);
    }

    private async Task<Reply> SwapAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var step = call.Round.Swap(call.Target.Id<MemberId>(1) ?? call.Round.InterviewerId);
        if (step is RoundStep.Refused refused)
            return RefusalTexts.For(refused.Why);

        if (step is not RoundStep.Taken { Round: var swapped })
            return Reply.Nothing;

        // One of the two has seen the kit by now: the new candidate is asked something else.
        var (people, asked) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, swapped, cancellationToken), () => KitFiller.LookAsync(call.Work, swapped, cancellationToken), cancellationToken);
        var filled = await KitFiller.FilledAsync(call.Work, swapped, swapped.Principles, asked, cancellationToken);
        await consequences.SaveAsync(call.Work, call.Round, filled, cancellationToken);
        await call.Work.Outbox.PostToRoomAsync(filled, MeetTexts.Swapped(filled, people), cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>Cancels the round.</summary>
    /// <returns>What to answer when it could not be, else null.</returns>
    private async Task<Reply?> CancelAsync(Call<Round> call, CancelReason reason, CancellationToken cancellationToken)
    {
        switch (call.Round.Cancel(reason, call.Now))
        {
            case RoundStep.Refused refused:
                return RefusalTexts.For(refused.Why);
            case RoundStep.Taken { Round: var cancelled }:
                await consequences.SaveAsync(call.Work, call.Round, cancelled, cancellationToken);
                if (reason == CancelReason.PartnerDidNotCome && IsHere(call))
                    await call.Work.Rounds.CountNoShowAsync(call.CommunityId, cancelled.Id, cancelled.PartnerOf(call.Member.Id), cancellationToken);

                return null;
            default:
                return null;
        }
    }

    /// <summary>Only who came themselves can tell that the other did not.</summary>
    private static bool IsHere(Call<Round> call) => call.Part == RoundPart.Interviewer ? call.Round.InterviewerHere : call.Round.CandidateHere;
}
