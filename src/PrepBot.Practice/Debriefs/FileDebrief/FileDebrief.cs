using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>Both sides file, blind until both are in; afterwards both read.</summary>
internal sealed class FileDebrief(RoundConsequences rounds, DebriefConsequences debriefs, OpenForms forms, PrincipleSet principles) : Feature
{
    private const int MaxOffered = 5;

    private static readonly CommandDefinition Command = new("debrief", FileTexts.CommandHelp, []);

    public override string Name => RoundActions.Debrief;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.OpensForm, OpenOwedAsync),
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Pair), HandlerKind.OpensForm, (call, cancellationToken) => forms.OpenAsync(call, call.Round, cancellationToken)),
        Handler.For(new OnForm("file", FormRepeat.FindsItDone), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, FileAsync),
        Handler.For(new OnForm("review", FormRepeat.FindsItDone), new RoundRule(RoundPart.Candidate), HandlerKind.Changes, ReviewAsync),
        Handler.For(new OnClick("as-it-is"), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, FileAsItIsAsync),
        Handler.For(new OnClick("read"), new RoundRule(RoundPart.Pair), HandlerKind.Shows, ReadAsync),
    ];

    /// <summary>In a room the form of its round; elsewhere the only one there is, or a choice: never one by guess.</summary>
    private async Task<Reply> OpenOwedAsync(Call call, CancellationToken cancellationToken)
    {
        var owed = await call.Work.Rounds.OwedByAsync(call.CommunityId, call.Member.Id, cancellationToken);
        if (owed.Count == 0)
            return Reply.Privately(FileTexts.NothingToFile);

        // The same people may have met in this room more than once.
        var here = owed.Where(round => round.Room == call.Interaction.Origin.Room).ToList();
        return (here, owed, call.Presence.RoundOfRoom) switch
        {
            ([var only], _, _) => await forms.OpenAsync(call, only, cancellationToken),
            ([], [var only], null) => await forms.OpenAsync(call, only, cancellationToken),
            ([], _, null) => await ChoiceAsync(call, owed, FileTexts.WhichRound, cancellationToken),
            ([], _, _) => await ChoiceAsync(call, owed, FileTexts.NothingOfThisRoom, cancellationToken),
            _ => await ChoiceAsync(call, here, FileTexts.WhichRoundOfThisRoom, cancellationToken),
        };
    }

    private async Task<Reply> ChoiceAsync(Call call, IReadOnlyList<Round> rounds, string question, CancellationToken cancellationToken)
    {
        var people = await People.LoadAsync(call.Work, call.CommunityId, rounds.Select(round => round.PartnerOf(call.Member.Id)), cancellationToken);

        // A row holds five buttons; the oldest are the most pressing, and the others come when these are filed.
        var buttons = rounds.Take(MaxOffered)
            .Select(round => new Button(RoundActions.On(RoundActions.Debrief, "open", round), RoundTitle.Create(call, round, people, principles, lasting: true).Fit(Label.MaxButton)));
        var rest = rounds.Count > MaxOffered ? FileTexts.OldestShown(MaxOffered, rounds.Count) : "";
        return Reply.Privately(new Message([new Paragraph($"{question}{rest}"), new Buttons([.. buttons])]));
    }

    private async Task<Reply> FileAsync(Call<Round> call, CancellationToken cancellationToken) => await FileAsync(call, call.Answers, asItIs: false, cancellationToken);

    /// <summary>What the draft holds is filed, whatever its author was told of it.</summary>
    private async Task<Reply> FileAsItIsAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var submit = RoundActions.On(RoundActions.Debrief, "file", call.Round);
        var draft = await call.Work.Drafts.FindAsync(call.CommunityId, call.Member.Id, submit, cancellationToken);
        if (draft.Words is not { } answers || await FileAsync(call, answers, asItIs: true, cancellationToken) is not (var reply and not FormErrorsReply))
            return await forms.OpenAsync(call, call.Round, cancellationToken);

        await call.Work.Drafts.RemoveAsync(call.CommunityId, call.Member.Id, submit, cancellationToken);
        return reply;
    }

    private async Task<Reply> FileAsync(Call<Round> call, FormAnswers answers, bool asItIs, CancellationToken cancellationToken)
    {
        var (people, filed, before) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, call.Round, cancellationToken),
            () => call.Work.Debriefs.FiledAsync(call.CommunityId, call.Round.Id, cancellationToken),
            () => call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);

        // Not as a mistake of the form, which would keep a draft about them.
        if (people.Find(call.Round.CandidateId) is null)
            return FileTexts.CandidateForgotten;

        var form = DebriefForm.Create(call.Round, RoundTitle.Create(call, call.Round, people, principles), [], principles);
        if (before.Words is { } was)
            form = form.FilledWith(DebriefForm.Answers(was));

        answers = answers.OrAsShown(form);
        var debrief = DebriefForm.Read(call.Round, answers.To(form).Over(Scorecard.Ticks(call.Round, principles, answers)), before.Words);
        var mistakes = FormCheck.Errors(form, answers);
        if (Refused(call, form, answers, mistakes is null && before.Words == debrief, before.IsThere) is { } refused)
            return refused;

        var warnings = FilingWarnings.Find(call.Round, debrief, people.PlainName(call.Round.CandidateId));
        if (mistakes is not null || (!asItIs && FilingWarnings.AreNew(warnings, answers)))
        {
            if (warnings.Count > 0)
                await call.Work.Drafts.KeepAsync(call.CommunityId, call.Member.Id, form.Submit, FilingWarnings.Remember(warnings, answers), cancellationToken);

            return FormCheck.Errors(form, answers, warnings)! with { Accept = mistakes is null ? RoundActions.FileAsItIs(call.Round) : null };
        }

        if (before.IsThere)
        {
            await call.Work.Debriefs.ReplaceAsync(call.CommunityId, call.Round.Id, call.Member.Id, debrief, cancellationToken);
            return FileTexts.DebriefFiled(call.Round, debrief, Opening.FiledAnew, principles);
        }

        var (_, opening) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.FileAsync(call.CommunityId, call.Round.Id, call.Member.Id, debrief, IsOnTime(call), cancellationToken),
            () => OpenToBothAsync(call, RoundPart.Interviewer, isOtherIn: filed.Candidate, cancellationToken),
            cancellationToken);
        return FileTexts.DebriefFiled(call.Round, debrief, opening, principles);
    }

    private async Task<Reply> ReviewAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (people, filed, before) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, call.Round, cancellationToken),
            () => call.Work.Debriefs.FiledAsync(call.CommunityId, call.Round.Id, cancellationToken),
            () => call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);
        var form = SelfReviewForm.Create(call.Round, RoundTitle.Create(call, call.Round, people, principles), principles);
        var review = SelfReviewForm.Read(call.Round, call.Answers.To(form), before.Words);
        var mistakes = FormCheck.Errors(form, call.Answers);
        if (Refused(call, form, call.Answers, mistakes is null && before.Words == review, before.IsThere) is { } refused)
            return refused;

        if (mistakes is not null)
            return mistakes;

        if (before.IsThere)
        {
            await call.Work.Debriefs.ReplaceAsync(call.CommunityId, call.Round.Id, call.Member.Id, review, cancellationToken);
            return FileTexts.ReviewFiled(call.Round, Opening.FiledAnew);
        }

        // Nobody waits a day for a side that will not come.
        var isOtherIn = filed.Interviewer || people.Find(call.Round.InterviewerId) is null;
        var (_, opening) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.FileAsync(call.CommunityId, call.Round.Id, call.Member.Id, call.Round.InterviewerId, review, IsOnTime(call), cancellationToken),
            () => OpenToBothAsync(call, RoundPart.Candidate, isOtherIn, cancellationToken),
            cancellationToken);
        return FileTexts.ReviewFiled(call.Round, opening);
    }

    /// <summary>
    /// Why it cannot be filed any more, or null. Until the reveal the last filing wins, and a double press is thanked again; from then on other words are given
    /// back.
    /// </summary>
    private static Reply? Refused(Call<Round> call, Form form, FormAnswers answers, bool sameWords, bool wasFiled) => (wasFiled, sameWords) switch
    {
        (true, true) => call.Round.Stage == RoundStage.Debriefing ? FileTexts.AlreadyFiled(call.Round) : FileTexts.NotNow(call.Round),
        (true, false) when call.Round.Stage != RoundStage.Debriefing => FormCheck.Error(form, answers, "", FileTexts.FiledBefore),
        _ => RevealRule.TakesFiling(call.Round, call.Now) ? null : FormCheck.Error(form, answers, "", FileTexts.TooLate),
    };

    /// <summary>Opens both sides once both are in; what comes after the reveal is open at once.</summary>
    private async Task<Opening> OpenToBothAsync(Call<Round> call, RoundPart part, bool isOtherIn, CancellationToken cancellationToken)
    {
        if (call.Round.Stage == RoundStage.Revealed)
        {
            await debriefs.FiledLateAsync(call.Work, call.Round, part, cancellationToken);
            return Opening.LongOpen;
        }

        var (interviewer, candidate) = part == RoundPart.Interviewer ? (true, isOtherIn) : (isOtherIn, true);
        if (!RevealRule.IsOpen(interviewer, candidate, call.Round.EndedAt!.Value, call.Now)
            || call.Round.Reveal(call.Now) is not RoundStep.Taken { Round: var revealed })
        {
            return Opening.StillBlind;
        }

        await rounds.SaveAsync(call.Work, call.Round, revealed, cancellationToken);
        return Opening.ByThis;
    }

    private async Task<Reply> ReadAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var round = call.Round;
        if (round.Stage != RoundStage.Revealed)
            return Reply.Privately(FileTexts.NotOpenYet);

        var (people, revealed) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, round, cancellationToken), () => RevealedRound.LoadAsync(call.Work, round, cancellationToken), cancellationToken);
        if (call.Part == RoundPart.Candidate)
            return Reply.Privately(DigestTexts.For(revealed, people, principles));

        return DigestTexts.ForInterviewer(revealed, people, principles) is { } word
            ? Reply.Privately(word)
            : Reply.Privately(FileTexts.CandidateHasNotFiled, RoundActions.Correct(round));
    }

    public static async Task<bool> IsForgottenAsync(Call call, MemberId member, CancellationToken cancellationToken) =>
        await call.Work.Members.GetAllAsync(call.CommunityId, [member], cancellationToken) is [];

    private static bool IsOnTime(Call<Round> call) => call.Now - call.Round.EndedAt!.Value <= RevealRule.OnTime;
}
