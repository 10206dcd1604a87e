using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>An option read from words.</summary>
/// <param name="Units">How many units it took.</param>
/// <param name="Option">The option.</param>
/// <param name="Exact">Whether it was named as written.</param>
internal readonly record struct Choice(int Units, Option Option, bool Exact);

/// <summary>Finds the option of a choice that a line names.</summary>
/// <param name="input">The choice.</param>
internal sealed class ChoiceFinder(ChoiceInput input)
{
    /// <summary>A shorter beginning of a word says too little.</summary>
    private const int ShortestBeginning = 4;

    private static readonly HashSet<string> Articles = ["a", "an", "the"];

    /// <summary>Words that are one slip away from another word and mean the opposite.</summary>
    private static readonly HashSet<string> NoSlips = ["interviewee"];

    private readonly List<(string[] Words, Option Option, bool IsName)> _forms = Forms(input);

    /// <summary>The choice.</summary>
    public ChoiceInput Input => input;

    /// <summary>The option that begins at a unit, or null when none or several may be meant.</summary>
    public Choice? At(IReadOnlyList<LineUnit> units, int at)
    {
        foreach (var (words, option, _) in _forms)
        {
            if (Matches(words, units, at, (typed, known) => typed == known))
                return new Choice(words.Length, option, Exact: true);
        }

        foreach (var (words, option, _) in _forms)
        {
            if (units[at].Folded.Length > 0 && units[at].Folded == string.Concat(words))
                return new Choice(1, option, Exact: true);
        }

        return Only(_forms.Where(form => form.IsName && Matches(form.Words, units, at, IsLike)).Select(form => (form.Words.Length, form.Option)))
            ?? Only(_forms.Where(form => form.IsName && form.Words.Length > 1 && Matches(form.Words[..1], units, at, IsLike)).Select(form => (1, form.Option)));
    }

    private static List<(string[] Words, Option Option, bool IsName)> Forms(ChoiceInput input)
    {
        var forms = new List<(string[] Words, Option Option, bool IsName)>();
        foreach (var option in input.Options)
        {
            Add(option.Label, option, isName: true);
            Add(option.Value, option, isName: true);
            foreach (var said in input.AlsoSaid.Where(said => said.Value == option.Value))
                Add(said.Key, option, isName: false);
        }

        return [.. forms.OrderByDescending(form => form.Words.Length)];

        void Add(string name, Option option, bool isName)
        {
            string[] words = [.. FreeText.Words(name).Select(word => word.Folded)];
            string[] telling = [.. words.Where(word => !Articles.Contains(word))];
            if (telling.Length == 0)
                return;

            forms.Add((words, option, isName));
            if (telling.Length < words.Length)
                forms.Add((telling, option, isName));
        }
    }

    private static Choice? Only(IEnumerable<(int Units, Option Option)> found)
    {
        var all = found.ToList();
        return all.Select(choice => choice.Option.Value).Distinct().Count() == 1 ? new Choice(all[0].Units, all[0].Option, Exact: false) : null;
    }

    private static bool Matches(string[] words, IReadOnlyList<LineUnit> units, int at, Func<string, string, bool> same)
    {
        if (at + words.Length > units.Count)
            return false;

        for (var i = 0; i < words.Length; i++)
        {
            if (!same(units[at + i].Folded, words[i]))
                return false;
        }

        return true;
    }

    private static bool IsLike(string typed, string known) =>
        typed == known
        || (typed.Length >= ShortestBeginning && !NoSlips.Contains(typed) && (known.StartsWith(typed, StringComparison.Ordinal) || Typos.Slips(typed, known) is not null));
}
