using Npgsql;

namespace PrepBot.Storage.Retention;

/// <summary>Writes what <see cref="StoredTables"/> says of tables and personal fields into the database, where it does not stand there yet.</summary>
internal static class SchemaComments
{
    /// <summary>Every comment there has to be, by what it is on: "members", "members.external_id".</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = StoredTables.All
        .SelectMany(table => table.Fields.Where(field => field.IsPersonal)
            .Select(field => (On: $"{table.Name}.{field.Name}", field.Comment))
            .Append((On: table.Name, table.Comment)))
        .ToDictionary(comment => comment.On, comment => comment.Comment);

    /// <summary>As the owner of the tables. Tables that are not there, as in a schema of a test's own, are passed over.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Statements like these take no parameters; the server itself quotes what goes into them.
        const string Sql = """
            select case when w.field is null
                then format('comment on table %I is %L', w.name, w.words)
                else format('comment on column %I.%I is %L', w.name, w.field, w.words) end
            from unnest(@names, @fields, @words) w (name, field, words)
            join pg_class c on c.relname = w.name and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            left join pg_attribute a on a.attrelid = c.oid and a.attname = w.field and not a.attisdropped
            left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = coalesce(a.attnum, 0)
            where (w.field is null or a.attname is not null) and d.description is distinct from w.words
            """;

        var comments = All.Select(comment => (Parts: comment.Key.Split('.'), Words: comment.Value)).ToList();
        await using var ask = new NpgsqlCommand(Sql, connection);
        ask.Parameters.AddWithValue("names", comments.Select(comment => comment.Parts[0]).ToArray());
        ask.Parameters.AddWithValue("fields", comments.Select(comment => comment.Parts.ElementAtOrDefault(1)).ToArray());
        ask.Parameters.AddWithValue("words", comments.Select(comment => comment.Words).ToArray());
        var statements = new List<string>();
        await using (var reader = await ask.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                statements.Add(reader.GetString(0));
        }

        foreach (var statement in statements)
        {
            await using var write = new NpgsqlCommand(statement, connection);
            await write.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
