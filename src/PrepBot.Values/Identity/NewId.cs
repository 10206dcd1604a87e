namespace PrepBot.Values.Identity;

/// <summary>Makes ids that sort by the time they were made.</summary>
public static class NewId
{
    /// <summary>A fresh id.</summary>
    /// <param name="now">The instant, by the injected clock.</param>
    public static TId At<TId>(DateTimeOffset now)
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(now));
}
