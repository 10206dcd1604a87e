using PrepBot.Chat.Commands;

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
        sentences.AddRange(line.Problems.Take(MaxProblems).Select(Of));
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
            ? $"{unknown} Did you mean {Or([.. line.Suggestions.Select(suggestion => $"/{line.Root} {suggestion}")])}?"
            : $"{unknown} /{line.Root} help shows what there is.";
    }

    /// <summary>One problem, and what works instead.</summary>
    public static string Of(LineProblem problem) => problem switch
    {
        NumberOutOfRange number => $"{(Math.Abs(number.Number) < 100_000 ? $"{number.Number} {number.Input.Unit}" : Quoted(number.Typed))} will not do: choose {number.Input.Min} to {number.Input.Max}.",
        AmbiguousWord ambiguous => $"{Quoted(ambiguous.Typed)} could be {Or(ambiguous.Names)}. Which one?",
        TooMany { Max: 1 } many => $"You said {And(many.Names)}. Which one?",
        TooMany many => $"At most {many.Max} fit; you named {And(many.Names)}. Leave {(many.Names.Count - many.Max == 1 ? "one" : "some")} out.",
        NobodyOfThatName nobody => $"I found nobody called {Quoted(nobody.Name)} here. Type @ and pick the name.",
        MemberForWhat member => $"What about {member.Name}? Say {Or([.. member.LeadWords.Select(word => $"\"{word} {member.Name}\"")])}.",
        InputMissing { Input: WordsInput words } => $"Which {words.Words.Noun}? Add its name, or a part of it.",
        InputMissing missing => $"One thing is missing. {missing.Input.Name}: {missing.Input.Help}.",
        _ => throw new NotSupportedException($"No words for {problem.GetType().Name}."),
    };

    /// <summary>"I understood: as guest, 30 minutes."; the command's name only when it was typed otherwise, or when nothing else was understood.</summary>
    private static string Understood(ParsedLine.Understood line)
    {
        var meanings = line.Parts.Where(part => part.As == UnderstoodAs.Value).Select(part => part.Meaning).Distinct().Except(line.Problems.OfType<TooMany>().SelectMany(many => many.Names)).ToList();
        var named = line.Parts.FirstOrDefault(part => part.As == UnderstoodAs.Command);
        var corrected = named is not null && !string.Equals(named.Typed, named.Meaning, StringComparison.OrdinalIgnoreCase)
            && !line.Command.Aliases.Contains(named.Typed, StringComparer.OrdinalIgnoreCase);
        if (named is not null && (corrected || meanings.Count == 0))
            meanings.Insert(0, named.Meaning);
        return meanings.Count == 0 ? "" : $"I understood: {string.Join(", ", meanings)}.";
    }

    private static string Fragments(IReadOnlyList<string> fragments)
    {
        var shown = string.Join(", ", fragments.Take(MaxFragments).Select(Quoted));
        return fragments.Count > MaxFragments ? $"{shown} and {fragments.Count - MaxFragments} more" : shown;
    }

    private static string Quoted(string text)
    {
        if (text.Length <= LongestFragment)
            return $"\"{text}\"";

        var end = char.IsHighSurrogate(text[LongestFragment - 1]) ? LongestFragment - 1 : LongestFragment;
        return $"\"{text[..end]}\u2026\" ({text.Length} characters)";
    }

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
