using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>A beat or flag that was heard, by its id: "beat:evidence", "green:asked-vs-needed", "red:no-customer". Stored; not a word of anybody's.</summary>
public readonly record struct SignKey(string Text)
{
    internal const string GreenPrefix = "green:";
    internal const string RedPrefix = "red:";
    private const string BeatPrefix = "beat:";

    /// <summary>The key of a beat.</summary>
    public static SignKey For(Beat beat) => new($"{BeatPrefix}{beat.Id}");

    /// <summary>The key of a green flag.</summary>
    public static SignKey ForGreen(Flag flag) => new($"{GreenPrefix}{flag.Id}");

    /// <summary>The key of a red flag.</summary>
    public static SignKey ForRed(Flag flag) => new($"{RedPrefix}{flag.Id}");

    public override string ToString() => Text;
}
