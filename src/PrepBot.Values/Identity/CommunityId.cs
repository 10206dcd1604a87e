namespace PrepBot.Values.Identity;

/// <summary>One community: a group of members on one platform. First part of every key.</summary>
public readonly record struct CommunityId(Guid Value) : ITypedId<CommunityId>
{
    /// <inheritdoc/>
    public static CommunityId From(Guid value) => new(value);
}
