using PrepBot.Values.Identity;

namespace PrepBot.Domain.Rounds;

/// <summary>One mock round.</summary>
public readonly record struct RoundId(Guid Value) : ITypedId<RoundId>
{
    /// <inheritdoc/>
    public static RoundId From(Guid value) => new(value);
}
