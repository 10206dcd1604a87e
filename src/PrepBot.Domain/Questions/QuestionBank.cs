using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>A value set's principles with all its prompts. One that exists has passed <see cref="BankRules"/>, or was stored after passing.</summary>
public sealed class QuestionBank
{
    private readonly Dictionary<PromptId, Prompt> _byId;
    private readonly ILookup<PrincipleId, Prompt> _byPrinciple;

    /// <summary>Puts a bank together.</summary>
    /// <exception cref="ArgumentException">A prompt id stands twice, or a prompt names a principle that is not in the set.</exception>
    public QuestionBank(ValueSet valueSet, PrincipleSet principles, IEnumerable<Prompt> prompts)
    {
        ArgumentNullException.ThrowIfNull(principles);
        ValueSet = valueSet;
        Principles = principles;
        Prompts = [.. prompts];
        _byId = Prompts.ToDictionary(p => p.Id);
        _byPrinciple = Prompts.ToLookup(p => p.Principle);
        if (Prompts.FirstOrDefault(p => principles.TryGet(p.Principle) is null) is { } stray)
            throw new ArgumentException($"{stray.Id} names {stray.Principle}, which is not in the set.", nameof(prompts));
    }

    /// <summary>Whose values these are.</summary>
    public ValueSet ValueSet { get; }

    /// <summary>The principles.</summary>
    public PrincipleSet Principles { get; }

    /// <summary>Every prompt, in the order of the files.</summary>
    public IReadOnlyList<Prompt> Prompts { get; }

    /// <summary>What can be looked up beside the principles.</summary>
    public ReferenceCards Cards { get; init; } = ReferenceCards.None;

    /// <summary>What interviewers can say aloud.</summary>
    public InterviewScript Script { get; init; } = InterviewScript.None;

    /// <summary>Finds the principles of this bank by what people type.</summary>
    public PrincipleFinder CreateFinder() => new(Principles);

    /// <summary>This bank with further prompts, for checking what joins them.</summary>
    /// <exception cref="ArgumentException">An id stands there already, or names a principle that is not in the set.</exception>
    public QuestionBank With(IEnumerable<Prompt> further) => new(ValueSet, Principles, Prompts.Concat(further)) { Cards = Cards, Script = Script };

    /// <summary>The prompt with this id, or null: rounds outlive a change of the bank.</summary>
    public Prompt? TryGet(PromptId id) => _byId.GetValueOrDefault(id);

    /// <summary>The prompts whose first principle this is; empty when there are none.</summary>
    public IEnumerable<Prompt> For(PrincipleId principle) => _byPrinciple[principle];
}
