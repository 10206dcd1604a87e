using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>Picking at a size no bank has: 50,000 prompts over 16 principles, members with 500 rounds, a hundred communities that use them.</summary>
public sealed class PickingQueryTests : IAsyncLifetime
{
    private static readonly PrincipleId Principle = BigBank.Principle;
    private static readonly CommunityId Community = BigBank.Community;
    private static readonly MemberId Candidate = BigBank.Candidate;
    private static readonly MemberId Interviewer = BigBank.Interviewer;

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await BigBank.FillAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task PickingFromFiftyThousandPrompts_ReadsNothingButIndexes()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var store = connection.PromptsAt(TestCommunity.Monday, "big");
        var candidates = (await store.CandidatesAsync(Community, [Principle], Candidate, Interviewer, Track.Data, CancellationToken.None)).ByPrinciple[Principle].ToList();
        Assert.Equal(3125, candidates.Count);
        Assert.Contains(candidates, c => c.Heard is HeardAs.Candidate);
        Assert.Contains(candidates, c => c.InterviewerRoundsAgo is not null);

        var plan = await PlanAsync(connection);

        Assert.DoesNotContain(Nodes(plan), node => node.Type == "Seq Scan");
        Assert.Contains(Nodes(plan), node => node is { Type: "Index Scan" or "Index Only Scan" or "Bitmap Index Scan", Index: "prompts_to_pick_from" });
        Assert.Equal(3125, Nodes(plan).Max(node => node.Rows));
    }

    private static async Task<JsonElement> PlanAsync(NpgsqlConnection connection)
    {
        var json = await connection.At(TestCommunity.Monday).SingleAsync<string>(
            "explain (analyze, buffers, format json) " + PromptStore.CandidatesSql,
            PromptStore.CandidatesParameters(Community, new("big"), [Principle], Candidate, Interviewer, Track.Data), CancellationToken.None);
        return JsonDocument.Parse(json).RootElement[0];
    }

    private static IEnumerable<(string Type, string? Index, long Rows)> Nodes(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var node in element.EnumerateArray().SelectMany(Nodes))
                yield return node;
        }

        if (element.ValueKind != JsonValueKind.Object)
            yield break;
        if (element.TryGetProperty("Node Type", out var type))
            yield return (type.GetString()!, element.TryGetProperty("Index Name", out var index) ? index.GetString() : null, element.GetProperty("Actual Rows").TryGetInt64(out var rows) ? rows : (long)element.GetProperty("Actual Rows").GetDouble());
        foreach (var property in element.EnumerateObject())
        {
            foreach (var node in Nodes(property.Value))
                yield return node;
        }
    }
}
