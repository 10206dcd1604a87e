namespace PrepBot.LocalPostgres.Programs;

/// <summary>One way to the programs did not lead there; the next may. The message is a sentence for people.</summary>
internal sealed class NotDeliveredException(string message, Exception? inner = null) : Exception(message, inner);
