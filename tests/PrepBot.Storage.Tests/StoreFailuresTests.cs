using System.Net.Sockets;
using Npgsql;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Tests;

public sealed class StoreFailuresTests
{
    public static TheoryData<Exception, StoreFailure?> OfStatements => new()
    {
        { Refusal("40001"), StoreFailure.Conflict },
        { Refusal("40P01"), StoreFailure.Conflict },
        { Refusal("23505"), StoreFailure.Conflict },
        { Refusal("57P01"), StoreFailure.Unavailable },
        { Refusal("57P03"), StoreFailure.Unavailable },
        { Refusal("57014"), StoreFailure.Unavailable },
        { Refusal("53300"), StoreFailure.Unavailable },
        { Refusal("53100"), StoreFailure.Unavailable },
        { Refusal("08006"), StoreFailure.Unavailable },
        { Refusal("28P01"), StoreFailure.Unavailable },
        { Refusal("25006"), StoreFailure.Unavailable },
        { Refusal("58030"), StoreFailure.Unavailable },
        { Refusal("23514"), null },
        { Refusal("42601"), null },
        { new NpgsqlException("gone", new IOException()), StoreFailure.Unavailable },
        { new NpgsqlException("slow", new TimeoutException()), StoreFailure.Unavailable },
        { new SocketException(), StoreFailure.Unavailable },
        { new TimeoutException(), StoreFailure.Unavailable },
        { new OperationCanceledException(), StoreFailure.Unavailable },
        { new StoreException(StoreFailure.Conflict, "known"), StoreFailure.Conflict },
        { new InvalidOperationException(), null },
    };

    public static TheoryData<Exception, StoreFailure?> OfCommits => new()
    {
        { new NpgsqlException("gone", new IOException()), StoreFailure.Unknown },
        { new NpgsqlException("slow", new TimeoutException()), StoreFailure.Unknown },
        { new SocketException(), StoreFailure.Unknown },
        { new OperationCanceledException(), StoreFailure.Unknown },
        { Refusal("57P01"), StoreFailure.Unknown },
        { Refusal("57P02"), StoreFailure.Unknown },
        { Refusal("40001"), StoreFailure.Conflict },
        { Refusal("53100"), StoreFailure.Unavailable },
        { Refusal("23514"), null },
        { new InvalidOperationException(), null },
    };

    [Theory]
    [MemberData(nameof(OfStatements), DisableDiscoveryEnumeration = true)]
    public void ErrorOfAStatement_Read_SaysWhatItMeans(Exception error, StoreFailure? expected) =>
        Assert.Equal(expected, StoreFailures.OfStatement(error, CancellationToken.None)?.Failure);

    [Theory]
    [MemberData(nameof(OfCommits), DisableDiscoveryEnumeration = true)]
    public void ErrorOfACommit_Read_SaysWhatItMeans(Exception error, StoreFailure? expected) =>
        Assert.Equal(expected, StoreFailures.OfCommit(error, isAnswered: false, CancellationToken.None)?.Failure);

    [Fact]
    public void OwnCancellation_OfAStatement_IsNoFailure() =>
        Assert.Null(StoreFailures.OfStatement(new OperationCanceledException(), new CancellationToken(canceled: true)));

    [Fact]
    public void OwnCancellation_OfACommit_IsUnknown() =>
        Assert.Equal(StoreFailure.Unknown, StoreFailures.OfCommit(new OperationCanceledException(), isAnswered: false, new CancellationToken(canceled: true))?.Failure);

    [Fact]
    public void WriteThatLeftWithTheCommitAndWasTooSlow_CalledOffInTime_DidNotHappen() =>
        Assert.Equal(
            StoreFailure.Unavailable,
            StoreFailures.OfCommit(new NpgsqlException("too slow", new TimeoutException()), isAnswered: true, CancellationToken.None)?.Failure);

    [Fact]
    public void WriteThatLeftWithTheCommitAndWasTooSlow_WithoutAnAnswer_IsUnknown() =>
        Assert.Equal(
            StoreFailure.Unknown,
            StoreFailures.OfCommit(new NpgsqlException("too slow", new TimeoutException()), isAnswered: false, CancellationToken.None)?.Failure);

    private static PostgresException Refusal(string sqlState) => new("refused", "ERROR", "ERROR", sqlState);
}
