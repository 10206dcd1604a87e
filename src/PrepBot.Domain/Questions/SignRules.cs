using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>What is asked of the beats and flags of one principle.</summary>
internal sealed class SignRules(MistakeList mistakes)
{
    /// <summary>Most characters of a written label: a form puts two signs before it and holds 75.</summary>
    public const int LongestLabel = 70;

    private const int LongestId = 40;
    private const int LongestBeginning = 40;
    private const int MaxBeginnings = 40;

    /// <summary>The beats, or null when a part of one is missing or wrong.</summary>
    public IReadOnlyList<Beat>? Beats(RawSigns? raw, SourceLocation owner) =>
        Read(raw, owner, "beats", 2, 4, mayBePlain: false, [])?.ConvertAll(sign => new Beat(sign.Id, sign.Label, sign.Text));

    /// <summary>The flags, or null when a part of one is missing or wrong. Ids are unique over both colours: "heard" holds them side by side.</summary>
    public (IReadOnlyList<Flag> Green, IReadOnlyList<Flag> Red)? Flags(RawSigns? green, RawSigns? red, SourceLocation owner)
    {
        var ids = new Dictionary<string, SourceLocation>();
        var first = Read(green, owner, "green_flags", 4, 6, mayBePlain: true, ids);
        var second = Read(red, owner, "red_flags", 4, 6, mayBePlain: true, ids);
        return first is null || second is null ? null : (first.ConvertAll(AsFlag), second.ConvertAll(AsFlag));

        static Flag AsFlag(Sign sign) => new(sign.Id, sign.Label, sign.Text);
    }

    /// <summary>Questions that fit any story, or null when a part of one is missing or wrong.</summary>
    public IReadOnlyList<FollowUp>? FollowUps(RawSigns? raw, SourceLocation owner) =>
        Read(raw, owner, "follow_ups", 1, 5, mayBePlain: false, [])?.ConvertAll(sign => new FollowUp(sign.Id, sign.Label, sign.Text));

    private List<Sign>? Read(RawSigns? raw, SourceLocation owner, string what, int min, int max, bool mayBePlain, Dictionary<string, SourceLocation> ids)
    {
        if (raw is null)
            mistakes.Add(owner, BankMistakeKind.Missing, $"has no {what}");
        if (raw is not { Items: { } items })
            return null;

        mistakes.Count(raw.Location, items.Count, what, min, max);
        var found = new List<Sign>();
        foreach (var item in items)
        {
            if (Read(item, what, mayBePlain) is not { } sign)
                continue;
            if (ids.TryAdd(sign.Id, item.Location))
                found.Add(sign);
            else
                mistakes.Add(item.Id?.Location ?? item.Location, BankMistakeKind.Twice, $"{what}: {sign.Id} stands already at {ids[sign.Id]}");
        }

        return found.Count == items.Count ? found : null;
    }

    private Sign? Read(RawSign raw, string what, bool mayBePlain)
    {
        var before = mistakes.All.Count;
        var text = mistakes.Text(raw.Text, raw.Location, $"{what}: text");
        var id = raw.Id is null && mayBePlain && text is not null ? IdFrom(text) : mistakes.Text(raw.Id, raw.Location, $"{what}: id");
        var label = raw.Label is null ? text : mistakes.Text(raw.Label, raw.Location, $"{what}: label");
        foreach (var beginning in raw.AskedBy is null ? [] : mistakes.Texts(raw.AskedBy, raw.Location, "asked_by", 1, MaxBeginnings) ?? [])
            mistakes.Within(beginning, raw.Location, "asked_by", LongestBeginning);

        if (id is not null && !Keys.IsKey(id, LongestId))
            mistakes.Add(raw.Id?.Location ?? raw.Location, BankMistakeKind.BadId, $"{what}: id is \"{id}\"; write up to {LongestId} small letters, digits and hyphens");
        if (raw.Label is { Value.Length: > LongestLabel } longer)
        {
            mistakes.Add(
                longer.Location, BankMistakeKind.WrongLength,
                $"{what}: label has {longer.Value.Length} characters; write at most {LongestLabel}, better 45, and keep the rest for the text");
        }

        return mistakes.All.Count > before || id is null || label is null || text is null ? null : new(id, label, text);
    }

    /// <summary>For a flag that is a plain text: its first words, so that it stays the same wherever the flag stands in its list.</summary>
    private static string IdFrom(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var id = "";
        foreach (var word in words)
        {
            var longer = id.Length == 0 ? word : $"{id}-{word}";
            if (longer.Length > LongestId)
                break;
            id = longer;
        }

        return id;
    }

    private readonly record struct Sign(string Id, string Label, string Text);
}
