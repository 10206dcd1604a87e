namespace PrepBot.Chat.Messages;

/// <summary>A file that goes with a private answer.</summary>
/// <param name="FileName">1-100 characters: letters, digits, dots and hyphens.</param>
/// <param name="MediaType">What it is: "text/csv".</param>
/// <param name="Content">Its bytes, at most <see cref="MaxBytes"/>.</param>
/// <param name="Twin">The same in words, for readers who cannot open it and platforms that cannot carry it; of a picture its alternative text. 1-<see cref="LongestTwin"/> characters.</param>
public sealed record Attachment(string FileName, string MediaType, byte[] Content, string Twin)
{
    /// <summary>The most bytes a file may have: what every platform takes.</summary>
    public const int MaxBytes = 3_000_000;

    /// <summary>The longest twin: what every platform takes as the description of a file.</summary>
    public const int LongestTwin = 1_000;
}
