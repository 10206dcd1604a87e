using System.Reflection;

namespace PrepBot.Values.Records;

/// <summary>The fields of a record, for what must be complete: a walk finds a new one, a list written by hand does not.</summary>
public static class RecordFields
{
    private const string CloneMethod = "<Clone>$";

    /// <summary>Whether it is a record class. Small values such as ids are not walked into.</summary>
    public static bool IsRecord(Type type) => type is { IsClass: true } && type.GetMethod(CloneMethod) is not null;

    /// <summary>What a record is made of, in the order of its source; what is worked out from the rest is left out.</summary>
    public static IReadOnlyList<PropertyInfo> List(Type record) =>
    [
        .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(field => field.CanWrite).OrderBy(field => field.MetadataToken),
    ];

    /// <summary>The record with each field changed, and nothing else of it.</summary>
    public static object Map(object record, Func<object?, object?> change)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(change);
        var copy = record.GetType().GetMethod(CloneMethod)!.Invoke(record, [])!;
        foreach (var field in List(record.GetType()))
            field.SetValue(copy, change(field.GetValue(record)));
        return copy;
    }
}
