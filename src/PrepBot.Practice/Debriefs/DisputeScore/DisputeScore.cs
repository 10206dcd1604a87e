using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.DisputeScore;

/// <summary>"This is not about my answer": the score counts for nothing until an organiser, who is not of the round, has decided.</summary>
internal sealed class DisputeScore(PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Dispute;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Candidate), HandlerKind.OpensForm, OpenAsync),
        Handler.For(new OnForm("send", FormRepeat.FindsItDone), new RoundRule(RoundPart.Candidate), HandlerKind.Changes, SendAsync),
        new(new OnClick("take-back"), AccessRule.AnyMember, HandlerKind.Changes, TakeBackAsync),
        new(new OnClick("next"), AccessRule.Organiser, HandlerKind.Shows, ShowNextAsync),
        new(new OnClick("keep"), AccessRule.Organiser, HandlerKind.Changes, (call, cancellationToken) => DecideAsync(call, DisputeState.Kept, cancellationToken)),
        new(new OnClick("void"), AccessRule.Organiser, HandlerKind.Changes, (call, cancellationToken) => DecideAsync(call, DisputeState.Void, cancellationToken)),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var ((options, nothing), title) = await LookAsync(call, cancellationToken);
        return options.Count == 0 ? nothing : new FormReply(DisputeForm.Create(call.Round, title, options, principles));
    }

    private async Task<Reply> SendAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var ((options, nothing), title) = await LookAsync(call, cancellationToken);
        if (options.Count == 0)
            return nothing;

        var form = DisputeForm.Create(call.Round, title, options, principles);
        if (FormCheck.Errors(form, call.Answers) is { } errors)
            return errors;

        var (principle, shares) = DisputeForm.Read(call.Answers);
        var dispute = new Dispute(call.CommunityId, call.NewId<DisputeId>(), call.Round.Id, principle, shares, DisputeState.Open, call.Now);
        var (isOpen, _, message, organisers) = await call.Work.TogetherAsync(
            () => call.Work.Disputes.OpenAsync(dispute, cancellationToken),
            () => DebriefConsequences.RecountAsync(call.Work, call.Round, cancellationToken),
            () => DisputeTexts.ForOrganisersAsync(call.Work, dispute, call.Round, principles, cancellationToken),
            () => Organisers.FindAsync(call.Work, call.Round, cancellationToken),
            cancellationToken);
        if (!isOpen)
            return DisputeTexts.NothingToDispute;

        await Organisers.TellAsync(call.Work, call.Round, organisers, message, cancellationToken);
        return DisputeTexts.Sent(dispute, principles);
    }

    private async Task<Reply> TakeBackAsync(Call call, CancellationToken cancellationToken)
    {
        if (await LoadAsync(call, cancellationToken) is not var (dispute, round) || round.CandidateId != call.Member.Id)
            return DispatchTexts.Privately(DispatchSentences.All.NotYours);

        if (dispute.State != DisputeState.Open)
            return DisputeTexts.Over;

        await call.Work.Disputes.SetStateAsync(dispute with { State = DisputeState.Withdrawn }, call.Member.Id, cancellationToken);
        await DebriefConsequences.RecountAsync(call.Work, round, cancellationToken);
        return DisputeTexts.TakenBack;
    }

    /// <summary>The oldest one that waits for this organiser: a private word may be long gone.</summary>
    private async Task<Reply> ShowNextAsync(Call call, CancellationToken cancellationToken)
    {
        foreach (var dispute in await call.Work.Disputes.OpenOnesAsync(call.CommunityId, cancellationToken))
        {
            if (await call.Work.Rounds.FindAsync(call.CommunityId, dispute.RoundId, forChange: false, cancellationToken) is { } round
                && Dispute.MayDecide(round, call.Member.Id))
            {
                return Reply.Privately(await DisputeTexts.ForOrganisersAsync(call.Work, dispute, round, principles, cancellationToken));
            }
        }

        return DisputeTexts.NothingToDecide;
    }

    private async Task<Reply> DecideAsync(Call call, DisputeState decision, CancellationToken cancellationToken)
    {
        if (await LoadAsync(call, cancellationToken) is not var (dispute, round))
            return DispatchTexts.Privately(DispatchSentences.All.NotYours);

        if (!Dispute.MayDecide(round, call.Member.Id))
            return DisputeTexts.OwnCase;

        if (dispute.State != DisputeState.Open)
            return DisputeTexts.Over;

        var decided = dispute with { State = decision };
        await call.Work.Disputes.SetStateAsync(decided, call.Member.Id, cancellationToken);
        await DebriefConsequences.RecountAsync(call.Work, round, cancellationToken);
        await DisputeTexts.TellBothAsync(call.Work, decided, round, principles, cancellationToken);
        return DisputeTexts.Decided(decision);
    }

    /// <summary>The dispute a button names with its round, both locked, the round first as everywhere; null where there is none.</summary>
    private static async Task<(Dispute Dispute, Round Round)?> LoadAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Target.Id<DisputeId>() is not { } id)
            return null;

        var (round, dispute) = await call.Work.TogetherAsync(
            () => call.Work.Rounds.FindOfDisputeAsync(call.CommunityId, id, cancellationToken),
            () => call.Work.Disputes.FindAsync(call.CommunityId, id, forChange: true, cancellationToken),
            cancellationToken);
        return round is not null && dispute is not null ? (dispute, round) : null;
    }

    private Task<((IReadOnlyList<PrincipleId> Options, Reply Nothing) Disputable, RoundTitle Title)> LookAsync(Call<Round> call, CancellationToken cancellationToken) =>
        call.Work.TogetherAsync(() => DisputableAsync(call, cancellationToken), () => RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken), cancellationToken);

    /// <summary>Principles with a verdict that nobody has disputed yet, and what to say where there are none.</summary>
    private static async Task<(IReadOnlyList<PrincipleId> Options, Reply Nothing)> DisputableAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!RevealRule.TakesCorrection(call.Round, call.Now))
            return ([], DisputeTexts.NothingToDispute);

        var revealed = await RevealedRound.LoadAsync(call.Work, call.Round, cancellationToken);
        var taken = revealed.Disputes.Where(dispute => dispute.State != DisputeState.Withdrawn).Select(dispute => dispute.Principle);
        var options = (revealed.Debrief?.Scores ?? []).Where(score => score.Verdict != Verdict.NotProbed).Select(score => score.Principle).Except(taken);
        return ([.. options], revealed.Interviewers.IsUnreadable ? DisputeTexts.ScoreUnreadable : DisputeTexts.NothingToDispute);
    }
}
