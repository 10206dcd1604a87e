namespace PrepBot.Storage.Statements;

/// <summary>Where an item of the outbox stands. Numbers are stored.</summary>
internal enum OutboxState
{
    Waiting = 1,
    Sent = 2,

    /// <summary>Given up, withdrawn or run out.</summary>
    Closed = 3,

    /// <summary>Nobody knows whether it was sent, and an organiser is asked.</summary>
    Asked = 4,

    /// <summary>Waits for a place or a person to be reachable.</summary>
    Unreachable = 5,
}
