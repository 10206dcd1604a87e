using System.Globalization;
using Npgsql;
using PrepBot.Storage.Statements;

namespace PrepBot.Testing;

/// <summary>
/// A database that tests have one after the other. Making and dropping one costs the server more than most tests do, so it is emptied between them; where it
/// cannot be shown to be as it was, it is dropped.
/// </summary>
internal sealed class UsedDatabase : IAsyncDisposable
{
    /// <summary>Nothing vacuums here: what was deleted still stands in the tables.</summary>
    private const int MaxUses = 25;

    private readonly NpgsqlDataSource _administration;
    private string _made = "";
    private string _full = "";
    private string _sequences = "";
    private int _uses;

    private UsedDatabase(string name, string template, string administration)
    {
        (Name, Template) = (name, template);
        var connection = TestDatabase.On(administration, name, pooling: true);
        _administration = new OwnDataSources().Make(connection);
        Kept = KeptConnections.Open(connection);
    }

    public string Name { get; }

    public KeptConnections Kept { get; }

    /// <summary>What it is a copy of.</summary>
    public string Template { get; }

    /// <summary>Notes how a fresh copy looks.</summary>
    public static async Task<UsedDatabase> NoteAsync(string name, string template, string administration, CancellationToken cancellationToken)
    {
        var database = new UsedDatabase(name, template, administration);
        await using var command = database._administration.CreateCommand(
            """
            select pg_current_xact_id()::xid::text,
                coalesce((select string_agg(format('%I.%I', table_schema, table_name) || ' ' || (xpath('/row/c/text()', query_to_xml(
                    format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text, ',')
                    from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')), ''),
                coalesce((select string_agg(format('%I.%I', schemaname, sequencename) || ' ' || coalesce(last_value, 0)::text || ' ' || start_value::text, ',')
                    from pg_sequences), '')
            """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        (database._made, database._full, database._sequences) = (row.GetString(0), row.GetString(1), row.GetString(2));
        return database;
    }

    /// <summary>
    /// Empties it. False where somebody is still connected or was cut off, where the schema is another, where rows of the template were touched, or where it
    /// has been used often enough: then it is not to be used again.
    /// </summary>
    public async Task<bool> EmptyAsync(CancellationToken cancellationToken)
    {
        if (++_uses >= MaxUses)
            return false;

        // The values are the server's own; a block takes no parameters.
        var block = string.Create(CultureInfo.InvariantCulture, $"""
            do $$
            declare
                made bigint := {_made};
                others bigint;
                part text;
                n bigint;
                touched bigint;
                catalog text;
            begin
                -- Who has just gone may not have left yet.
                for tries in 1..200 loop
                    select count(*) into others from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and not (application_name = '{KeptConnections.Application}' and state = 'idle');
                    exit when others = 0;
                    perform pg_sleep(0.005);
                    perform pg_stat_clear_snapshot();
                end loop;
                if others > 0 then raise exception 'still in use'; end if;
                if exists (select from pg_stat_database where datname = current_database() and sessions_killed + sessions_fatal > 0) then
                    raise exception 'a kept connection may be dead';
                end if;

                foreach catalog in array array['pg_class', 'pg_attribute', 'pg_constraint', 'pg_index', 'pg_trigger', 'pg_proc', 'pg_type', 'pg_namespace', 'pg_statistic'] loop
                    execute format('select count(*) from %I where xmin::text::bigint >= $1', catalog) into n using made;
                    if n > 0 then raise exception 'another schema: %', catalog; end if;
                end loop;
                if exists (select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase where d.datname = current_database()) then
                    raise exception 'settings of its own';
                end if;

                set local session_replication_role = replica;
                foreach part in array string_to_array('{_full}', ',') loop
                    if split_part(part, ' ', 2) = '0' then
                        execute 'delete from ' || split_part(part, ' ', 1);
                    else
                        execute format('select count(*), count(*) filter (where xmin::text::bigint >= $1) from %s', split_part(part, ' ', 1)) into n, touched using made;
                        if touched > 0 or n <> split_part(part, ' ', 2)::bigint then raise exception 'rows of the template were touched: %', part; end if;
                    end if;
                end loop;
                foreach part in array string_to_array('{_sequences}', ',') loop
                    if split_part(part, ' ', 2) = '0' then perform setval(split_part(part, ' ', 1)::regclass, split_part(part, ' ', 3)::bigint, false);
                    else perform setval(split_part(part, ' ', 1)::regclass, split_part(part, ' ', 2)::bigint, true);
                    end if;
                end loop;
            end $$
            """);
        try
        {
            await using var command = _administration.CreateCommand(block);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kept.CloseAsync();
        await _administration.DisposeAsync();
    }
}
