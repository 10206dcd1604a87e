using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ExportPrompts;

/// <summary>Organisers get the group's own prompts as a file. Retired ones stay out: importing the file elsewhere should not bring them back.</summary>
internal sealed class ExportPrompts(IPromptFiles files) : Feature
{
    private static readonly CommandDefinition Command = new(
        "question-export",
        "Organisers: this group's own prompts as a file",
        [new ChoiceInput("form", "YAML to read, CSV for spreadsheets", [new Option("yaml", "YAML"), new Option("csv", "CSV")], LeadWord: "as")]);

    public override string Name => "question-export";

    public override IReadOnlyList<Handler> Handlers => [new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.Shows, ExportAsync)];

    private async Task<Reply> ExportAsync(Call call, CancellationToken cancellationToken)
    {
        var own = await call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: false, cancellationToken);
        var prompts = own.Where(prompt => !prompt.IsRetired).Select(prompt => prompt.Prompt).ToList();
        if (prompts.Count == 0)
            return Reply.Privately($"This group has no prompts of its own yet. /mock question add makes one. {InWords.OnlyYou}");

        var form = call.Values.Choice("form") == "csv" ? PromptFileForm.Csv : PromptFileForm.Yaml;
        var file = File(form, files.Write(form, prompts), prompts.Count);
        return file.Content.Length > Attachment.MostBytes
            ? Reply.Privately($"These {prompts.Count} prompts make a file too large for a chat. Whoever runs the bot can write it: prepbot questions export. {InWords.OnlyYou}")
            : new PrivateReply(Message.Of($"Here are the group's own prompts: {InWords.Count(prompts.Count, "prompt")}. Edit the file as you like and bring it back with /mock question import. {InWords.OnlyYou}"))
            {
                File = file,
            };
    }

    private static Attachment File(PromptFileForm form, string text, int count)
    {
        var twin = $"{InWords.Count(count, "prompt")} of this group, with principle, follow-ups, levels and trades.";
        return form == PromptFileForm.Csv
            ? new("prompts.csv", "text/csv; charset=utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], twin)
            : new("prompts.yaml", "application/yaml; charset=utf-8", Encoding.UTF8.GetBytes(text), twin);
    }
}
