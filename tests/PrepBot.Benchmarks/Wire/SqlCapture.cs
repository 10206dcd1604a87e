using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace PrepBot.Benchmarks.Wire;

/// <summary>Writes down the statements of one interaction with their values, as a script for pgbench.</summary>
internal sealed partial class SqlCapture : ILoggerProvider, ILogger
{
    private const int LengthOfSealed = 600;

    private readonly ConcurrentQueue<string> _statements = new();

    /// <summary>Takes what has been written down so far.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = _statements.ToList();
        _statements.Clear();
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => categoryName == "Npgsql.Command" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // 2001 tells of one that was carried out, with its text and its values.
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> fields || fields.FirstOrDefault(field => field.Key == "DurationMs").Value is null)
            return;

        if (fields.FirstOrDefault(field => field.Key == "CommandText").Value is string sql)
            _statements.Enqueue(Filled(sql, fields.FirstOrDefault(field => field.Key == "Parameters").Value as IEnumerable));
        else if (fields.FirstOrDefault(field => field.Key == "BatchCommands").Value is IEnumerable batch)
        {
            foreach (var command in batch.OfType<ITuple>())
                _statements.Enqueue(Filled((string)command[0]!, command[1] as IEnumerable));
        }
    }

    public void Dispose()
    {
    }

    private static string Filled(string sql, IEnumerable? values)
    {
        sql = OfRows().Replace(sql, Typed);
        var all = values?.Cast<object?>().ToList() ?? [];
        for (var number = all.Count; number > 0; number--)
            sql = sql.Replace($"any(${number})", $"any({Bare(all[number - 1])})", StringComparison.Ordinal)
                .Replace($"cast(${number} as", $"cast({Bare(all[number - 1])} as", StringComparison.Ordinal).Replace($"${number}", Literal(all[number - 1]), StringComparison.Ordinal);

        // pgbench takes one statement a line, and a colon before a word for a variable.
        return sql.ReplaceLineEndings(" ").Trim() + ";";
    }

    /// <summary>Lists that stand for rows: what is in them is told by the names of their columns, as it is nowhere else once they are logged.</summary>
    private static string Typed(Match match)
    {
        var names = match.Groups["names"].Value.Split(", ");
        var lists = match.Groups["lists"].Value.Split(", ").Select((list, i) => $"cast({list} as {TypeOf(names[i])}[])");
        return $"unnest({string.Join(", ", lists)}){match.Groups["rest"].Value}({match.Groups["names"].Value})";
    }

    private static string TypeOf(string column) => column switch
    {
        "content" => "bytea",
        "route" or "rule" => "int",
        _ when column.EndsWith("_at", StringComparison.Ordinal) => "timestamptz",
        _ when column.EndsWith("_id", StringComparison.Ordinal) || column is "lane" or "subject" => "uuid",
        _ => "text",
    };

    /// <summary>Lists are logged as words, long ones with their end left out: sealed content, which is as long as it is and means nothing.</summary>
    private static string OfList(string items)
    {
        var all = items.Split(", ");
        return all.Length > 8 && all.Take(8).All(item => byte.TryParse(item, CultureInfo.InvariantCulture, out _))
            ? $"decode(repeat('00', {LengthOfSealed}), 'hex')"
            : $"cast({Bare($"[{items}]")} as {(all.All(item => Guid.TryParse(item, out _)) ? "uuid" : "text")}[])";
    }

    /// <summary>A list whose type the statement tells by itself.</summary>
    private static string Bare(object? list) => list is string text && text.StartsWith('[')
        ? $"'{{{string.Join(',', text.Length == 2 ? [] : text[1..^1].Split(", ").Select(Item))}}}'"
        : Literal(list);

    private static string Item(string item) => item switch
    {
        "" => "null",
        "System.Byte[]" => $"\"\\\\x{new string('0', 2 * LengthOfSealed)}\"",
        _ => $"\"{item.Replace("'", "''", StringComparison.Ordinal)}\"",
    };

    [GeneratedRegex(@"unnest\((?<lists>\$[0-9$, ]+)\)(?<rest>( with ordinality)? as \w+ )\((?<names>[a-z_, ]+)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OfRows();

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "null",
        string list when list.StartsWith('[') && list.EndsWith(']') => OfList(list[1..^1]),
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        Guid id => $"cast('{id}' as uuid)",
        DateTime at => $"cast('{at.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00' as timestamptz)",
        DateTimeOffset at => $"cast('{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00' as timestamptz)",
        DateOnly day => $"cast('{day:yyyy-MM-dd}' as date)",
        TimeSpan span => $"cast('{span.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds' as interval)",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No literal for {value.GetType().Name}."),
    };
}
