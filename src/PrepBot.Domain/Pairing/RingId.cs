using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>One ring: a member asked for one who waits.</summary>
public readonly record struct RingId(Guid Value) : ITypedId<RingId>
{
    /// <inheritdoc/>
    public static RingId From(Guid value) => new(value);
}
