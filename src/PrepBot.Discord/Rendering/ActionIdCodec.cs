using System.Buffers.Text;
using System.Globalization;
using PrepBot.Chat.Messages;

namespace PrepBot.Discord.Rendering;

/// <summary>
/// Component ids as Discord carries them, at most 100 characters: <c>kind[community]:feature:verb:subject[@field][!opener][#copy]</c>. They say what is
/// meant and never who acts. The strings are pinned by tests: messages of last year carry them.
/// </summary>
internal static class ActionIdCodec
{
    private const int MaxNameLength = 20;
    private const char ClickKind = 'a';
    private const char ModalKind = 'm';
    private const char StepKind = 's';
    private const char TapKind = 't';

    /// <summary>What a malformed id is read as, so that it meets the same answer as one that no feature knows.</summary>
    public static ComponentId Unknown { get; } = new ComponentId.Click(new ActionId("unknown", "unknown", Subject.None), null);

    /// <summary>Writes an id.</summary>
    /// <exception cref="ArgumentException">It is too long: then the action's names and subject must become shorter.</exception>
    public static string Write(ComponentId id)
    {
        var text = id switch
        {
            ComponentId.Click click => $"{ClickKind}{Community(click.Community)}:{click.Action}",
            ComponentId.Modal modal => $"{ModalKind}{modal.Step}{modal.Steps}{Community(modal.Community)}:{modal.Action}{Opener(modal.Opener)}",
            ComponentId.OpenStep step => $"{StepKind}{step.Step}{step.Steps}{Community(step.Community)}:{step.Action}{Opener(step.Opener)}",
            ComponentId.Tap tap => $"{TapKind}{Community(tap.Community)}:{tap.Action}@{tap.Field}",
            _ => throw new NotSupportedException($"No id for {id.GetType().Name}."),
        };
        return text.Length <= DiscordLimits.CustomId
            ? text
            : throw new ArgumentException($"The component id has {text.Length} characters; {DiscordLimits.CustomId} fit.", nameof(id));
    }

    /// <summary>The same id, told apart from others of one message: each must be there once.</summary>
    public static string Copy(string id, int number)
    {
        var text = $"{id}#{number}";
        return text.Length <= DiscordLimits.CustomId ? text : throw new ArgumentException("Too long to be told apart.", nameof(id));
    }

    /// <summary>Reads what came back from outside; anything malformed is <see cref="Unknown"/>.</summary>
    public static ComponentId Read(string? text)
    {
        if (text is not { Length: > 1 and <= DiscordLimits.CustomId })
            return Unknown;

        var whole = text.Split('#');
        var parts = whole[0].Split('!');
        var (opener, wellFormed) = parts.Length switch
        {
            1 => (null, true),
            2 => ReadOpener(parts[1]),
            _ => (null, false),
        };
        if (!wellFormed || whole.Length > 2 || parts[0].Split(':') is not [var head, var feature, var verb, var last] || last.Split('@') is not [var rest, .. var fields]
            || head.Length == 0 || fields.Length > 1 || !IsName(feature) || !IsName(verb) || !Subject.TryParse(rest, out var subject))
        {
            return Unknown;
        }

        var action = new ActionId(feature, verb, subject);
        return (fields is [var field] ? ReadTap(head, action, field, opener) : Read(head, action, opener)) ?? Unknown;
    }

    private static ComponentId.Tap? ReadTap(string head, ActionId action, string field, FormOpener? opener) =>
        head[0] == TapKind && field.Length is > 0 and <= DiscordLimits.OptionLabel && opener is null && TryReadCommunity(head.AsSpan(1), out var community)
            ? new ComponentId.Tap(action, community, field)
            : null;

    private static ComponentId? Read(string head, ActionId action, FormOpener? opener)
    {
        if (head[0] == ClickKind)
            return opener is null && TryReadCommunity(head.AsSpan(1), out var home) ? new ComponentId.Click(action, home) : null;

        if (head.Length < 3 || head[0] is not (ModalKind or StepKind) || !char.IsAsciiDigit(head[1]) || !char.IsAsciiDigit(head[2])
            || !TryReadCommunity(head.AsSpan(3), out var community))
        {
            return null;
        }

        var (step, steps) = (head[1] - '0', head[2] - '0');
        if (steps is < 1 or > 5 || step >= steps)
            return null;

        return head[0] == ModalKind ? new ComponentId.Modal(action, community, step, steps, opener)
            : opener is null ? null
            : new ComponentId.OpenStep(action, community, step, steps, opener);
    }

    private static string Opener(FormOpener? opener) => opener switch
    {
        null => "",
        FormOpener.Verb verb => $"!{verb.Name}",
        FormOpener.Command command => $"!/{command.Name}",
        _ => throw new NotSupportedException($"No id for {opener.GetType().Name}."),
    };

    private static (FormOpener? Opener, bool WellFormed) ReadOpener(string text) => text switch
    {
        ['/', .. var command] => IsName(command) ? (new FormOpener.Command(command), true) : (null, false),
        _ => IsName(text) ? (new FormOpener.Verb(text), true) : (null, false),
    };

    /// <summary>A guild's number in 11 characters.</summary>
    private static string Community(string? guild)
    {
        if (guild is null)
            return "";

        Span<byte> bytes = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, ulong.Parse(guild, NumberStyles.None, CultureInfo.InvariantCulture));
        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryReadCommunity(ReadOnlySpan<char> text, out string? guild)
    {
        guild = null;
        if (text.Length == 0)
            return true;

        Span<byte> bytes = stackalloc byte[8];
        if (text.Length != 11 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 8)
            return false;

        guild = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(c => char.IsAsciiLetterLower(c) || c == '-');
}
