namespace PrepBot.Domain.Questions;

/// <summary>Prompts as a file that people edit.</summary>
public interface IPromptFiles
{
    /// <summary>The text of a file with these prompts. In a table, cells that spreadsheets would take for formulas are quoted.</summary>
    string Write(PromptFileForm form, IReadOnlyList<Prompt> prompts);

    /// <summary>Reads a file of either form; which one, its first line tells.</summary>
    /// <param name="name">What mistakes call it.</param>
    PromptFileReading Read(string name, string content);
}

/// <summary>The forms of such a file.</summary>
public enum PromptFileForm
{
    /// <summary>Readable blocks of keys and values.</summary>
    Yaml = 1,

    /// <summary>A table for spreadsheets.</summary>
    Csv = 2,
}

/// <summary>What was read from a file.</summary>
/// <param name="Drafts">The prompts as written, before any rule has looked at them.</param>
/// <param name="Mistakes">What could not be read, by line.</param>
public sealed record PromptFileReading(IReadOnlyList<RawPrompt> Drafts, IReadOnlyList<BankMistake> Mistakes);
