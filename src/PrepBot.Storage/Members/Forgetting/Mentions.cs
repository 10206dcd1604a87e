using System.Text.Json;
using PrepBot.Domain.Members;

namespace PrepBot.Storage.Members.Forgetting;

/// <summary>Whether stored JSON speaks of somebody.</summary>
/// <param name="erasure">Who is being erased.</param>
/// <param name="subjects">The short ids of what was theirs, as buttons and forms name it.</param>
internal sealed class Mentions(Erasure erasure, IEnumerable<string> subjects)
{
    private readonly string _person = $"\"ExternalId\":\"{JsonEncodedText.Encode(erasure.Person.ExternalId)}\"";
    private readonly string _name = JsonEncodedText.Encode(erasure.DisplayName).ToString();
    private readonly HashSet<string> _subjects = [.. subjects];

    /// <summary>Whether it names the person, as names are stored.</summary>
    public bool Person(string json) => json.Contains(_person, StringComparison.Ordinal);

    /// <summary>Whether it may be about them in any way: the name as a word, or something that was theirs.</summary>
    public bool Anything(string json) => Person(json) || HasName(json) || Words(json).Any(_subjects.Contains);

    private bool HasName(string json)
    {
        for (var at = json.IndexOf(_name, StringComparison.Ordinal); at >= 0; at = json.IndexOf(_name, at + 1, StringComparison.Ordinal))
        {
            var end = at + _name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(json[at - 1])) && (end == json.Length || !char.IsLetterOrDigit(json[end])))
                return true;
        }

        return false;
    }

    /// <summary>Runs of the characters that short ids are made of.</summary>
    private static IEnumerable<string> Words(string json)
    {
        var start = 0;
        for (var at = 0; at <= json.Length; at++)
        {
            if (at < json.Length && (char.IsAsciiLetterOrDigit(json[at]) || json[at] is '-' or '_'))
                continue;

            if (at - start == ShortIdLength)
                yield return json[start..at];
            start = at + 1;
        }
    }

    /// <summary>Characters of an id as a button carries it.</summary>
    private const int ShortIdLength = 22;
}
