using System.Collections;
using System.Reflection;
using PrepBot.Values.Records;

namespace PrepBot.Storage.Members.Export;

/// <summary>
/// A kept record as rows of a table, with every field it has: a row for each record in its list, or one where it holds none. The fields of the
/// list's records come first, then its own.
/// </summary>
internal sealed class RecordTable<TRecord>
    where TRecord : class
{
    private static readonly PropertyInfo? List = RecordFields.List(typeof(TRecord)).FirstOrDefault(field => ItemOf(field.PropertyType) is { } item && RecordFields.IsRecord(item));

    private static readonly IReadOnlyList<PropertyInfo> OfItems = List is null ? [] : RecordFields.List(ItemOf(List.PropertyType)!);

    private static readonly IReadOnlyList<PropertyInfo> Own = [.. RecordFields.List(typeof(TRecord)).Where(field => field != List)];

    private readonly int _known;

    /// <param name="known">Columns of what is known of each record beside it.</param>
    public RecordTable(params string[] known)
    {
        _known = known.Length;
        var taken = new HashSet<string>(known);
        Columns = [.. known, .. OfItems.Concat(Own).Select(field => Name(field, taken))];
    }

    public string[] Columns { get; }

    /// <summary>The rows of a record; one that says so for one that does not open any more.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows(TRecord? record, params IReadOnlyList<object?> known)
    {
        if (record is null)
            return [[.. known, MemberExport.NotReadable, .. Enumerable.Repeat<object?>(null, Columns.Length - _known - 1)]];

        var own = Own.Select(field => Cell(field.GetValue(record))).ToList();
        return List is null
            ? [[.. known, .. own]]
            : ((IEnumerable)List.GetValue(record)!).Cast<object>().Select(item => (IReadOnlyList<object?>)[.. known, .. OfItems.Select(field => Cell(field.GetValue(item))), .. own]);
    }

    private static object? Cell(object? value) => value switch
    {
        null or bool or int or long or short or string or DateTimeOffset => value,
        IEnumerable list => list.Cast<object>().Select(Text).ToList(),
        _ => Text(value),
    };

    /// <summary>A record that stands in a cell, field by field; anything else in its own words.</summary>
    private static string Text(object value) => RecordFields.IsRecord(value.GetType())
        ? string.Join(", ", RecordFields.List(value.GetType()).Select(field => $"{Snake(field.Name)} {Flat(Cell(field.GetValue(value)))}"))
        : $"{value}";

    private static string Flat(object? cell) => cell is IEnumerable<string> list ? string.Join(" | ", list) : $"{cell}";

    private static string Name(PropertyInfo field, HashSet<string> taken)
    {
        var name = Snake(field.Name);
        return taken.Add(name) ? name : $"{Snake(field.DeclaringType!.Name)}_{name}";
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : "_")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static Type? ItemOf(Type type) =>
        type == typeof(string) ? null : type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
