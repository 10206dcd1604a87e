using System.Data.Common;
using Dapper;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>Value sets and their principles as last loaded.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="transaction">The feature's transaction; null outside one.</param>
public sealed class ValueSetStore(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>Every set there is, by id.</summary>
    public async Task<IReadOnlyList<ValueSet>> AllAsync(CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select value_set_id as id, name, disclaimer
            from value_sets
            order by value_set_id
            """;
        var rows = await connection.QueryAsync<ValueSetRow>(new CommandDefinition(Sql, transaction: transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new ValueSet(new(r.Id), r.Name, r.Disclaimer))];
    }

    /// <summary>A set's principles, without retired ones.</summary>
    /// <returns>The principles, or null when there is no such set.</returns>
    public async Task<PrincipleSet?> PrinciplesAsync(ValueSetId set, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select
                principle_id as principleid, name, published_place as publishedplace, probe_rank as proberank, meaning,
                strong, solid, mild_concern as mildconcern, concern, beats, green_flags as greenflags, red_flags as redflags, mistakes,
                probed_junior as probedjunior, probed_senior as probedsenior, probed_staff as probedstaff, neighbours,
                short_name as shortname, levels, tracks
            from principles
            where value_set_id = @set and retired_at is null
            """;
        var rows = (await connection.QueryAsync<PrincipleRow>(new CommandDefinition(
            Sql, new { set = set.Key }, transaction, cancellationToken: cancellationToken))).AsList();
        return rows.Count == 0 ? null : new(rows.Select(r => r.ToPrinciple()));
    }

    private sealed record ValueSetRow(string Id, string Name, string Disclaimer);

    private sealed record PrincipleRow(
        string PrincipleId, string Name, short PublishedPlace, short ProbeRank, string Meaning, string Strong, string Solid,
        string MildConcern, string Concern, string Beats, string GreenFlags, string RedFlags, string[] Mistakes, string ProbedJunior,
        string ProbedSenior, string ProbedStaff, string Neighbours, string? ShortName, string? Levels, string Tracks)
    {
        public Principle ToPrinciple() => new()
        {
            Id = new(PrincipleId),
            Name = Name,
            PublishedPlace = PublishedPlace,
            ProbeRank = ProbeRank,
            Meaning = Meaning,
            Rubric = new(Strong, Solid, MildConcern, Concern),
            Beats = BankRows.Beats(Beats),
            GreenFlags = BankRows.Flags(GreenFlags),
            RedFlags = BankRows.Flags(RedFlags),
            Mistakes = Mistakes,
            Probed = new(BankWords.Frequencies[ProbedJunior], BankWords.Frequencies[ProbedSenior], BankWords.Frequencies[ProbedStaff]),
            Neighbours = BankRows.Neighbours(Neighbours),
            ShortName = ShortName,
            Levels = BankRows.Levels(Levels),
            Tracks = BankRows.Tracks(Tracks),
        };
    }
}
