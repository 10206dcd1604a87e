using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds.KeepScore;

/// <summary>
/// The scorecard while the candidate talks. Each tick is kept at once as the draft of the interviewer's debrief, sealed like every draft, so that the form opens
/// with it and only the words are missing.
/// </summary>
internal sealed class KeepScore(PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Score;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Interviewer), HandlerKind.Shows, OpenAsync),
        Handler.For(new OnClick("verdict"), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, VerdictAsync),
        Handler.For(new OnClick("heard"), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, HeardAsync),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken) =>
        await NotNowAsync(call, cancellationToken) ?? Show(call, await DraftAsync(call, cancellationToken));

    private async Task<Reply> VerdictAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await NotNowAsync(call, cancellationToken) is { } refused)
            return refused;

        var draft = await DraftAsync(call, cancellationToken);
        return call.Chosen.Count == 1 && Enum.TryParse<Verdict>(call.Chosen[0], out var verdict) && Enum.IsDefined(verdict) && PrincipleOf(call) is { } id
            ? await KeepAsync(call, draft, $"{id}.verdict", [verdict.ToString()], cancellationToken)
            : Show(call, draft);
    }

    /// <summary>One list of three: what it has is what was chosen now, what the others have stays.</summary>
    private async Task<Reply> HeardAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await NotNowAsync(call, cancellationToken) is { } refused)
            return refused;

        var draft = await DraftAsync(call, cancellationToken);
        if (PrincipleOf(call) is not { } id || Scorecard.List(call.Round, principles.TryGet(id), call.Target.Number(2) ?? -1) is not { } list)
            return Show(call, draft);

        var known = list.Select(option => option.Value).ToHashSet();
        string[] heard = [.. draft.Chosen($"{id}.heard").Where(key => !known.Contains(key)), .. call.Chosen.Where(known.Contains).Distinct()];
        return await KeepAsync(call, draft, $"{id}.heard", heard, cancellationToken);
    }

    private async Task<Reply> KeepAsync(Call<Round> call, FormAnswers draft, string key, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var tick = new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { [key] = values });
        await call.Work.Drafts.KeepAsync(call.CommunityId, call.MemberId, Scorecard.DraftOf(call.Round), tick, cancellationToken);
        return Show(call, tick.Over(draft));
    }

    /// <summary>What is shown is the principle under way; a tick counts for the one its list was drawn for.</summary>
    private UpdateReply Show(Call<Round> call, FormAnswers draft) => new(Scorecard.Create(
        call.Round, principles, draft.Choice($"{call.Round.CurrentPrinciple}.verdict"), draft.Chosen($"{call.Round.CurrentPrinciple}.heard")));

    private static async Task<FormAnswers> DraftAsync(Call<Round> call, CancellationToken cancellationToken) =>
        (await call.Work.Drafts.FindAsync(call.CommunityId, call.MemberId, Scorecard.DraftOf(call.Round), cancellationToken)).Words ?? FormAnswers.Empty;

    /// <summary>Once the talking is over, the form is the place for it: a late tick would be a draft behind what was filed.</summary>
    private async Task<Reply?> NotNowAsync(Call<Round> call, CancellationToken cancellationToken) => call.Round.Stage switch
    {
        RoundStage.Running => null,
        RoundStage.Debriefing => new UpdateReply(SeatCard.InHand(call, call.Round, await People.OfAsync(call.Work, call.Round, cancellationToken), principles)),
        RoundStage.Gathering => RefusalTexts.For(RoundRefusal.NotStarted),
        _ => RefusalTexts.For(RoundRefusal.Over),
    };

    private static PrincipleId? PrincipleOf(Call<Round> call) =>
        call.Target.Number(1) is { } place && place >= 0 && place < call.Round.Principles.Count ? call.Round.Principles[place] : null;
}
