using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Messages;

/// <summary>How a run of words is set.</summary>
public enum Emphasis
{
    None = 0,
    Strong = 1,
    Light = 2,
}

/// <summary>How an instant is shown: always in the reader's own zone, by the platform.</summary>
public enum MomentStyle
{
    /// <summary>"19:45".</summary>
    Time = 0,

    /// <summary>"22 November, 19:45".</summary>
    DateAndTime = 1,

    /// <summary>"in 44 minutes", kept fresh by the platform.</summary>
    Relative = 2,

    /// <summary>"22 November".</summary>
    Date = 3,

    /// <summary>"2:14" since then, where the platform's clock ticks; else how long ago it was.</summary>
    Elapsed = 4,
}

/// <summary>A run within a text. Structure instead of markup: what a member typed is always words, so it can never become markup or a mention.</summary>
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(PersonName), "person")]
[JsonDerivedType(typeof(Moment), "moment")]
[JsonDerivedType(typeof(RoomName), "room")]
[JsonDerivedType(typeof(CellStrip), "strip")]
[JsonDerivedType(typeof(TalkHere), "talk")]
public abstract record Span;

/// <summary>Words, shown as they are; the renderer escapes them.</summary>
/// <param name="Text">Any text, line breaks included.</param>
/// <param name="Emphasis">How they are set.</param>
public sealed record Words(string Text, Emphasis Emphasis = Emphasis.None) : Span;

/// <summary>A person's name as the platform shows it. It rings only if <see cref="Message.Notify"/> lists the person.</summary>
/// <param name="DisplayName">What to show where the platform cannot name them.</param>
public sealed record PersonName(PersonRef Person, string DisplayName) : Span;

/// <summary>An instant, shown in each reader's own zone.</summary>
public sealed record Moment(DateTimeOffset At, MomentStyle Style) : Span;

/// <summary>A channel's name as the platform shows it to the reader; a press on it leads there.</summary>
public sealed record RoomName(RoomRef Room) : Span;

/// <summary>How two people talk on this platform where nothing else is agreed, in the platform's words.</summary>
/// <param name="Begins">As what to do first, at the beginning of a sentence; else in the middle of one, while they talk.</param>
public sealed record TalkHere(bool Begins) : Span
{
    /// <summary>The same words with their first letter as the place asks.</summary>
    public string Say(string words) => Begins ? words : $"{char.ToLowerInvariant(words[0])}{words[1..]}";
}

/// <summary>Text as a list of runs. Write it as an interpolated string: <c>RichText.Of($"{person} waits since {moment}")</c>; <c>{x:strong}</c> sets words in bold.</summary>
/// <param name="Spans">The runs, in order.</param>
public sealed record RichText(IReadOnlyList<Span> Spans)
{
    /// <summary>Builds from an interpolated string; strings in holes are words, never markup.</summary>
    public static RichText Create(RichTextBuilder builder) => builder.Build();

    /// <summary>Plain words.</summary>
    public static RichText Plain(string text, Emphasis emphasis = Emphasis.None) => new([new Words(text, emphasis)]);

    /// <summary>Texts below each other.</summary>
    public static RichText Lines(IEnumerable<RichText> lines) => new([.. lines.SelectMany((line, i) => i == 0 ? line.Spans : [new Words("\n"), .. line.Spans])]);

    public static implicit operator RichText(string text) => Plain(text);

    /// <summary>The text without setting, for logs of tests, notifications and text twins. Instants are UTC.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder();
        foreach (var span in Spans)
        {
            text.Append(span switch
            {
                Words words => words.Text,
                PersonName person => person.DisplayName,
                Moment moment => moment.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'"),
                RoomName room => $"#{room.Room.ExternalId}",
                CellStrip strip => strip.ToText(),
                TalkHere talk => talk.Say("Talk as you like"),
                _ => throw new NotSupportedException($"No plain text for {span.GetType().Name}."),
            });
        }

        return text.ToString();
    }
}

/// <summary>Collects the runs of an interpolated <see cref="RichText"/>.</summary>
[InterpolatedStringHandler]
public readonly struct RichTextBuilder
{
    private readonly List<Span> _spans;

    public RichTextBuilder(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _spans = new List<Span>((formattedCount * 2) + 1);
    }

    public void AppendLiteral(string text) => _spans.Add(new Words(text));

    public void AppendFormatted(Span span) => _spans.Add(span);

    public void AppendFormatted(RichText text) => _spans.AddRange(text.Spans);

    // A derived run binds here rather than to Span: the generic overload is the better match.
    public void AppendFormatted<T>(T value) => _spans.Add(value as Span ?? new Words(value?.ToString() ?? ""));

    /// <param name="format">"strong" or "light".</param>
    public void AppendFormatted<T>(T value, string format) => _spans.Add(new Words(value?.ToString() ?? "", format switch
    {
        "strong" => Emphasis.Strong,
        "light" => Emphasis.Light,
        _ => throw new ArgumentException($"Unknown setting '{format}'.", nameof(format)),
    }));

    internal RichText Build() => new(_spans);
}
