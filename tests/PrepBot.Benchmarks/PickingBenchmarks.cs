using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.Domain.Members;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;

namespace PrepBot.Benchmarks;

/// <summary>Picking out of 50,000 prompts for members with 500 rounds, against a plain count of the rows it picks from.</summary>
public class PickingBenchmarks
{
    private TestDatabase _database = null!;
    private NpgsqlConnection _connection = null!;
    private PromptStore _store = null!;
    private int _seed;

    // The toolchain within this process starts an asynchronous setup and does not wait for it.
    [GlobalSetup]
    public void Fill() => FillAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Remove() => RemoveAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public async Task<long> CountTheSameRows()
    {
        await using var command = new NpgsqlCommand(
            "select count(*) from prompts where community_id = any($1) and value_set_id = $2 and principle_id = $3 and retired_at is null", _connection);
        command.Parameters.Add(new() { Value = new[] { PromptStore.BuiltIn, BigBank.Community.Value } });
        command.Parameters.Add(new() { Value = BigBank.ValueSet.Key });
        command.Parameters.Add(new() { Value = BigBank.Principle.Key });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [Benchmark]
    public async Task<int> AskForCandidates() =>
        (await _store.CandidatesAsync(BigBank.Community, [BigBank.Principle], BigBank.Candidate, BigBank.Interviewer, Track.General, CancellationToken.None))
        .ByPrinciple[BigBank.Principle].Count();

    [Benchmark]
    public async Task<int> DrawPromptAndSpare() => (await _store.DrawAsync(
        new PromptRequest(BigBank.Community, BigBank.Principle, BigBank.Candidate, BigBank.Interviewer, Level.Senior, Track.Software, [], 2, _seed++),
        CancellationToken.None)).Count;

    private async Task FillAsync()
    {
        DapperSetup.Apply();
        _database = await TestDatabase.CreateAsync();
        await BigBank.FillAsync(_database);
        _connection = await _database.DataSource.OpenConnectionAsync();
        var session = new Session(_connection, isUnit: false, TimeProvider.System);
        _store = new PromptStore(session, BigBank.ValueSet, NullLogger<PromptStore>.Instance);

        // The store's own statement and parameters: a plan of anything else would say nothing about it.
        var plan = await session.ListAsync<string>(
            "explain (analyze, costs off, timing off, summary off, buffers off) " + PromptStore.CandidatesSql,
            PromptStore.CandidatesParameters(BigBank.Community, BigBank.ValueSet, [BigBank.Principle], BigBank.Candidate, BigBank.Interviewer, Track.General),
            CancellationToken.None);
        foreach (var line in plan)
            Console.WriteLine($"// plan: {line}");
    }

    private async Task RemoveAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
        await new TestServer().DisposeAsync();
    }
}
