using System.Data;
using Dapper;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Statements;

/// <summary>Teaches Dapper our values, once per process: it keeps what it knows in one place for all.</summary>
internal static class DapperSetup
{
    private static readonly Lazy<bool> Done = new(Register);

    /// <summary>Call before the first statement; further calls do nothing.</summary>
    public static void Apply() => _ = Done.Value;

    private static bool Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.TypeMapProvider = type => new RowMap(type);
        foreach (var type in new[] { typeof(ITypedId<>).Assembly, typeof(RoundId).Assembly }.SelectMany(room => room.GetTypes()).Where(IsTypedId))
            SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(TypedIdHandler<>).MakeGenericType(type))!);

        SqlMapper.AddTypeHandler(new ValueHandler<PrincipleId, string>(id => id.Key, key => new PrincipleId(key)));
        SqlMapper.AddTypeHandler(new ValueHandler<IsoWeekNumber, int>(week => week.Number, number => new IsoWeekNumber(number)));

        // Dapper would send these as types of its own choice; instants are timestamptz and so UTC, days are date.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DayHandler());
        return true;
    }

    private static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    private sealed class TypedIdHandler<TId> : SqlMapper.TypeHandler<TId>
        where TId : struct, ITypedId<TId>
    {
        public override TId Parse(object value) => TId.From((Guid)value);

        public override void SetValue(IDbDataParameter parameter, TId value) => parameter.Value = value.Value;
    }

    private sealed class ValueHandler<T, TStored>(Func<T, TStored> write, Func<TStored, T> read) : SqlMapper.TypeHandler<T>
        where T : struct
        where TStored : notnull
    {
        public override T Parse(object value) => read((TStored)value);

        public override void SetValue(IDbDataParameter parameter, T value) => parameter.Value = write(value);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value is DateTimeOffset instant ? instant : new DateTimeOffset((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }
}
