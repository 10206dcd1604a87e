using System.Collections;
using System.Reflection;
using PrepBot.Values.Records;

namespace PrepBot.Testing;

/// <summary>Walks a record by reflection, so that a field it gets one day is in the tests of what must be complete without anybody thinking of it.</summary>
public sealed class EveryField
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private int _made;

    /// <summary>A record with something in every field, however deep; texts, keys and numbers stand nowhere else in it.</summary>
    public T Make<T>()
        where T : class => (T)Make(typeof(T));

    /// <summary>The record again for each field it is made of, with nothing but that field another.</summary>
    public IReadOnlyList<(string Field, T Record)> ChangedAlone<T>(T record)
        where T : class => [.. Changed(record, typeof(T)).Select(change => (change.Field, (T)change.Value))];

    /// <summary>The texts in a record, however deep, by where they stand.</summary>
    public static IReadOnlyList<(string Field, string Text)> Texts(object? value, string at = "") => value switch
    {
        string text => [(at, text)],
        IEnumerable list => [.. list.Cast<object?>().SelectMany((item, i) => Texts(item, $"{at}[{i}]"))],
        not null when RecordFields.IsRecord(value.GetType()) => [.. Fields(value.GetType()).SelectMany(field => Texts(field.GetValue(value), $"{at}.{field.Name}"))],
        _ => [],
    };

    private static IEnumerable<PropertyInfo> Fields(Type record) => record.GetProperties().Where(field => field.CanWrite);

    private object Make(Type type)
    {
        var number = ++_made;
        if ((Nullable.GetUnderlyingType(type) ?? type) is var plain && plain != type)
            return Make(plain);
        if (type == typeof(string))
            return $"word-{number}";
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return number;
        if (type == typeof(DateTimeOffset))
            return Start.AddHours(number);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1 + (number % (Enum.GetValues(type).Length - 1)))!;
        if (ItemOf(type) is { } item)
            return ListOf(type, [Make(item), Make(item)]);
        return RecordFields.IsRecord(type) || type.IsValueType ? Filled(type) : throw new NotSupportedException($"How is a {type.Name} made?");
    }

    private object Filled(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var given = constructor.GetParameters();
        var made = constructor.Invoke([.. given.Select(parameter => Make(parameter.ParameterType))]);
        foreach (var field in type.IsValueType ? [] : Fields(type).Where(field => given.All(parameter => parameter.Name != field.Name)))
            field.SetValue(made, Make(field.PropertyType));
        return made;
    }

    private IEnumerable<(string Field, object Value)> Changed(object value, Type type)
    {
        if (ItemOf(type) is { } item)
        {
            var items = ((IEnumerable)value).Cast<object>().ToList();
            yield return ("[one fewer]", ListOf(type, items[..^1]));
            foreach (var (field, other) in Changed(items[0], item))
                yield return ($"[0]{field}", ListOf(type, [other, .. items[1..]]));
        }
        else if (RecordFields.IsRecord(type))
        {
            foreach (var field in Fields(type))
            {
                foreach (var (deeper, other) in Changed(field.GetValue(value)!, field.PropertyType))
                    yield return ($".{field.Name}{deeper}", With(value, field, other));
            }
        }
        else
        {
            yield return ("", Other(value, type));
        }
    }

    private object Other(object value, Type type)
    {
        var other = value is bool truth ? !truth : Make(type);
        while (other.Equals(value))
            other = Make(type);
        return other;
    }

    private static object With(object record, PropertyInfo field, object value)
    {
        var copy = RecordFields.Map(record, same => same);
        field.SetValue(copy, value);
        return copy;
    }

    private static object ListOf(Type list, IReadOnlyList<object> items)
    {
        var array = Array.CreateInstance(ItemOf(list)!, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);

        // A list of another kind than ours stays one, and is found out by the comparison.
        return list.IsAssignableFrom(array.GetType())
            ? array
            : typeof(EveryField).GetMethod(nameof(OfValues), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(ItemOf(list)!).Invoke(null, [array])!;
    }

    private static ValueList<T> OfValues<T>(T[] items) => [.. items];

    private static Type? ItemOf(Type type) => type == typeof(string) ? null : type.GetInterfaces().Append(type)
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
