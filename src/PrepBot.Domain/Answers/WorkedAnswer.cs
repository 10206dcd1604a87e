using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>The stable key of a worked answer: its principle, "-a", a number. Never given twice.</summary>
public readonly record struct AnswerId(string Key)
{
    public override string ToString() => Key;
}

/// <summary>An invented answer to a prompt with its key: what was heard in which sentence, and why the verdict is what it is.</summary>
public sealed record WorkedAnswer
{
    /// <summary>Stable key.</summary>
    public required AnswerId Id { get; init; }

    /// <summary>The principle it is rated for.</summary>
    public required PrincipleId Principle { get; init; }

    /// <summary>What its raters agreed on, within one step of each rating.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The prompt that was asked.</summary>
    public required PromptId Prompt { get; init; }

    /// <summary>The level of the candidate who tells it.</summary>
    public required Level Level { get; init; }

    /// <summary>The trade it is told from.</summary>
    public required Track Track { get; init; }

    /// <summary>What kind of answer it is.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>Another telling of the same story; null for a story told once.</summary>
    public SameStory? SameStoryAs { get; init; }

    /// <summary>The answer as spoken: paragraphs of sentences, numbered through from 1 over all of them.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Paragraphs { get; init; }

    /// <summary>How it is to be read.</summary>
    public required AnswerReading Key { get; init; }

    /// <summary>The answer as a reader sees it, without numbers.</summary>
    public string Text => string.Join("\n\n", Paragraphs.Select(paragraph => string.Join(' ', paragraph)));
}

/// <summary>What kind of answer somebody gave. Numbers are stored.</summary>
public enum AnswerKind
{
    Story = 1,
    HalfAStory = 2,
    GeneralClaim = 3,
    Opinion = 4,
}

/// <summary>Another telling of the same story.</summary>
/// <param name="Id">The other one, which points back.</param>
/// <param name="How">In what the two differ.</param>
public sealed record SameStory(AnswerId Id, SameStoryHow How);

/// <summary>In what two tellings of one story differ.</summary>
public enum SameStoryHow
{
    /// <summary>One is told better.</summary>
    Quality = 1,

    /// <summary>The same facts for another principle.</summary>
    Framing = 2,
}

/// <summary>The key of a worked answer. Numbers are those of its sentences.</summary>
public sealed record AnswerReading
{
    /// <summary>Why this verdict and not its neighbours.</summary>
    public required string Why { get; init; }

    /// <summary>One for every beat that this prompt lets an answer show.</summary>
    public required IReadOnlyList<BeatHeard> Beats { get; init; }

    /// <summary>Flags by id, green and red apart, each with the sentences it stands in.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> Green { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<int>> Red { get; init; }

    /// <summary>The five parts with their sentences; an empty one is missing in the answer.</summary>
    public required IReadOnlyDictionary<AnswerParts, IReadOnlyList<int>> Parts { get; init; }

    /// <summary>How often it says "I" and "we" outside quotation marks.</summary>
    public required PronounCount Pronouns { get; init; }

    /// <summary>What these two figures mean here.</summary>
    public required string PronounsWhy { get; init; }

    /// <summary>What works.</summary>
    public required string Lands { get; init; }

    /// <summary>What would lift it, as something to do.</summary>
    public required string Lift { get; init; }

    /// <summary>The one follow-up a good interviewer asks now.</summary>
    public required string AskNext { get; init; }

    /// <summary>A verdict from each who rated it without the key; at least two.</summary>
    public required IReadOnlyList<Verdict> Rated { get; init; }
}

/// <summary>Where a beat is heard.</summary>
/// <param name="Sentences">The sentences; empty when it is not heard.</param>
/// <param name="IsThin">Heard, but so little that a reader who does not tick it is right as well.</param>
/// <param name="Why">What makes it heard, thin or missing.</param>
public sealed record BeatHeard(string Beat, IReadOnlyList<int> Sentences, bool IsThin, string Why);

/// <summary>How often an answer says "I" and "we".</summary>
public readonly record struct PronounCount(int I, int We);
