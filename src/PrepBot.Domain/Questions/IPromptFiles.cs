namespace PrepBot.Domain.Questions;

/// <summary>Prompts as a file that people edit.</summary>
public interface IPromptFiles
{
    /// <summary>The text of a file with these prompts. In a table, cells that spreadsheets would take for formulas are quoted.</summary>
    string Write(PromptFileForm form, IReadOnlyList<Prompt> prompts);

    /// <summary>Reads a text of either form, or a plain list; which one, its name tells, or where that does not, its beginning.</summary>
    /// <param name="name">What mistakes call it.</param>
    PromptFileReading Read(string name, string content);

    /// <summary>Reads a file as a program saved it: its letters are found first. Workbooks are read as well.</summary>
    /// <inheritdoc cref="Read(string, string)"/>
    PromptFileReading Read(string name, byte[] content);
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
public sealed record PromptFileReading(IReadOnlyList<RawPrompt> Drafts, IReadOnlyList<BankMistake> Mistakes)
{
    /// <summary>Whether it is a list of questions without all that belongs to a prompt.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What whoever brought the file should know of how it was read, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
