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
    /// <param name="isFile">Whether they come from a file, which may be brought again: a draft without a key that is word for word a prompt of the community is that prompt.</param>
    public static OwnPromptReading Check(
        IReadOnlyList<RawPrompt> drafts, QuestionBank bank, IReadOnlyList<OwnPrompt> own, bool isFile = false)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(own);
        var (spelt, unknown) = new PromptSpelling(bank).Spell(drafts);
        var named = spelt.Where(d => d.Id is { Value.Length: > 0 }).Select(d => new PromptId(d.Id!.Value!)).ToHashSet();
        var there = own.Where(o => isFile && !named.Contains(o.Prompt.Id)).GroupBy(o => Fingerprint(PromptDraft.From(o.Prompt))).ToDictionary(g => g.Key, g => g.OrderBy(o => o.IsRetired).First().Prompt.Id);
        var taken = own.Select(o => o.Prompt.Id).Concat(named).ToList();
        var raw = new List<RawPrompt>();
        foreach (var draft in spelt)
        {
            var location = draft.Id?.Location ?? draft.Location;
            if (draft.Id is { Value: null or { Length: > 0 } })
            {
                raw.Add(draft);
                continue;
            }

            if (draft.Principle is not { Value.Length: > 0 } principle)
            {
                // Without a principle there is no key to give; that one is missing is said once.
                raw.Add(draft with { Id = new(null, location) });
                continue;
            }

            if (!there.Remove(Fingerprint(draft), out var id))
            {
                id = NextId(new(principle.Value!), taken);
                taken.Add(id);
            }

            named.Add(id);
            raw.Add(draft with { Id = new(id.Key, location) });
        }

        var beside = own.Where(o => !o.IsRetired && !named.Contains(o.Prompt.Id) && bank.Principles.TryGet(o.Prompt.Principle) is not null).Select(o => o.Prompt);
        var reading = BankRules.CheckPrompts(raw, bank.With(beside));
        return unknown.Count == 0
            ? reading
            : new([], [.. unknown.Concat(reading.Mistakes).OrderBy(m => m.Location.File, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Kind)]);
    }

    private static string Fingerprint(RawPrompt draft) => Fingerprint(new PromptDraft
    {
        Principle = draft.Principle?.Value ?? "",
        Text = draft.Text?.Value ?? "",
        After = draft.After?.Value ?? "",
        Probes = Values(draft.Probes),
        Levels = Values(draft.Levels),
        Tracks = Values(draft.Tracks),
        Also = Values(draft.Also),
        Themes = Values(draft.Themes),
    });

    /// <summary>All that makes a prompt what it is, but its key. The order of levels, tracks and themes says nothing.</summary>
    private static string Fingerprint(PromptDraft draft) => string.Join(
        '\u001F',
        [draft.Principle, draft.Text, draft.After, Sorted(draft.Levels), Sorted(draft.Tracks), Sorted(draft.Also), Sorted(draft.Themes), .. draft.Probes]);

    private static string Sorted(IReadOnlyList<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static IReadOnlyList<string> Values(WrittenList? list) => [.. (list?.Items ?? []).Select(item => item.Value ?? "")];
}
