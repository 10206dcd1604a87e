namespace PrepBot.Values.Identity;

/// <summary>One member of one community. The same person in two communities is two members.</summary>
public readonly record struct MemberId(Guid Value) : ITypedId<MemberId>
{
    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);
}
