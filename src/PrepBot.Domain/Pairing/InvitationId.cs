using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>One direct invitation from a member to another.</summary>
public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);
}
