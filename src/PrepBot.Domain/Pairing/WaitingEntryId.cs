using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>One member's entry in one channel's queue.</summary>
public readonly record struct WaitingEntryId(Guid Value) : ITypedId<WaitingEntryId>
{
    /// <inheritdoc/>
    public static WaitingEntryId From(Guid value) => new(value);
}
