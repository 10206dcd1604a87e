using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace PrepBot.Storage.Statements;

/// <summary>One statement on its way to the server, and what becomes of its answer. By itself a write whose result nobody needs.</summary>
internal class Statement
{
    private readonly StatementText _text;

    public Statement(string sql, object parameters)
        : this(sql) => Command = CommandWith(parameters);

    private protected Statement(string sql) => _text = StatementText.For(sql);

    /// <summary>What is sent.</summary>
    public NpgsqlBatchCommand Command
    {
        get => field ??= CommandWith(Parameters);
        private init;
    }

    /// <summary>The values of a statement that has not been given them when it was said.</summary>
    protected virtual object Parameters => throw new NotSupportedException("A statement has its values from the beginning.");

    /// <summary>Whether it changes or locks rows.</summary>
    public bool Writes => _text.Writes;

    /// <summary>Whether its text has one of these words in it, such as the name of a table.</summary>
    public bool Mentions(IEnumerable<string> words) => words.Any(_text.Mentions);

    /// <summary>Whether it comes back with rows, be they none.</summary>
    public virtual bool HasRows => false;

    /// <summary>Whether somebody waits for it.</summary>
    public virtual bool IsAwaited => false;

    /// <summary>Takes its rows.</summary>
    public virtual Task ReadAsync(DbDataReader reader, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>It went well, and so did everything it was sent with.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>It, or something it was sent with, did not go well: then nothing of it is true.</summary>
    public virtual void Fail(Exception error)
    {
    }

    private NpgsqlBatchCommand CommandWith(object parameters)
    {
        var command = new NpgsqlBatchCommand(_text.Sql);
        StatementParameters.Bind(command, _text.Parameters, parameters);
        return command;
    }
}

/// <summary>
/// A write that is said bit by bit and leaves as one: with the commit, or ahead of the first statement after it that has to do with the same tables.
/// </summary>
/// <param name="tables">The tables it has to do with.</param>
internal abstract class GrowingWrite(string sql, IReadOnlyList<string> tables) : Statement(sql)
{
    /// <summary>Whether it has to leave before this one.</summary>
    public bool MustPrecede(Statement other) => other.Mentions(tables);
}

/// <summary>A write somebody waits for, with the number of rows it touched.</summary>
internal sealed class AwaitedWrite(string sql, object parameters) : Statement(sql, parameters)
{
    private readonly TaskCompletionSource<int> _touched = new();

    public Task<int> Touched => _touched.Task;

    public override bool IsAwaited => true;

    public override void Complete() => _touched.SetResult(Command.RecordsAffected);

    public override void Fail(Exception error) => _touched.SetException(error);
}

/// <summary>A question, with its rows.</summary>
internal sealed class Question<T>(string sql, object parameters) : Statement(sql, parameters)
{
    /// <summary>Who makes a row of what the reader has; the columns of a statement are always the same.</summary>
    private static readonly ConcurrentDictionary<string, Func<DbDataReader, object?>> Makers = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource<List<T>> _answer = new();
    private readonly List<T> _rows = [];

    public Task<List<T>> Answer => _answer.Task;

    public override bool HasRows => true;

    public override bool IsAwaited => true;

    public override async Task ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var make = Makers.GetOrAdd(Command.CommandText, static (_, first) => first.GetRowParser(typeof(T)), reader);
        while (await reader.ReadAsync(cancellationToken))
            _rows.Add(Typed(make(reader)));
    }

    public override void Complete() => _answer.SetResult(_rows);

    public override void Fail(Exception error) => _answer.SetException(error);

    private static T Typed(object? value) => value switch
    {
        T row => row,
        null or DBNull => default!,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };
}

/// <summary>A statement whose rows nobody looks at: that it went well is all there is to know.</summary>
internal sealed class UnreadRows(string sql, object parameters) : Statement(sql, parameters)
{
    public override bool HasRows => true;
}
