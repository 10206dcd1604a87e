using PrepBot.Chat.Commands;

namespace PrepBot.Playground.Commands;

/// <summary>Understands what stands after the command in a line.</summary>
public interface ILineReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="text">What stands after the command, without it.</param>
    /// <param name="members">Who may be named in it.</param>
    LineReading Read(string text, IReadOnlyList<MemberValue> members);

    /// <summary>How a line that is being typed may go on, best first.</summary>
    /// <param name="text">What stands after the command so far.</param>
    /// <param name="members">Who may be named in it.</param>
    /// <param name="forOrganisers">Whether organisers' commands are offered, or everybody's.</param>
    IReadOnlyList<LineSuggestion> Complete(string text, IReadOnlyList<MemberValue> members, bool forOrganisers);
}

/// <summary>What became of a line. A closed set.</summary>
public abstract record LineReading;

/// <summary>A command was found.</summary>
/// <param name="Values">The inputs that were understood.</param>
/// <param name="Remark">A sentence about the part that was not understood, or null.</param>
public sealed record LineUnderstood(string Command, CommandValues Values, string? Remark = null) : LineReading;

/// <summary>Nothing fits.</summary>
/// <param name="Words">What to tell the person, with what works instead.</param>
public sealed record LineNotUnderstood(string Words) : LineReading;

/// <summary>One way a line may go on.</summary>
/// <param name="Text">What stands after the command once it is taken.</param>
/// <param name="Label">What the list shows: "Dive Deep".</param>
/// <param name="Help">A word of explanation, or "".</param>
public sealed record LineSuggestion(string Text, string Label, string Help);
