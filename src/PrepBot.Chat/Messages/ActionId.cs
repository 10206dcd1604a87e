using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Messages;

/// <summary>
/// What a button, select or form means. A value and not a closure: a button posted last week works after a rename and a restart.
/// It says what is meant and never who acts.
/// </summary>
/// <param name="Feature">The feature's stable name, 1-20 characters of a-z and hyphen.</param>
/// <param name="Verb">What is to be done, 1-20 characters of a-z and hyphen.</param>
/// <param name="Subject">The row it is about.</param>
public readonly record struct ActionId(string Feature, string Verb, Subject Subject)
{
    public override string ToString() => $"{Feature}:{Verb}:{Subject}";
}

/// <summary>The row an action is about: ids, keys and small numbers, joined by dots. At most 57 characters, safe in any platform's id.</summary>
[JsonConverter(typeof(SubjectJsonConverter))]
public readonly record struct Subject
{
    /// <summary>Two UUIDs in short form, a short key and the dots fit.</summary>
    public const int MaxLength = 57;

    private readonly string? _text;

    private Subject(string text) => _text = text;

    /// <summary>An action about nothing in particular.</summary>
    public static Subject None => default;

    /// <summary>About the row with this id.</summary>
    public static Subject Create<TId>(TId id)
        where TId : struct, ITypedId<TId> => new(Shorten(id.Value));

    /// <summary>About the thing with this key.</summary>
    /// <exception cref="ArgumentException">The key has other characters than letters, digits, hyphen, underscore.</exception>
    public static Subject Create(string key) => default(Subject).And(key);

    /// <summary>The same row, and this part of it.</summary>
    /// <exception cref="ArgumentException">The part has other characters than letters, digits, hyphen, underscore, or is too long.</exception>
    public Subject And(string part)
    {
        if (part.Length == 0 || !part.All(IsSafe))
            throw new ArgumentException($"'{part}' cannot stand in a subject.", nameof(part));

        var text = string.IsNullOrEmpty(_text) ? part : $"{_text}.{part}";
        if (text.Length > MaxLength)
            throw new ArgumentException($"A subject has at most {MaxLength} characters.", nameof(part));

        return new Subject(text);
    }

    /// <summary>The same row, and this number.</summary>
    public Subject And(int number) => And(number.ToString());

    /// <summary>The same row, and this row.</summary>
    public Subject And<TId>(TId id)
        where TId : struct, ITypedId<TId> => And(Shorten(id.Value));

    /// <summary>Reads what came back from outside; anything malformed is false, never an exception.</summary>
    public static bool TryParse(string text, out Subject subject)
    {
        var fits = text.Length <= MaxLength && text.All(c => IsSafe(c) || c == '.');
        subject = fits && text.Length > 0 ? new Subject(text) : default;
        return fits;
    }

    /// <summary>The id at this place, or null.</summary>
    public TId? Id<TId>(int index = 0)
        where TId : struct, ITypedId<TId> => Part(index) is { } part && TryLengthen(part, out var value) ? TId.From(value) : null;

    /// <summary>The number at this place, or null.</summary>
    public int? Number(int index) => int.TryParse(Part(index), out var number) ? number : null;

    /// <summary>The part at this place, or null.</summary>
    public string? Part(int index)
    {
        var parts = (_text ?? "").Split('.');
        return index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
    }

    public override string ToString() => _text ?? "";

    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string Shorten(Guid value) =>
        Convert.ToBase64String(value.ToByteArray(bigEndian: true)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static bool TryLengthen(string text, out Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value = default;
        if (text.Length != 22 || !Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/') + "==", bytes, out var written) || written != 16)
            return false;

        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
