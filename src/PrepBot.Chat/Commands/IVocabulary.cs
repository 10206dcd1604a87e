using PrepBot.Values.Text;

namespace PrepBot.Chat.Commands;

/// <summary>The words a <see cref="WordsInput"/> takes. The product knows them, and how forgivingly they are found in what people type.</summary>
public interface IVocabulary
{
    /// <summary>What one of them is called: "topic".</summary>
    string Noun { get; }

    /// <summary>Folded words that carry nothing beside them: "topics".</summary>
    IReadOnlySet<string> Fillers { get; }

    /// <summary>How a person says the word of this key.</summary>
    string NameOf(string key);

    /// <summary>The longest run of words from an index on that names one of them, or several that may be meant; null when it names none.</summary>
    WordMatch? LongestAt(IReadOnlyList<FreeWord> words, int start);

    /// <summary>What a whole text names.</summary>
    WordSearch Find(string text);

    /// <summary>Keys of what may be about to be typed, the likeliest first; all of them for an empty text.</summary>
    IReadOnlyList<string> Completing(string typed);
}

/// <summary>A word found at the beginning of a text.</summary>
/// <param name="Words">How many words name it, at least 1.</param>
/// <param name="Keys">What is meant; when it may be several, all of them.</param>
/// <param name="Exact">Whether it was named as written, not by a beginning or with slips.</param>
public sealed record WordMatch(int Words, IReadOnlyList<string> Keys, bool Exact);

/// <summary>What came of looking for a word.</summary>
/// <param name="Keys">What is meant: none, one, or several that may be.</param>
/// <param name="Exact">Whether the text is a name as written.</param>
/// <param name="Nearest">When none is meant: the keys that look most like it, up to three.</param>
public sealed record WordSearch(IReadOnlyList<string> Keys, bool Exact, IReadOnlyList<string> Nearest);
