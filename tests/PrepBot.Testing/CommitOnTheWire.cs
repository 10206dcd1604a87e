using System.Text;
using System.Text.RegularExpressions;

namespace PrepBot.Testing;

/// <summary>Knows a COMMIT among the bytes of one line to the server: by its word, and, once the line has prepared it, by the name it got then.</summary>
internal sealed partial class CommitOnTheWire
{
    private string? _name;

    /// <summary>Whether these bytes bring a COMMIT.</summary>
    public bool IsIn(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var said = text.Contains("COMMIT\0", StringComparison.Ordinal);

        // Parse has the name and then the words; Bind has the name of the portal, which is empty, and then the statement's.
        if (Prepared().Match(text) is { Success: true } prepared)
            _name = prepared.Groups["name"].Value;
        return said || (_name is not null && text.Contains($"\0{_name}\0", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<name>_auto\d+)\0COMMIT\0", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prepared();
}
