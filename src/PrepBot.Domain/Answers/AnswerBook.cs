using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Answers;

/// <summary>The worked answers of a value set. A set may do without.</summary>
public sealed class AnswerBook
{
    private readonly Dictionary<AnswerId, WorkedAnswer> _byId;
    private readonly ILookup<PrincipleId, WorkedAnswer> _byPrinciple;

    /// <summary>Puts a book together.</summary>
    /// <exception cref="ArgumentException">An id stands twice.</exception>
    public AnswerBook(IEnumerable<WorkedAnswer> answers)
    {
        All = [.. answers];
        _byId = All.ToDictionary(answer => answer.Id);
        _byPrinciple = All.ToLookup(answer => answer.Principle);
    }

    /// <summary>No answers.</summary>
    public static AnswerBook None { get; } = new([]);

    /// <summary>Every answer, in the order of the files.</summary>
    public IReadOnlyList<WorkedAnswer> All { get; }

    /// <summary>The answer with this id, or null: a button may be older than the answers.</summary>
    public WorkedAnswer? TryGet(AnswerId id) => _byId.GetValueOrDefault(id);

    /// <summary>The answers to prompts of a principle; empty when there are none.</summary>
    public IEnumerable<WorkedAnswer> For(PrincipleId principle) => _byPrinciple[principle];
}
