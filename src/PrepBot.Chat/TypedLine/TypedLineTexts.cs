using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.TypedLine;

/// <summary>What was read from a typed line, in words for the person who typed it.</summary>
public static class TypedLineTexts
{
    private const int MaxFragments = 3;
    private const int MaxProblems = 3;
    private const int LongestFragment = 60;

    /// <summary>Everything worth saying about a line that was understood: what was, what was not, and what cannot be. Empty when nothing is.</summary>
    public static string Of(ParsedLine.Understood line)
    {
        var sentences = new List<string>();
        if (Understood(line) is { Length: > 0 } understood)
            sentences.Add(understood);
        sentences.AddRange(line.Problems.Take(MaxProblems).Select(problem => problem.Told));
        if (line.Problems.Count > MaxProblems)
            sentences.Add($"There are {line.Problems.Count - MaxProblems} more of this kind.");
        if (line.NotUnderstood.Count > 0)
            sentences.Add($"I did not understand: {Fragments(line.NotUnderstood)}.");
        if (line.MaybeMeant.Count > 0)
            sentences.Add($"Did you mean {Or(line.MaybeMeant)}?");
        return string.Join(' ', sentences);
    }

    /// <summary>What to try instead of a command that does not exist.</summary>
    public static string Of(ParsedLine.UnknownCommand line)
    {
        var text = line.Text.Trim();
        var unknown = text.Length == 0 ? "Which command?" : $"I do not know {Quoted(text)}.";
        return line.Suggestions.Count > 0
            ? $"{unknown} Did you mean {Or(line.Suggestions)}?"
            : $"{unknown} /{line.Root} help shows what there is.";
    }

    internal static string OutOfRange(NumberInput input, long number, string typed) =>
        $"{(Math.Abs(number) < 100_000 ? $"{number} {input.Unit}" : Quoted(typed))} will not do: choose {input.Min} to {input.Max}.";

    internal static string CouldBe(string typed, IReadOnlyList<string> names) => $"{Quoted(typed)} could be {Or(names)}. Which one?";

    internal static string TooMany(int max, IReadOnlyList<string> names) => max == 1
        ? $"You said {And(names)}. Which one?"
        : $"At most {max} fit; you named {And(names)}. Leave {(names.Count - max == 1 ? "one" : "some")} out.";

    internal static string Nobody(string name) => $"I found nobody called {Quoted(name)} here. Type @ and pick the name.";

    internal static string ForWhat(string name, IEnumerable<string> leadWords) => $"What about {name}? Say {Or([.. leadWords.Select(word => $"\"{word} {name}\"")])}.";

    internal static string Missing(CommandInput input) => input is WordsInput words
        ? $"Which {words.Words.Noun}? Add its name, or a part of it."
        : $"One thing is missing. {input.Name}: {input.Help}.";

    /// <summary>"I understood: as guest, 30 minutes."; the command's name only when it was typed otherwise, or when nothing else was understood.</summary>
    private static string Understood(ParsedLine.Understood line)
    {
        List<string> meanings = [.. line.Parts.Select(part => part.Told).Where(told => told.Length > 0).Distinct()];
        if (meanings.Count == 0 && line.Parts.Count > 0)
            meanings.Add(line.Command.Name);
        return meanings.Count == 0 ? "" : $"I understood: {string.Join(", ", meanings)}.";
    }

    private static string Fragments(IReadOnlyList<string> fragments)
    {
        var shown = string.Join(", ", fragments.Take(MaxFragments).Select(Quoted));
        return fragments.Count > MaxFragments ? $"{shown} and {fragments.Count - MaxFragments} more" : shown;
    }

    private static string Quoted(string text) =>
        text.Length <= LongestFragment ? $"\"{text}\"" : $"\"{Label.Fit(text, LongestFragment)}\" ({text.Length} characters)";

    private static string Or(IReadOnlyList<string> words) => Joined(words, "or");

    private static string And(IReadOnlyList<string> words) => Joined(words, "and");

    /// <summary>Names that have a comma or an "and" of their own stay apart by semicolons.</summary>
    private static string Joined(IReadOnlyList<string> words, string last)
    {
        if (words.Count == 1)
            return words[0];

        var comma = words.Any(word => word.Contains(',', StringComparison.Ordinal)) ? "; " : ", ";
        return $"{string.Join(comma, words.SkipLast(1))} {last} {words[^1]}";
    }
}
