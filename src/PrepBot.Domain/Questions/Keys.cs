using System.Text.RegularExpressions;

namespace PrepBot.Domain.Questions;

/// <summary>The form of stable keys.</summary>
internal static partial class Keys
{
    public static bool IsKey(string text, int most = 40) => text.Length <= most && KeyForm().IsMatch(text);

    /// <summary>Whether an id is its owner's key, a hyphen and two to four digits.</summary>
    public static bool IsNumbered(string id, string owner) =>
        id.Length - owner.Length is >= 3 and <= 5
        && id.StartsWith(owner, StringComparison.Ordinal)
        && id[owner.Length] == '-'
        && id.AsSpan(owner.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex KeyForm();
}
