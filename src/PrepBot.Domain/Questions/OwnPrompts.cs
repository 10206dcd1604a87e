using System.Globalization;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>A community's own prompt.</summary>
/// <param name="IsRetired">Nobody is asked it any more.</param>
public sealed record OwnPrompt(Prompt Prompt, bool IsRetired);

/// <summary>Rules of the prompts a community keeps beside the bank.</summary>
public static class OwnPrompts
{
    /// <summary>The most prompts a community may keep, retired ones included.</summary>
    public const int MaxPrompts = 2_000;

    /// <summary>The most prompts one import brings.</summary>
    public const int MaxAtOnce = 500;

    /// <summary>The next free key for a principle. Numbers of retired prompts are not given again: what members have heard is kept by them.</summary>
    /// <param name="taken">Every key that was ever given.</param>
    public static PromptId NextId(PrincipleId principle, IEnumerable<PromptId> taken)
    {
        var owner = $"{BankRules.OwnPrefix}{principle.Key}";
        var last = taken.Where(id => Keys.IsNumbered(id.Key, owner))
            .Select(id => int.Parse(id.Key.AsSpan(owner.Length + 1), CultureInfo.InvariantCulture))
            .DefaultIfEmpty(0)
            .Max();
        return new($"{owner}-{last + 1:00}");
    }

    /// <summary>Checks drafts as a whole, those without a key getting the next free one.</summary>
    /// <param name="drafts">What was written, each with where its parts stand.</param>
    /// <param name="bank">The bank they join.</param>
    /// <param name="own">What the community has; a draft with the key of one of these replaces it.</param>
    /// <returns>The prompts, empty when there is any mistake; and the mistakes by file and line.</returns>
    public static (IReadOnlyList<Prompt> Prompts, IReadOnlyList<BankMistake> Mistakes) Check(
        IReadOnlyList<RawPrompt> drafts, QuestionBank bank, IReadOnlyList<OwnPrompt> own)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(own);
        var named = drafts.Where(d => d.Id is { Value.Length: > 0 }).Select(d => new PromptId(d.Id!.Value!)).ToHashSet();
        var taken = own.Select(o => o.Prompt.Id).Concat(named).ToList();
        var raw = new List<RawPrompt>();
        foreach (var draft in drafts)
        {
            if (draft.Id is { Value: null or { Length: > 0 } } || draft.Principle is not { Value.Length: > 0 } principle)
            {
                raw.Add(draft);
                continue;
            }

            var id = NextId(new(principle.Value!), taken);
            taken.Add(id);
            raw.Add(draft with { Id = new(id.Key, draft.Id?.Location ?? draft.Location) });
        }

        var beside = own.Where(o => !o.IsRetired && !named.Contains(o.Prompt.Id) && bank.Principles.TryGet(o.Prompt.Principle) is not null).Select(o => o.Prompt);
        return BankRules.CheckPrompts(raw, bank.With(beside));
    }
}
