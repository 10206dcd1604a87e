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
internal sealed class FileDebrief(RoundConsequences rounds, DebriefConsequences debriefs, PrincipleSet principles) : Feature
{
    /// <summary>In the draft of a form that was all praise: its author has been asked once.</summary>
    private const string Nudged = "nudged";

    private const int MaxOffered = 5;

    private static readonly CommandDefinition Command = new("debrief", FileTexts.CommandHelp, []);

    public override string Name => RoundActions.Debrief;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.OpensForm, OpenOwedAsync),
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Pair), HandlerKind.OpensForm, (call, cancellationToken) => OpenAsync(call, call.Round, cancellationToken)),
        Handler.For(new OnForm("file", FormRepeat.FindsItDone), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, FileAsync),
        Handler.For(new OnForm("review", FormRepeat.FindsItDone), new RoundRule(RoundPart.Candidate), HandlerKind.Changes, ReviewAsync),
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
            ([var only], _, _) => await OpenAsync(call, only, cancellationToken),
            ([], [var only], null) => await OpenAsync(call, only, cancellationToken),
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
            .Select(round => new Button(RoundActions.On(RoundActions.Debrief, "open", round), RoundTitle.Create(call, round, people, principles).Fit(Label.MaxButton)));
        var rest = rounds.Count > MaxOffered ? FileTexts.OldestShown(MaxOffered, rounds.Count) : "";
        return Reply.Privately(new Message([new Paragraph($"{question}{rest}"), new Buttons([.. buttons])]));
    }

    private async Task<Reply> OpenAsync(Call call, Round round, CancellationToken cancellationToken)
    {
        if (!RevealRule.TakesFiling(round, call.Now))
            return NotNow(round);

        var part = round.PartOf(call.Member.Id);
        var (filed, people, notes, observations) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.FiledAsync(call.CommunityId, round.Id, cancellationToken),
            () => People.OfAsync(call.Work, round, cancellationToken),
            () => call.Work.Debriefs.NotesAsync(call.CommunityId, round.Id, call.Member.Id, cancellationToken),
            () => call.Work.Observations.OfRoundAsync(call.CommunityId, round.Id, cancellationToken),
            cancellationToken);
        if (part == RoundPart.Interviewer ? filed.Interviewer : filed.Candidate)
            return round.Stage == RoundStage.Debriefing ? FileTexts.AlreadyFiled : NotNow(round);

        var title = RoundTitle.Create(call, round, people, principles);
        if (part == RoundPart.Candidate)
            return new FormReply(SelfReviewForm.Create(round, title, principles));

        if (people.Find(round.CandidateId) is null)
            return FileTexts.CandidateForgotten;

        return new FormReply(DebriefForm.Create(round, title, notes, observations, principles));
    }

    private async Task<Reply> FileAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (people, filed) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, call.Round, cancellationToken),
            () => call.Work.Debriefs.FiledAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);

        // Not as a mistake of the form, which would keep a draft about them.
        if (people.Find(call.Round.CandidateId) is null)
            return FileTexts.CandidateForgotten;

        var form = DebriefForm.Create(call.Round, RoundTitle.Create(call, call.Round, people, principles), [], [], principles);
        var errors = FormCheck.Errors(form, call.Answers);
        if (filed.Interviewer)
        {
            var stored = await call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken);
            return Again(call, form, errors is null && stored.Words == DebriefForm.Read(call.Round, call.Answers));
        }

        if (!RevealRule.TakesFiling(call.Round, call.Now))
            return FormCheck.Error(form, call.Answers, "", FileTexts.TooLate);

        if (errors is not null)
            return errors;

        var debrief = DebriefForm.Read(call.Round, call.Answers);
        if (TopMarks.AreAll(debrief) && !call.Answers.Has(Nudged))
            return await NudgeAsync(call, form, cancellationToken);

        var (_, opening) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.FileAsync(call.CommunityId, call.Round.Id, call.Member.Id, debrief, IsOnTime(call), cancellationToken),
            () => OpenToBothAsync(call, RoundPart.Interviewer, isOtherIn: filed.Candidate, cancellationToken),
            cancellationToken);
        return FileTexts.DebriefFiled(call.Round, debrief, opening, principles);
    }

    private async Task<Reply> ReviewAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (people, filed) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, call.Round, cancellationToken),
            () => call.Work.Debriefs.FiledAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);
        var form = SelfReviewForm.Create(call.Round, RoundTitle.Create(call, call.Round, people, principles), principles);
        var errors = FormCheck.Errors(form, call.Answers);
        if (filed.Candidate)
        {
            var stored = await call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken);
            return Again(call, form, errors is null && stored.Words == SelfReviewForm.Read(call.Round, call.Answers));
        }

        if (!RevealRule.TakesFiling(call.Round, call.Now))
            return FormCheck.Error(form, call.Answers, "", FileTexts.TooLate);

        if (errors is not null)
            return errors;

        var review = SelfReviewForm.Read(call.Round, call.Answers);

        // Nobody waits a day for a side that will not come.
        var isOtherIn = filed.Interviewer || people.Find(call.Round.InterviewerId) is null;
        var (_, opening) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.FileAsync(call.CommunityId, call.Round.Id, call.Member.Id, call.Round.InterviewerId, review, IsOnTime(call), cancellationToken),
            () => OpenToBothAsync(call, RoundPart.Candidate, isOtherIn, cancellationToken),
            cancellationToken);
        return FileTexts.ReviewFiled(opening);
    }

    /// <summary>Filed before: a double press is thanked again, other words are given back.</summary>
    private static Reply Again(Call<Round> call, Form form, bool sameWords) => sameWords
        ? call.Round.Stage == RoundStage.Debriefing ? FileTexts.AlreadyFiled : NotNow(call.Round)
        : FormCheck.Error(form, call.Answers, "", FileTexts.FiledBefore);

    /// <summary>Asks once, kindly; the draft remembers that it did, and the second time the form is taken as it is.</summary>
    private static async Task<Reply> NudgeAsync(Call<Round> call, Form form, CancellationToken cancellationToken)
    {
        var asked = new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { [Nudged] = ["yes"] });
        await call.Work.Drafts.KeepAsync(call.CommunityId, call.Member.Id, form.Submit, asked, cancellationToken);
        var people = await People.OfAsync(call.Work, call.Round, cancellationToken);
        return FormCheck.Error(form, call.Answers, "", FileTexts.Nudge(people.PlainName(call.Round.CandidateId)));
    }

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

    private static Reply NotNow(Round round) => round.Stage switch
    {
        RoundStage.Revealed => Reply.Privately(FileTexts.OpenAlready, RoundActions.ReadDigest(round), RoundActions.Correct(round)),
        RoundStage.Cancelled => RefusalTexts.For(RoundRefusal.Over),
        _ => Reply.Privately(FileTexts.RoundIsStillOn),
    };
}
