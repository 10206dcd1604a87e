namespace PrepBot.Domain.Questions;

/// <summary>One thing that keeps a bank from being used.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Sentence">What is wrong and what would be right, for the person who wrote it.</param>
public sealed record BankMistake(SourceLocation Location, BankMistakeKind Kind, string Sentence)
{
    public override string ToString() => $"{Location} {Sentence}";
}

/// <summary>What came out of reading a community's own prompts.</summary>
/// <param name="Prompts">The prompts; empty when there is any mistake.</param>
/// <param name="Mistakes">Every mistake, by file and line.</param>
public sealed record OwnPromptReading(IReadOnlyList<Prompt> Prompts, IReadOnlyList<BankMistake> Mistakes)
{
    /// <summary>What the built-in bank would do otherwise, by file and line. Keeps nothing from being used.</summary>
    public IReadOnlyList<BankMistake> Advice { get; init; } = [];
}

/// <summary>The kinds of mistakes there are.</summary>
public enum BankMistakeKind
{
    /// <summary>The file is not YAML, or not there.</summary>
    Unreadable,

    /// <summary>A list where a text belongs, or the other way round.</summary>
    WrongShape,

    /// <summary>A key nobody reads, often a typing mistake.</summary>
    UnknownKey,

    /// <summary>Something that has to be there is not, or is empty.</summary>
    Missing,

    /// <summary>Too few or too many of something.</summary>
    WrongCount,

    /// <summary>An id of another form than its kind has.</summary>
    BadId,

    /// <summary>An id, a place or an entry that stands there already.</summary>
    Twice,

    /// <summary>A number was expected.</summary>
    NotANumber,

    UnknownPrinciple,
    UnknownLevel,
    UnknownTrack,
    UnknownTheme,
    UnknownFrequency,

    /// <summary>A beat the principle does not have.</summary>
    UnknownBeat,

    /// <summary>The general track beside another one.</summary>
    GeneralAndMore,

    /// <summary>Too short or too long.</summary>
    WrongLength,

    /// <summary>More than one question at once.</summary>
    TwoQuestions,

    /// <summary>Asks what somebody would do instead of what they did.</summary>
    Hypothetical,

    /// <summary>A probe that stands in the same file already.</summary>
    RepeatedProbe,

    /// <summary>Nearly the words of another prompt, or of another answer.</summary>
    NearDuplicate,

    UnknownVerdict,
    UnknownPrompt,
    UnknownFlag,
    UnknownAnswer,

    /// <summary>A rating two steps or more from the verdict.</summary>
    RatedOtherwise,

    /// <summary>An idiom, or words and sentences too long for a reader whose first language is another one.</summary>
    HardToRead,
}

/// <summary>What came out of reading a bank.</summary>
/// <param name="Bank">The bank; null when there is any mistake.</param>
/// <param name="Mistakes">Every mistake found, by file and line.</param>
public sealed record BankReading(QuestionBank? Bank, IReadOnlyList<BankMistake> Mistakes)
{
    private readonly RawBank? _raw;
    private IReadOnlyList<BankRemark>? _remarks;
    private IReadOnlyList<BeatProbing>? _probing;

    /// <summary>Remembers what was written, for whoever asks for remarks.</summary>
    internal BankReading(QuestionBank? bank, IReadOnlyList<BankMistake> mistakes, RawBank raw)
        : this(bank, mistakes) => _raw = raw;

    /// <summary>
    /// What could be said more plainly. Keeps nothing from being used; <c>questions validate</c> does not pass with any. Looked for when it is asked for:
    /// a start does not want to know.
    /// </summary>
    public IReadOnlyList<BankRemark> Remarks => _remarks ??= _raw is null ? [] : BankLint.Look(_raw);

    /// <summary>How far the probes ask for the beats, by principle; principles that do not say what would ask for theirs are left out.</summary>
    public IReadOnlyList<BeatProbing> Probing => _probing ??= _raw is null ? [] : BeatProbing.Find(_raw);
}

/// <summary>One thing that makes a bank harder to understand than it needs to be.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Sentence">What it is and what would be better, for the person who wrote it.</param>
public sealed record BankRemark(SourceLocation Location, string Sentence)
{
    public override string ToString() => $"{Location} {Sentence}";
}
