using System.Globalization;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>What is asked of the key of a worked answer.</summary>
internal sealed class KeyRules(MistakeList mistakes, Principle principle, AnyStory any, Prompt prompt)
{
    private const int MinWhy = 60;

    private static readonly ThemeId FailureTheme = new("risk-mistake-failure");

    private static readonly Dictionary<string, AnswerParts> Parts =
        Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None).ToDictionary(part => part.ToString().ToLowerInvariant());

    // "Did you", "Was it": answered with a word, and then nothing more is known.
    private static readonly string[] YesNo =
        ["do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "can", "could", "will", "would", "should"];

    // Advice begins with something to do; these begin a description.
    private static readonly string[] NoAdvice = ["the", "a", "an", "it", "this", "that", "there", "he", "she", "they", "nothing"];

    public AnswerReading? Read(RawAnswer raw, IReadOnlyList<string> sentences, IReadOnlyList<Verdict> rated)
    {
        var before = mistakes.All.Count;
        var why = mistakes.Text(raw.Why, raw.Location, "key: why");
        if (why is { Length: < MinWhy })
            mistakes.Add(raw.Why!.Location, BankMistakeKind.WrongLength, $"key: why has {why.Length} characters; say in at least {MinWhy} why this verdict and not its neighbours");

        var beats = Beats(raw, sentences.Count);
        var green = Flags(raw.Green, [.. principle.GreenFlags, .. any.GreenFlags], sentences.Count, "green");
        var red = Flags(raw.Red, [.. principle.RedFlags, .. any.RedFlags], sentences.Count, "red");
        var parts = PartsOf(raw, sentences.Count);
        var pronouns = Pronouns(raw, sentences);
        var pronounsWhy = mistakes.Text(raw.PronounsWhy, raw.Location, "key: i_we: why");
        var lands = mistakes.Text(raw.Lands, raw.Location, "key: lands");
        var lift = mistakes.Text(raw.Lift, raw.Location, "key: lift");
        if (lift is not null && NoAdvice.Contains(FirstWord(lift)))
            mistakes.Add(raw.Lift!.Location, BankMistakeKind.WrongShape, "key: lift tells how it is; begin with something to do");

        var next = mistakes.Text(raw.AskNext, raw.Location, "key: ask_next");
        if (next is not null && (!next.EndsWith('?') || YesNo.Contains(FirstWord(next))))
            mistakes.Add(raw.AskNext!.Location, BankMistakeKind.WrongShape, "key: ask_next is answered with yes or no; ask what, how, who or when");

        return mistakes.All.Count > before
            ? null
            : new()
            {
                Why = why!,
                Beats = beats,
                Green = green,
                Red = red,
                Parts = parts,
                Pronouns = pronouns,
                PronounsWhy = pronounsWhy!,
                Lands = lands!,
                Lift = lift!,
                AskNext = next!,
                Rated = rated,
            };
    }

    private static string FirstWord(string text) => text.Split((char[]?)null, 2)[0].ToLowerInvariant().Trim(',', '"');

    private List<BeatHeard> Beats(RawAnswer raw, int count)
    {
        var asked = principle.Beats.Select(beat => beat.Id).Except(prompt.Without)
            .Concat(prompt.Themes.Contains(FailureTheme) ? FailureStory.Beats.Select(beat => beat.Id) : [])
            .ToList();
        foreach (var beat in asked.Where(id => raw.Beats.All(written => written.Beat != id)))
            mistakes.Add(raw.Location, BankMistakeKind.Missing, $"key: beats says nothing of {beat}");

        var found = new List<BeatHeard>();
        foreach (var written in raw.Beats)
        {
            if (!asked.Contains(written.Beat))
                mistakes.Add(written.Location, BankMistakeKind.UnknownBeat, $"key: {prompt.Id} does not ask for the beat \"{written.Beat}\"; it asks for {string.Join(", ", asked)}");

            var heard = Numbers(new(written.Beat, written.Heard ?? new([], written.Location)), count);
            var thin = written.Thin?.Value == "true";
            if (thin && heard.Count == 0)
                mistakes.Add(written.Location, BankMistakeKind.WrongShape, $"key: {written.Beat} is thin but heard nowhere; name the sentences, or leave thin out");
            if (mistakes.Text(written.Why, written.Location, $"key: {written.Beat}: why") is { } why)
                found.Add(new(written.Beat, heard, thin, why));
        }

        return found;
    }

    private Dictionary<string, IReadOnlyList<int>> Flags(IReadOnlyList<RawSentences> raw, IReadOnlyList<Flag> known, int count, string colour)
    {
        foreach (var flag in raw.Where(written => known.All(flag => flag.Id != written.Key)))
            mistakes.Add(flag.Numbers.Location, BankMistakeKind.UnknownFlag, $"key: {principle.Id} has no {colour} flag \"{flag.Key}\"");
        return raw.ToDictionary(flag => flag.Key, flag => (IReadOnlyList<int>)Numbers(flag, count));
    }

    private Dictionary<AnswerParts, IReadOnlyList<int>> PartsOf(RawAnswer raw, int count)
    {
        var parts = new Dictionary<AnswerParts, IReadOnlyList<int>>();
        foreach (var written in raw.Parts)
            parts[Parts[written.Key]] = Numbers(written, count);
        foreach (var (word, part) in Parts.Where(part => !parts.ContainsKey(part.Value)))
            mistakes.Add(raw.Location, BankMistakeKind.Missing, $"key: star has no {word}; write [] for a part that is missing in the answer");

        var all = parts.Values.SelectMany(list => list).ToList();
        foreach (var number in Enumerable.Range(1, count))
        {
            var times = all.Count(index => index == number);
            if (times != 1)
                mistakes.Add(raw.Location, BankMistakeKind.WrongCount, $"key: star has sentence {number} in {(times == 0 ? "no part" : $"{times} parts")}; every sentence stands in one");
        }

        return parts;
    }

    private PronounCount Pronouns(RawAnswer raw, IReadOnlyList<string> sentences)
    {
        var counted = SpokenText.Pronouns(string.Join(' ', sentences));
        Compare(raw.I, raw, "i", counted.I);
        Compare(raw.We, raw, "we", counted.We);
        return counted;
    }

    private void Compare(Written? written, RawAnswer raw, string word, int counted)
    {
        if (mistakes.Text(written, raw.Location, $"key: i_we: {word}") is { } text && text != counted.ToString(CultureInfo.InvariantCulture))
            mistakes.Add(written!.Location, BankMistakeKind.WrongCount, $"key: i_we: {word} is {text}, and {counted} are said");
    }

    private List<int> Numbers(RawSentences written, int count)
    {
        var numbers = new List<int>();
        foreach (var item in written.Numbers.Items ?? [])
        {
            if (int.TryParse(item.Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count)
                numbers.Add(number);
            else if (item.Value is not null)
                mistakes.Add(item.Location, BankMistakeKind.NotANumber, $"key: {written.Key} names sentence \"{item.Value}\"; there are {count}");
        }

        return numbers;
    }
}
