namespace PrepBot.Domain.Questions;

/// <summary>Collects mistakes, and reads the simple parts every entry is made of. What could not be read comes back as null.</summary>
/// <param name="styleIsAdvice">Whether what is only better style keeps nothing from being used.</param>
internal sealed class MistakeList(bool styleIsAdvice = false)
{
    public List<BankMistake> All { get; } = [];

    /// <summary>What could be better and keeps nothing from being used.</summary>
    public List<BankMistake> Advice { get; } = [];

    public void Add(SourceLocation location, BankMistakeKind kind, string sentence) => All.Add(new(location, kind, sentence));

    /// <summary>Something the built-in bank asks of itself, and whoever writes for a group of their own may know better.</summary>
    public void Style(SourceLocation location, BankMistakeKind kind, string sentence) => (styleIsAdvice ? Advice : All).Add(new(location, kind, sentence));

    public string? Text(Written? written, SourceLocation owner, string key)
    {
        if (written is null)
            Add(owner, BankMistakeKind.Missing, $"has no {key}");
        else if (written.Value is not null && string.IsNullOrWhiteSpace(written.Value))
            Add(written.Location, BankMistakeKind.Missing, $"{key} is empty");
        else
            return written.Value;

        return null;
    }

    /// <summary>A text of so many characters at most.</summary>
    public string? Within(Written? written, SourceLocation owner, string key, int most)
    {
        if (Text(written, owner, key) is not { } text)
            return null;
        if (text.Length <= most)
            return text;
        Add(written!.Location, BankMistakeKind.WrongLength, $"{key} has {text.Length} characters; write at most {most}");
        return null;
    }

    public int? Number(Written? written, SourceLocation owner, string key)
    {
        if (Text(written, owner, key) is not { } text)
            return null;
        if (int.TryParse(text, out var number) && number is >= 1 and <= 999)
            return number;

        Add(written!.Location, BankMistakeKind.NotANumber, $"{key} is \"{text}\"; write a whole number from 1");
        return null;
    }

    /// <summary>A list of texts, none empty, as many as there may be.</summary>
    public IReadOnlyList<Written>? Texts(WrittenList? written, SourceLocation owner, string key, int least, int most)
    {
        if (written is null && least > 0)
            Add(owner, BankMistakeKind.Missing, $"has no {key}");
        if (written is not { Items: { } items })
            return written is null && least == 0 ? [] : null;

        Count(written.Location, items.Count, key, least, most);
        return items.Count(item => Text(item, owner, key) is not null) == items.Count ? items : null;
    }

    public void Count(SourceLocation location, int count, string key, int least, int most)
    {
        if (count >= least && count <= most)
            return;
        var right = least == most ? $"exactly {least}" : least == 0 ? $"at most {most}" : $"{least} to {most}";
        Add(location, BankMistakeKind.WrongCount, $"{key}: {count} of them; write {right}");
    }

    /// <summary>The meaning of a word out of a closed list.</summary>
    public T? Word<T>(Written word, IReadOnlyDictionary<string, T> words, BankMistakeKind kind, string what)
        where T : struct
    {
        if (words.TryGetValue(word.Value!, out var meaning))
            return meaning;
        Add(word.Location, kind, $"there is no {what} \"{word.Value}\"; there are {string.Join(", ", words.Keys)}");
        return null;
    }

    /// <summary>A list of words out of a closed list, none twice.</summary>
    public IReadOnlyList<T>? Words<T>(
        WrittenList? written, SourceLocation owner, string key, int least, int most, IReadOnlyDictionary<string, T> words, BankMistakeKind kind, string what)
        where T : struct
    {
        if (Texts(written, owner, key, least, most) is not { } items)
            return null;

        var found = new List<T>();
        foreach (var item in items)
        {
            if (Word(item, words, kind, what) is not { } meaning)
                continue;
            if (found.Contains(meaning))
                Add(item.Location, BankMistakeKind.Twice, $"{key} names {item.Value} twice");
            else
                found.Add(meaning);
        }

        return found.Count == items.Count ? found : null;
    }
}
