using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions;

/// <summary>A prompt with everything that belongs to it, for those who decide about it.</summary>
internal static class PromptCard
{
    public static IEnumerable<Block> Create(PromptDraft draft, PrincipleSet principles)
    {
        yield return new Quote(draft.Text);
        if (draft.After.Length > 0)
            yield return new Paragraph(RichText.Create($"{"After":strong} {draft.After}"));
        if (draft.Probes.Count > 0)
            yield return new Paragraph(RichText.Create($"{"Follow-ups":strong}\n{string.Join('\n', draft.Probes.Select(probe => $"· {probe}"))}"));
        var facts = new List<Fact>
        {
            new("Principle", draft.Principle.Length == 0 ? QuestionTexts.NotChosenYet : principles.NameOf(new(draft.Principle))),
            new("Levels", Words(draft.Levels, BankWords.Levels, InWords.Name)),
            new("Trades", Words(draft.Tracks, BankWords.Tracks, InWords.Name)),
        };
        if (draft.Also.Count > 0)
            facts.Add(new("Touches as well", string.Join(", ", draft.Also.Select(key => principles.NameOf(new(key))))));
        if (draft.Themes.Count > 0)
            facts.Add(new("Themes", string.Join(", ", draft.Themes.Select(key => Theme.All.FirstOrDefault(theme => theme.Id.Key == key)?.Name ?? key))));
        yield return new Facts(facts);
    }

    private static string Words<T>(IReadOnlyList<string> words, IReadOnlyDictionary<string, T> known, Func<T, string> inWords) =>
        string.Join(", ", words.Select(word => known.TryGetValue(word, out var value) ? inWords(value) : word));
}
