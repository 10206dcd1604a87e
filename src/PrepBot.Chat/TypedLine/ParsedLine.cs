using PrepBot.Chat.Commands;

namespace PrepBot.Chat.TypedLine;

/// <summary>What was read from the text after the bot's command. A closed set.</summary>
public abstract record ParsedLine
{
    /// <summary>
    /// A command was recognised. It should be carried out only without <paramref name="Problems"/>; what was not understood is told in any case.
    /// Every word of the text stands in a part, a problem, or among what was not understood.
    /// </summary>
    /// <param name="Values">What its inputs were given.</param>
    /// <param name="Parts">What was understood, in the order typed.</param>
    /// <param name="NotUnderstood">What was not, as typed, in the order typed.</param>
    /// <param name="Problems">What was understood and cannot be.</param>
    public sealed record Understood(
        CommandDefinition Command,
        CommandValues Values,
        IReadOnlyList<LinePart> Parts,
        IReadOnlyList<string> NotUnderstood,
        IReadOnlyList<LinePart> Problems) : ParsedLine
    {
        /// <summary>Names of words similar to what was not understood, up to three.</summary>
        public IReadOnlyList<string> MaybeMeant { get; init; } = [];

        /// <summary>What to tell beside the command's own answer, or null; a command that asks back tells it itself.</summary>
        public string? Remark => NotUnderstood.Count > 0 && Values.Unread is null ? TypedLineTexts.Of(this) : null;
    }

    /// <summary>No command was recognised.</summary>
    /// <param name="Root">The bot's command, without the stroke.</param>
    /// <param name="Text">The whole text as typed.</param>
    /// <param name="Suggestions">Lines that may have been meant, whole; may be empty.</param>
    public sealed record UnknownCommand(string Root, string Text, IReadOnlyList<string> Suggestions) : ParsedLine;
}

/// <summary>A part of the text, and what there is to say about it.</summary>
/// <param name="Typed">As typed; empty when something is missing.</param>
/// <param name="Told">
/// What it means, "as guest", "30 minutes", empty for words that carry nothing; or why it cannot be and what works instead, in a sentence.
/// </param>
public sealed record LinePart(string Typed, string Told);
