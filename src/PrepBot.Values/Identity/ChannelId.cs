namespace PrepBot.Values.Identity;

/// <summary>One channel of a community, where mocks may be started once an organiser has enabled it.</summary>
public readonly record struct ChannelId(Guid Value) : ITypedId<ChannelId>
{
    /// <inheritdoc/>
    public static ChannelId From(Guid value) => new(value);
}
