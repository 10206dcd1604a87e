using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Statements;

/// <summary>
/// Puts the values of a parameter object into the places of a statement. Each has the type of its property, also where it is null: a prepared statement is
/// one of certain types, and others would be run unprepared.
/// </summary>
internal static class StatementParameters
{
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(double)] = NpgsqlDbType.Double,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(TimeSpan)] = NpgsqlDbType.Interval,
        [typeof(string[])] = NpgsqlDbType.Array | NpgsqlDbType.Text,
        [typeof(Guid[])] = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        [typeof(short[])] = NpgsqlDbType.Array | NpgsqlDbType.Smallint,
        [typeof(int[])] = NpgsqlDbType.Array | NpgsqlDbType.Integer,
        [typeof(long[])] = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        [typeof(byte[][])] = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        [typeof(DateTimeOffset[])] = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };

    private static readonly ConcurrentDictionary<(Type Source, string Name), Parameter> Known = new();

    /// <summary>Fills the places.</summary>
    /// <exception cref="ArgumentException">A name of the statement is no property of the parameters.</exception>
    /// <exception cref="NotSupportedException">A property is of a type no column has.</exception>
    public static void Bind(NpgsqlBatchCommand command, IReadOnlyList<string> names, object parameters)
    {
        var source = parameters.GetType();
        foreach (var name in names)
        {
            var parameter = Known.GetOrAdd((source, name), key => Make(key.Source, key.Name));
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = parameter.Type, Value = parameter.Read(parameters) ?? DBNull.Value });
        }
    }

    private static Parameter Make(Type source, string name)
    {
        var property = source.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)
            ?? throw new ArgumentException($"A statement asks for @{name}, which its parameters do not have.", nameof(name));
        var from = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(from, source), property);
        if (Nullable.GetUnderlyingType(property.PropertyType) is null)
        {
            var (stored, type) = Stored(value);
            return new Parameter(type, Compile(stored));
        }

        var (there, itsType) = Stored(Expression.Property(value, "Value"));
        return new Parameter(itsType, Compile(Expression.Condition(
            Expression.Property(value, "HasValue"), Expression.Convert(there, typeof(object)), Expression.Constant(null, typeof(object)))));

        Func<object, object?> Compile(Expression body) => Expression.Lambda<Func<object, object?>>(Expression.Convert(body, typeof(object)), from).Compile();
    }

    /// <summary>A value as it is stored: ids by what they hold, words by their numbers, instants in UTC.</summary>
    private static (Expression Value, NpgsqlDbType Type) Stored(Expression value)
    {
        var type = value.Type;
        if (type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            return (Expression.Property(value, "Value"), NpgsqlDbType.Uuid);
        if (type == typeof(PrincipleId))
            return (Expression.Property(value, nameof(PrincipleId.Key)), NpgsqlDbType.Text);
        if (type == typeof(IsoWeekNumber))
            return (Expression.Property(value, nameof(IsoWeekNumber.Number)), NpgsqlDbType.Integer);
        if (type.IsEnum)
            return (Expression.Convert(value, typeof(int)), NpgsqlDbType.Integer);
        if (!Types.TryGetValue(type, out var known))
            throw new NotSupportedException($"No column holds a {type.Name}.");

        return (type == typeof(DateTimeOffset) ? Expression.Call(value, nameof(DateTimeOffset.ToUniversalTime), null) : value, known);
    }

    private sealed record Parameter(NpgsqlDbType Type, Func<object, object?> Read);
}
