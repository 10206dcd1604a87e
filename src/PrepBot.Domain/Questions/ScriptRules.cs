using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>What is asked of the interviewer's script of a value set.</summary>
internal sealed class ScriptRules(MistakeList mistakes)
{
    private const int LongestTitle = 60;
    private const int LongestLine = 300;

    private readonly Dictionary<string, SourceLocation> _ids = [];

    /// <summary>Notes every mistake of the lines; what has one is left out.</summary>
    public InterviewScript Script(RawScript raw)
    {
        var moveOn = raw.MoveOn is null ? [] : mistakes.Texts(raw.MoveOn, raw.Location, "move_on", 1, 5) ?? [];
        return new([.. raw.Parts.Select(Part).OfType<ScriptPart>()], [.. moveOn.Select(line => line.Value!)]);
    }

    /// <summary>Notes every mistake of what holds for any story; with one there is nothing.</summary>
    public AnyStory AnyStory(RawScript raw)
    {
        if (raw.FollowUps is null && raw.GreenFlags is null && raw.RedFlags is null)
            return Principles.AnyStory.Nothing;

        var signs = new SignRules(mistakes);
        var followUps = signs.FollowUps(raw.FollowUps, raw.Location);
        var flags = signs.Flags(raw.GreenFlags, raw.RedFlags, raw.Location);
        return followUps is null || flags is null ? Principles.AnyStory.Nothing : new(followUps, flags.Value.Green, flags.Value.Red);
    }

    private ScriptPart? Part(RawScriptPart raw)
    {
        var before = mistakes.All.Count;
        var id = mistakes.Text(raw.Id, raw.Location, "id");
        if (id is not null && !Keys.IsKey(id))
            mistakes.Add(raw.Id!.Location, BankMistakeKind.BadId, $"id is \"{id}\"; write up to 40 small letters, digits and hyphens");
        else if (id is not null && !_ids.TryAdd(id, raw.Id!.Location))
            mistakes.Add(raw.Id.Location, BankMistakeKind.Twice, $"part {id} stands already at {_ids[id]}");

        var title = mistakes.Within(raw.Title, raw.Location, "title", LongestTitle);
        var when = raw.When is null ? null : mistakes.Within(raw.When, raw.Location, "when", LongestLine);
        var again = raw.Again is null ? null : mistakes.Within(raw.Again, raw.Location, "again", LongestLine);
        var say = Lines(raw.Say, raw.Location, "say", 1);
        var then = Lines(raw.Then, raw.Location, "then", 0);
        return mistakes.All.Count > before || id is null || title is null ? null : new(id, title, when, say, then, again);
    }

    private List<string> Lines(WrittenList? raw, SourceLocation owner, string key, int min)
    {
        var lines = mistakes.Texts(raw, owner, key, min, 5) ?? [];
        return [.. lines.Select(line => mistakes.Within(line, owner, key, LongestLine)).OfType<string>()];
    }
}
