using System.Globalization;
using System.Text;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>A community's own prompts as YAML: the bank's form of a prompt, with its principle beside it.</summary>
internal static class PromptYaml
{
    public static string Write(IReadOnlyList<PromptDraft> prompts)
    {
        var text = new StringBuilder("# Prompts of a community. A prompt without an id is new; one with an id replaces the prompt of that id.\nprompts:");
        if (prompts.Count == 0)
            text.Append(" []");
        text.Append('\n');
        foreach (var prompt in prompts)
        {
            text.Append("  - id: ").Append(prompt.Id).Append('\n');
            text.Append("    principle: ").Append(prompt.Principle).Append('\n');
            text.Append("    text: ").Append(Quoted(prompt.Text)).Append('\n');
            AppendKeys(text, "also", prompt.Also);
            AppendKeys(text, "levels", prompt.Levels);
            AppendKeys(text, "tracks", prompt.Tracks);
            AppendKeys(text, "themes", prompt.Themes);
            text.Append("    after: ").Append(Quoted(prompt.After)).Append('\n');
            text.Append("    probes:\n");
            foreach (var probe in prompt.Probes)
                text.Append("      - ").Append(Quoted(probe)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads prompts under the key "prompts", or the same list without it; a list of sentences is a plain list.</summary>
    public static PromptFileReading Read(string name, string content, List<BankMistake> mistakes, List<string> remarks)
    {
        if (YamlMapping.ReadPrompts(name, content, mistakes) is not var (blocks, sentences))
            return new([], mistakes);

        if (sentences.Count == 0)
            return new([.. blocks.Select(PrincipleFile.OwnPrompt)], mistakes) { Remarks = remarks };

        if (blocks.Count > 0)
            mistakes.Add(new(blocks[0].Location, BankMistakeKind.WrongShape, "stands in one list with sentences; bring the blocks and the sentences apart"));
        return new([.. sentences.Select(sentence => new RawPrompt { Location = sentence.Location, Text = sentence })], mistakes) { IsPlain = true, Remarks = remarks };
    }

    private static void AppendKeys(StringBuilder text, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            text.Append("    ").Append(key).Append(": [").AppendJoin(", ", values).Append("]\n");
    }

    /// <summary>Always in double quotes: nothing a member typed can then be read as anything but text.</summary>
    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
