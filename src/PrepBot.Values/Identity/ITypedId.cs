namespace PrepBot.Values.Identity;

/// <summary>An id that is a UUID on the outside and its own type on the inside, so that two kinds cannot be swapped.</summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The UUID as stored. Version 7: sorts by the time it was made.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored UUID.</summary>
    static abstract TSelf From(Guid value);
}
