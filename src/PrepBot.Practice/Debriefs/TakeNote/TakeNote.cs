using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.TakeNote;

/// <summary>A private, timestamped note of the interviewer; it pre-fills the evidence of the debrief.</summary>
internal sealed class TakeNote(PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Note;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Interviewer | RoundPart.Observer), HandlerKind.OpensForm, OpenAsync),
        Handler.For(new OnForm("add", FormRepeat.SameWordsOnce), new RoundRule(RoundPart.Interviewer | RoundPart.Observer), HandlerKind.Changes, AddAsync),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken) =>
        call.Round.Stage is RoundStage.Running or RoundStage.Debriefing
            ? new FormReply(await NoteFormAsync(call, cancellationToken))
            : RefusalTexts.For(call.Round.Stage == RoundStage.Gathering ? RoundRefusal.NotStarted : RoundRefusal.Over);

    private async Task<Reply> AddAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var form = await NoteFormAsync(call, cancellationToken);
        if (call.Round.Stage is not (RoundStage.Running or RoundStage.Debriefing))
            return FormCheck.Error(form, call.Answers, "", TakeNoteTexts.RoundIsOver);

        if (FormCheck.Errors(form, call.Answers) is { } errors)
            return errors;

        var note = new Note(call.Now, call.Round.CurrentPrinciple, call.Answers.Text("note").Trim());
        await call.Work.Debriefs.AddNoteAsync(call.CommunityId, call.Round.Id, call.Member.Id, note, cancellationToken);
        return Reply.Privately(TakeNoteTexts.Noted);
    }

    private async Task<Form> NoteFormAsync(Call<Round> call, CancellationToken cancellationToken) => (await RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken)).Form(
        RoundActions.On(RoundActions.Note, "add", call.Round),
        "Note: ",
        [new FormStep("Note", [new TextField("note", "What did you hear?", Required: true, Note.MaxLength, Long: true)])]) with
    {
        SubmitLabel = "Keep it",
    };
}
