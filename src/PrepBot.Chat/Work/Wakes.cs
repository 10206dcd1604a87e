namespace PrepBot.Chat.Work;

/// <summary>Which loops have work by what was written.</summary>
[Flags]
public enum Wakes
{
    Nothing = 0,

    /// <summary>Something is to be sent.</summary>
    Outbox = 1,

    /// <summary>Something is due sooner than the loop looks by itself.</summary>
    DueRows = 2,

    /// <summary>Nobody knows which.</summary>
    Both = Outbox | DueRows,
}
