namespace PrepBot.Domain.Questions;

/// <summary>Where something is written.</summary>
/// <param name="File">The file as its reader was told it.</param>
/// <param name="Line">From 1.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>A text with its place.</summary>
/// <param name="Value">The text; null when something stands there that could not be read and has been reported already.</param>
public sealed record Written(string? Value, SourceLocation Location);

/// <summary>A list of texts with its place.</summary>
/// <param name="Items">The texts; null when something stands there that could not be read and has been reported already.</param>
/// <param name="Location">Where it begins.</param>
public sealed record WrittenList(IReadOnlyList<Written>? Items, SourceLocation Location);

/// <summary>A value set as somebody wrote it down, before any rule has looked at it. What is null was not written.</summary>
/// <param name="Location">Where it is described.</param>
/// <param name="Disclaimer">Whose values they are.</param>
/// <param name="Principles">Its principles with their prompts.</param>
public sealed record RawBank(SourceLocation Location, Written? Id, Written? Name, Written? Disclaimer, IReadOnlyList<RawPrinciple> Principles)
{
    /// <summary>Its reference cards; a set may do without.</summary>
    public RawCards Cards { get; init; } = new([], []);

    /// <summary>What its interviewers can say; a set may do without.</summary>
    public RawScript? Script { get; init; }
}

/// <summary>An interviewer's script as somebody wrote it down, with what holds for any story. What is null was not written.</summary>
public sealed record RawScript(SourceLocation Location, IReadOnlyList<RawScriptPart> Parts, WrittenList? MoveOn)
{
    public RawSigns? FollowUps { get; init; }

    public RawSigns? GreenFlags { get; init; }

    public RawSigns? RedFlags { get; init; }
}

/// <summary>A part of a script as somebody wrote it down. What is null was not written.</summary>
public sealed record RawScriptPart(
    SourceLocation Location, Written? Id, Written? Title, Written? When, WrittenList? Say, WrittenList? Then, Written? Again);

/// <summary>Reference cards as somebody wrote them down.</summary>
public sealed record RawCards(IReadOnlyList<RawCard> Cards, IReadOnlyList<RawTheme> Themes);

/// <summary>A reference card as somebody wrote it down. What is null was not written.</summary>
public sealed record RawCard(
    SourceLocation Location, Written? Id, Written? Title, Written? Summary, WrittenList? AlsoCalled, IReadOnlyList<RawCardSection> Sections);

/// <summary>A part of a reference card as somebody wrote it down.</summary>
public sealed record RawCardSection(SourceLocation Location, Written? Title, WrittenList? Lines);

/// <summary>The principles of a theme as somebody wrote them down.</summary>
public sealed record RawTheme(SourceLocation Location, Written? Theme, WrittenList? Principles, WrittenList? AlsoCalled = null);

/// <summary>A principle as somebody wrote it down. What is null was not written.</summary>
public sealed record RawPrinciple
{
    public required SourceLocation Location { get; init; }

    public Written? Id { get; init; }

    public Written? Name { get; init; }

    public Written? Published { get; init; }

    public Written? Rank { get; init; }

    public Written? Meaning { get; init; }

    /// <summary>What each verdict sounds like, by its word.</summary>
    public RawTexts? Verdicts { get; init; }

    public Written? ShortName { get; init; }

    public RawSigns? Beats { get; init; }

    public RawSigns? GreenFlags { get; init; }

    public RawSigns? RedFlags { get; init; }

    public WrittenList? Mistakes { get; init; }

    /// <summary>How often it is probed, by the word for the level.</summary>
    public RawTexts? Probed { get; init; }

    public RawPairs? Neighbours { get; init; }

    /// <summary>What an answer of each level sounds like, by the word for the level; a set may do without.</summary>
    public RawTexts? Levels { get; init; }

    /// <summary>What it looks like in each trade, by the word for the track; a set may do without.</summary>
    public RawTexts? Tracks { get; init; }

    public IReadOnlyList<RawPrompt> Prompts { get; init; } = [];
}

/// <summary>Texts by a key.</summary>
/// <param name="ByKey">The texts; null when something stands there that could not be read and has been reported already.</param>
/// <param name="Location">Where it begins.</param>
public sealed record RawTexts(IReadOnlyDictionary<string, Written>? ByKey, SourceLocation Location);

/// <summary>A list of keys with a text each.</summary>
/// <param name="Items">The pairs; null when something stands there that could not be read and has been reported already.</param>
/// <param name="Location">Where it begins.</param>
public sealed record RawPairs(IReadOnlyList<RawPair>? Items, SourceLocation Location);

/// <summary>A key with a text: a neighbour.</summary>
public sealed record RawPair(SourceLocation Location, Written? Key, Written? Text);

/// <summary>A list of beats or flags.</summary>
/// <param name="Items">Them; null when something stands there that could not be read and has been reported already.</param>
/// <param name="Location">Where it begins.</param>
public sealed record RawSigns(IReadOnlyList<RawSign>? Items, SourceLocation Location);

/// <summary>A beat or a flag as somebody wrote it down: in three parts, or as a plain text alone. What is null was not written.</summary>
public sealed record RawSign(SourceLocation Location, Written? Id, Written? Label, Written? Text)
{
    /// <summary>Of a beat: how words of a probe begin that asks for it.</summary>
    public WrittenList? AskedBy { get; init; }
}

/// <summary>A prompt as somebody wrote it down, in a file or a form. What is null was not written.</summary>
public sealed record RawPrompt
{
    public required SourceLocation Location { get; init; }

    public Written? Id { get; init; }

    public Written? Principle { get; init; }

    public Written? Text { get; init; }

    public Written? After { get; init; }

    public WrittenList? Also { get; init; }

    public WrittenList? Levels { get; init; }

    public WrittenList? Tracks { get; init; }

    public WrittenList? Themes { get; init; }

    public WrittenList? Probes { get; init; }

    /// <summary>"true" when real loops ask it plainly.</summary>
    public Written? Core { get; init; }

    /// <summary>Beats it cannot show.</summary>
    public WrittenList? Without { get; init; }

    /// <summary>The prompt in a line, for menus.</summary>
    public Written? Short { get; init; }

    /// <summary>Why it belongs to no theme.</summary>
    public Written? NoTheme { get; init; }
}
