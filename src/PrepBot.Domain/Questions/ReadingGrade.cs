namespace PrepBot.Domain.Questions;

/// <summary>
/// How many years of school a text asks for: the Flesch-Kincaid grade, 0.39 words a sentence + 11.8 syllables a word - 15.59.
/// Syllables are counted by groups of vowels, which is off by one now and then and even over a file.
/// </summary>
public static class ReadingGrade
{
    /// <summary>The grade of some texts together, each ending a sentence; 0 when there is no word in them.</summary>
    public static double Compute(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var text in texts)
        {
            foreach (var sentence in text.Split(['.', '!', '?', ':', ';'], StringSplitOptions.RemoveEmptyEntries))
            {
                var found = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)).ToList();
                sentences += found.Count > 0 ? 1 : 0;
                words += found.Count;
                syllables += found.Sum(Syllables);
            }
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    private static int Syllables(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetter)]);
        var (groups, before) = (0, false);
        foreach (var letter in letters)
        {
            var vowel = "aeiouy".Contains(letter, StringComparison.Ordinal);
            groups += vowel && !before ? 1 : 0;
            before = vowel;
        }

        // A silent e at the end: "made", but not "table".
        if (groups > 1 && letters.EndsWith('e') && !letters.EndsWith("le", StringComparison.Ordinal))
            groups--;
        if (groups > 1 && letters.EndsWith("ed", StringComparison.Ordinal) && letters is not [.., 't' or 'd', 'e', 'd'])
            groups--;
        return Math.Max(1, groups);
    }
}
