using PrepBot.Chat.Commands;

namespace PrepBot.Chat.TypedLine;

/// <summary>What was read from the text after the bot's command. A closed set.</summary>
public abstract record ParsedLine
{
    /// <summary>
    /// A command was recognised. It should be carried out only without <paramref name="Problems"/>; what was not understood is told in any case.
    /// Every word of the text stands in a part, a problem, or among what was not understood.
    /// </summary>
    /// <param name="Command">The command.</param>
    /// <param name="Values">What its inputs were given.</param>
    /// <param name="Parts">What was understood, in the order typed.</param>
    /// <param name="NotUnderstood">What was not, as typed, in the order typed.</param>
    /// <param name="Problems">What was understood and cannot be.</param>
    public sealed record Understood(
        CommandDefinition Command,
        CommandValues Values,
        IReadOnlyList<UnderstoodPart> Parts,
        IReadOnlyList<string> NotUnderstood,
        IReadOnlyList<LineProblem> Problems) : ParsedLine
    {
        /// <summary>Names of words similar to what was not understood, up to three.</summary>
        public IReadOnlyList<string> MaybeMeant { get; init; } = [];

        /// <summary>What to tell beside the command's own answer, or null; a command that asks back tells it itself.</summary>
        public string? Remark => NotUnderstood.Count > 0 && Values.Unread is null ? TypedLineTexts.Of(this) : null;
    }

    /// <summary>No command was recognised.</summary>
    /// <param name="Root">The bot's command, without the stroke.</param>
    /// <param name="Text">The whole text as typed.</param>
    /// <param name="Suggestions">Lines that may have been meant, without the bot's command; may be empty.</param>
    public sealed record UnknownCommand(string Root, string Text, IReadOnlyList<string> Suggestions) : ParsedLine;
}

/// <summary>What a part of the text was read as.</summary>
public enum UnderstoodAs
{
    /// <summary>The command's name.</summary>
    Command = 0,

    /// <summary>A value of one of its inputs.</summary>
    Value = 1,

    /// <summary>A word that binds others and carries nothing: "and", "please".</summary>
    Filler = 2,
}

/// <summary>A part of the text that was understood.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Meaning">What it means, in words: "as guest", "30 minutes"; empty for a filler.</param>
/// <param name="As">What it was read as.</param>
public sealed record UnderstoodPart(string Typed, string Meaning, UnderstoodAs As);

/// <summary>Something that was understood and cannot be. A closed set; <see cref="TypedLineTexts"/> has a sentence for each.</summary>
/// <param name="Typed">The part of the text it is about; empty when it is about something missing.</param>
public abstract record LineProblem(string Typed);

/// <summary>A number the input does not take.</summary>
public sealed record NumberOutOfRange(string Typed, NumberInput Input, long Number) : LineProblem(Typed);

/// <summary>Several words may be meant.</summary>
public sealed record AmbiguousWord(string Typed, IReadOnlyList<string> Names) : LineProblem(Typed);

/// <summary>More different values than fit.</summary>
public sealed record TooMany(int Max, IReadOnlyList<string> Names) : LineProblem("");

/// <summary>No member of that name.</summary>
public sealed record NobodyOfThatName(string Typed, string Name) : LineProblem(Typed);

/// <summary>A member was named, and it is open what for.</summary>
public sealed record MemberForWhat(string Typed, string Name, IReadOnlyList<string> LeadWords) : LineProblem(Typed);

/// <summary>A required input was not given.</summary>
public sealed record InputMissing(CommandInput Input) : LineProblem("");
