using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>A private note taken during a round; it pre-fills the evidence of the debrief.</summary>
/// <param name="Principle">The principle under way.</param>
/// <param name="Text">1-1000 characters.</param>
public sealed record Note(DateTimeOffset At, PrincipleId Principle, string Text)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxLength = 1000;
}
