using System.Diagnostics.Metrics;

namespace PrepBot.Storage.Statements;

/// <summary>Counts transactions, for whoever listens.</summary>
internal static class DatabaseMeter
{
    /// <summary>What a listener knows it by.</summary>
    public const string Transactions = "prepbot.database.transactions";

    private static readonly Meter Meter = new("PrepBot.Storage");

    /// <summary>Every transaction, be it one statement by itself.</summary>
    public static Counter<long> TransactionCounter { get; } = Meter.CreateCounter<long>(Transactions);
}
