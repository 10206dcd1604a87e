namespace PrepBot.Chat.Commands;

/// <summary>Words of a typed line that nobody could read.</summary>
/// <param name="Told">What was understood and what was not, in sentences for the person who typed it.</param>
/// <param name="MaybeMeant">Keys of words that look like them, up to three.</param>
public sealed record UnreadWords(string Told, IReadOnlyList<string> MaybeMeant);
