using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <inheritdoc/>
public sealed class PromptFiles : IPromptFiles
{
    public string Write(PromptFileForm form, IReadOnlyList<Prompt> prompts)
    {
        var drafts = prompts.Select(PromptDraft.From).ToList();
        return form switch
        {
            PromptFileForm.Yaml => PromptYaml.Write(drafts),
            PromptFileForm.Csv => PromptCsv.Write(drafts),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
    }

    public PromptFileReading Read(string name, string content)
    {
        var mistakes = new List<BankMistake>();
        var text = content.TrimStart('\uFEFF');
        var drafts = IsCsv(text) ? PromptCsv.Read(name, text, mistakes) : PromptYaml.Read(name, text, mistakes);
        return new(drafts, [.. mistakes.OrderBy(m => m.Location.Line)]);
    }

    /// <summary>The first line of a table names its columns; the first line of the other form is one key, or a remark.</summary>
    private static bool IsCsv(string text)
    {
        var first = text.AsSpan().TrimStart();
        var end = first.IndexOfAny('\r', '\n');
        first = end < 0 ? first : first[..end];
        return !first.StartsWith('#') && !first.StartsWith('-') && first.IndexOfAny(',', ';', '\t') >= 0;
    }
}
