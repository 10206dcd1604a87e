using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.ExportPrompts;

/// <summary>Organisers get the group's own prompts as a file. Retired ones stay out: importing the file elsewhere should not bring them back.</summary>
internal sealed class ExportPrompts(IPromptFiles files) : Feature
{
    private static readonly CommandDefinition Command = new(
        "question-export",
        ExportPromptsTexts.CommandHelp,
        [new ChoiceInput("form", ExportPromptsTexts.FormatHelp, [new Option("yaml", "YAML"), new Option("csv", "CSV")], LeadWord: "as")]);

    public override string Name => "question-export";

    public override IReadOnlyList<Handler> Handlers => [new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.Shows, ExportAsync)];

    private async Task<Reply> ExportAsync(Call call, CancellationToken cancellationToken)
    {
        var own = await call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: false, cancellationToken);
        var prompts = own.Where(prompt => !prompt.IsRetired).Select(prompt => prompt.Prompt).ToList();
        if (prompts.Count == 0)
            return Reply.Privately(ExportPromptsTexts.NoPromptsYet);

        var form = call.Values.Choice("form") == "csv" ? PromptFileForm.Csv : PromptFileForm.Yaml;
        var file = File(form, files.Write(form, prompts), prompts.Count);
        return file.Content.Length > Attachment.MaxBytes
            ? Reply.Privately(ExportPromptsTexts.TooLarge(prompts.Count))
            : new PrivateReply(Message.Create(ExportPromptsTexts.HereTheyAre(prompts.Count)))
            {
                File = file,
            };
    }

    private static Attachment File(PromptFileForm form, string text, int count)
    {
        var twin = ExportPromptsTexts.Contents(count);
        return form == PromptFileForm.Csv
            ? new("prompts.csv", "text/csv; charset=utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], twin)
            : new("prompts.yaml", "application/yaml; charset=utf-8", Encoding.UTF8.GetBytes(text), twin);
    }
}
