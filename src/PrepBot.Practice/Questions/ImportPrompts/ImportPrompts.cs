using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.ImportPrompts;

/// <summary>Organisers paste prompts, in either form of the export: all of them come in, or none. A plain list of questions waits as drafts.</summary>
internal sealed class ImportPrompts(PromptImport import, QuestionBank bank) : Feature
{
    private const int Parts = FormStep.MaxFields;
    private const int LongestPart = 4_000;
    private const int MaxMistakes = 12;

    private static readonly CommandDefinition Command = new("question-import", ImportPromptsTexts.CommandHelp, []);

    private static readonly Form Form = new(
        new ActionId("question-import", "save", Subject.None),
        "Import prompts",
        [
            new FormStep(
                "Paste them",
                [.. Enumerable.Range(1, Parts).Select(part => new TextField(Key(part), part == 1 ? "YAML, CSV or a list" : $"Part {part}", Required: part == 1, LongestPart, Long: true)
                {
                    Hint = part == 1 ? ImportPromptsTexts.FirstPartHint : ImportPromptsTexts.NextPartHint,
                })]),
        ])
    {
        SubmitLabel = "Import",
    };

    public override string Name => "question-import";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.OpensForm, (_, _) => Task.FromResult<Reply>(new FormReply(Form))),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.Organiser, HandlerKind.Changes, SaveAsync),
    ];

    private static string Key(int part) => $"part-{part}";

    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        if (FormCheck.Errors(Form, call.Answers) is { } errors)
            return errors;

        var outcome = await import.ImportAsync(call.Work, call.CommunityId, "line", Pasted(call.Answers), cancellationToken);
        return outcome switch
        {
            ImportOutcome.Imported imported => Reply.Privately(Told(imported)),
            ImportOutcome.Plain plain => await PromptImport.LetWaitAsync(call, plain, cancellationToken) is { } waiting
                ? Reply.Privately(ImportPromptsTexts.Waiting(plain.Drafts.Count, waiting, plain.Remarks, bank.Principles))
                : FormCheck.Error(Form, call.Answers, "", ImportPromptsTexts.TooManyWait),
            ImportOutcome.Refused refused => FormCheck.Error(Form, call.Answers, "", Told(refused)),
            _ => throw new NotSupportedException($"No words for {outcome.GetType().Name}."),
        };
    }

    /// <summary>The parts in a row. A part that ends within a line goes on in the next only where the field was full.</summary>
    private static string Pasted(FormAnswers answers)
    {
        var text = new StringBuilder();
        for (var part = 1; part <= Parts; part++)
        {
            var pasted = answers.Text(Key(part));
            text.Append(pasted);
            if (pasted.Length > 0 && pasted.Length < LongestPart && !pasted.EndsWith('\n'))
                text.Append('\n');
        }

        return text.ToString();
    }

    private static string Told(ImportOutcome.Imported imported) => string.Join(
        '\n',
        [
            imported.Added + imported.Changed == 0
                ? ImportPromptsTexts.NothingNew(imported.Prompts)
                : ImportPromptsTexts.Imported(imported.Prompts, imported.Added, imported.Changed),
            .. imported.Remarks,
            .. ImportPromptsTexts.Advice(imported.Advice),
        ]);

    private static string Told(ImportOutcome.Refused refused)
    {
        var lines = refused.Mistakes.Take(MaxMistakes).Select(mistake => $"Line {mistake.Location.Line}: {mistake.Sentence}.");
        var more = refused.Mistakes.Count > MaxMistakes ? $"\nAnd {refused.Mistakes.Count - MaxMistakes} more." : "";
        return ImportPromptsTexts.NothingImported(refused.Mistakes.Count, lines, more);
    }
}
