using System.Data.Common;
using Dapper;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Persistence.Questions;

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

    private sealed record ValueSetRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Disclaimer { get; init; } = "";
    }

    private sealed record PrincipleRow
    {
        public string PrincipleId { get; init; } = "";

        public string Name { get; init; } = "";

        public short PublishedPlace { get; init; }

        public short ProbeRank { get; init; }

        public string Meaning { get; init; } = "";

        public string Strong { get; init; } = "";

        public string Solid { get; init; } = "";

        public string MildConcern { get; init; } = "";

        public string Concern { get; init; } = "";

        public string Beats { get; init; } = "";

        public string GreenFlags { get; init; } = "";

        public string RedFlags { get; init; } = "";

        public string[] Mistakes { get; init; } = [];

        public string ProbedJunior { get; init; } = "";

        public string ProbedSenior { get; init; } = "";

        public string ProbedStaff { get; init; } = "";

        public string Neighbours { get; init; } = "";

        public string? ShortName { get; init; }

        public string? Levels { get; init; }

        public string Tracks { get; init; } = "";

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
