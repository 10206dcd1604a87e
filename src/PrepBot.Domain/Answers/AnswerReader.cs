using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>What is asked of one worked answer.</summary>
internal sealed class AnswerReader(MistakeList mistakes, QuestionBank bank)
{
    private static readonly Dictionary<string, AnswerKind> Kinds = new()
    {
        ["story"] = AnswerKind.Story,
        ["half-a-story"] = AnswerKind.HalfAStory,
        ["general-claim"] = AnswerKind.GeneralClaim,
        ["opinion"] = AnswerKind.Opinion,
    };

    private static readonly Dictionary<string, SameStoryHow> Hows = new()
    {
        ["quality"] = SameStoryHow.Quality,
        ["framing"] = SameStoryHow.Framing,
    };

    private readonly Dictionary<string, SourceLocation> _ids = [];

    /// <summary>Notes every mistake of an answer.</summary>
    /// <returns>The answer, or null when a part is missing or wrong.</returns>
    public WorkedAnswer? Read(RawAnswer raw)
    {
        var before = mistakes.All.Count;
        if (bank.Principles.TryGet(new(raw.Principle)) is not { } principle)
        {
            mistakes.Add(raw.Location, BankMistakeKind.UnknownPrinciple, $"there is no principle \"{raw.Principle}\", which the file is called after");
            return null;
        }

        var id = Id(raw);
        var verdict = Word(raw.Verdict, raw, "verdict", BankWords.Verdicts, BankMistakeKind.UnknownVerdict, "verdict");
        var level = Word(raw.Level, raw, "about: level", BankWords.Levels, BankMistakeKind.UnknownLevel, "level");
        var track = Word(raw.Track, raw, "about: track", BankWords.Tracks, BankMistakeKind.UnknownTrack, "track");
        var kind = Word(raw.Kind, raw, "about: kind", Kinds, BankMistakeKind.WrongShape, "kind of answer");
        var how = raw.SameStory is null ? SameStoryHow.Quality : Word(raw.SameStoryHow, raw, "same_story_as: how", Hows, BankMistakeKind.WrongShape, "way to differ");
        var prompt = Prompt(raw, principle, level, track);
        var spoken = new SaidRules(mistakes).Read(raw, verdict);
        var key = prompt is null || spoken is null
            ? null
            : new KeyRules(mistakes, principle, bank.Principles.AnyStory, prompt).Read(raw, [.. spoken.SelectMany(paragraph => paragraph)], Ratings(raw, verdict));

        return mistakes.All.Count > before || key is null
            ? null
            : new()
            {
                Id = new(id!),
                Principle = principle.Id,
                Verdict = verdict!.Value,
                Prompt = prompt!.Id,
                Level = level!.Value,
                Track = track!.Value,
                Kind = kind!.Value,
                SameStoryAs = raw.SameStory?.Value is { } other ? new(new(other), how!.Value) : null,
                Paragraphs = spoken!,
                Key = key,
            };
    }

    private string? Id(RawAnswer raw)
    {
        if (mistakes.Text(raw.Id, raw.Location, "id") is not { } id)
            return null;

        var owner = $"{raw.Principle}-a";
        if (!id.StartsWith(owner, StringComparison.Ordinal) || id.Length > owner.Length + 3 || id.Length == owner.Length || !id.AsSpan(owner.Length).ContainsOnlyDigits())
            mistakes.Add(raw.Id!.Location, BankMistakeKind.BadId, $"id is \"{id}\"; write the principle, -a and a number, as in {owner}1");
        else if (!_ids.TryAdd(id, raw.Id!.Location))
            mistakes.Add(raw.Id.Location, BankMistakeKind.Twice, $"id {id} stands already at {_ids[id]}");
        return id;
    }

    private Prompt? Prompt(RawAnswer raw, Principle principle, Level? level, Track? track)
    {
        if (mistakes.Text(raw.Prompt, raw.Location, "about: prompt") is not { } key)
            return null;

        var location = raw.Prompt!.Location;
        var prompt = bank.TryGet(new(key));
        if (prompt is null || prompt.Principle != principle.Id)
        {
            mistakes.Add(location, BankMistakeKind.UnknownPrompt, $"{principle.Id} has no prompt \"{key}\"");
            return null;
        }

        if (level is { } told && !prompt.Levels.Contains(told))
            mistakes.Add(location, BankMistakeKind.UnknownPrompt, $"{key} is not asked at the level {BankWords.Name(told)}");
        if (track is { } trade && !prompt.Tracks.Contains(Track.General) && !prompt.Tracks.Contains(trade))
            mistakes.Add(location, BankMistakeKind.UnknownPrompt, $"{key} is not asked for the track {BankWords.Name(trade)}");
        return prompt;
    }

    private List<Verdict> Ratings(RawAnswer raw, Verdict? verdict)
    {
        var rated = new List<Verdict>();
        foreach (var word in mistakes.Texts(raw.Rated, raw.Location, "key: rated", 2, 5) ?? [])
        {
            if (mistakes.Word(word, BankWords.Verdicts, BankMistakeKind.UnknownVerdict, "verdict") is not { } rating)
                continue;
            rated.Add(rating);
            if (verdict is { } agreed && Math.Abs((int)agreed - (int)rating) >= 2)
                mistakes.Add(word.Location, BankMistakeKind.RatedOtherwise, $"rated {word.Value}, two steps or more from the verdict; reword the answer and have it rated again");
        }

        return rated;
    }

    private T? Word<T>(Written? written, RawAnswer raw, string key, IReadOnlyDictionary<string, T> words, BankMistakeKind kind, string what)
        where T : struct
    {
        var at = written?.Location ?? raw.Location;
        return mistakes.Text(written, at, key) is null ? null : mistakes.Word(written!, words, kind, what);
    }
}

/// <summary>Digits and nothing else.</summary>
file static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
