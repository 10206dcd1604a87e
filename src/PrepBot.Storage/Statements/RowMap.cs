using System.Reflection;
using Dapper;

namespace PrepBot.Storage.Statements;

/// <summary>
/// Makes a row by the constructor of its record: the columns are the parameters, in their order. A column too many, too few or in another place
/// fails at the first statement, where a property that nobody fills stays empty in silence.
/// </summary>
/// <param name="type">The row's type. One that can be made without arguments is filled by its properties, as ever.</param>
internal sealed class RowMap(Type type) : SqlMapper.ITypeMap
{
    private readonly DefaultTypeMap _usual = new(type);

    /// <summary>Types are converted as they are for properties: a smallint becomes an enum, an array of text what the parameter says.</summary>
    public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
        type.GetConstructors().FirstOrDefault(one => one.GetParameters().Select(parameter => parameter.Name)
            .SequenceEqual(names.Select(name => name.Replace("_", "", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase))
        ?? _usual.FindConstructor(names, types);

    public ConstructorInfo? FindExplicitConstructor() => _usual.FindExplicitConstructor();

    public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) => _usual.GetConstructorParameter(constructor, columnName);

    public SqlMapper.IMemberMap? GetMember(string columnName) => _usual.GetMember(columnName);
}
