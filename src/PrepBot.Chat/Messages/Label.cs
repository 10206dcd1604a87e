namespace PrepBot.Chat.Messages;

/// <summary>What stands on buttons, options, fields and forms: as long as the smallest platform takes it.</summary>
public static class Label
{
    /// <summary>Most characters of a button.</summary>
    public const int MaxButton = 75;

    /// <summary>Most characters of an option.</summary>
    public const int MaxOption = 75;

    /// <summary>Most options to choose from.</summary>
    public const int MaxOptions = 25;

    /// <summary>Most characters of a field's label.</summary>
    public const int MaxField = 45;

    /// <summary>Most characters of what a notification says.</summary>
    public const int MaxNotice = 60;

    /// <summary>Most characters of a cell's name in a map.</summary>
    public const int MaxCell = 10;

    /// <summary>Most characters of the address of a link.</summary>
    public const int MaxAddress = 500;

    /// <summary>Most characters of a form's title.</summary>
    public const int MaxTitle = 45;

    /// <summary>Most characters of a form's short title, for where the other one does not fit.</summary>
    public const int MaxShortTitle = 24;

    /// <summary>The text; one that is too long ends after a whole word where there is one in its second half, visibly.</summary>
    public static string Fit(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= max)
            return text;

        var end = text.LastIndexOf(' ', max - 1);
        if (end < max / 2)
            end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        return $"{text.AsSpan(0, end).TrimEnd(", ·")}…";
    }
}
