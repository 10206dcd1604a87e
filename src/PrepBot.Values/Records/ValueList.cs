using System.Collections;
using System.Runtime.CompilerServices;

namespace PrepBot.Values.Records;

/// <summary>A list in a record: equal to another with the same items in the same order, so that records that hold lists compare by what is in them.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>, IValueList
{
    private readonly T[] _items;

    internal ValueList(ReadOnlySpan<T> items) => _items = items.ToArray();

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(ValueList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IValueList IValueList.Map(Func<object?, object?> change) => new ValueList<T>([.. _items.Select(item => change(item)).OfType<T>()]);
}

/// <summary>Makes lists: <c>[one, two]</c> does it too.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items);
}

/// <summary>A list whose items nobody knows the type of.</summary>
public interface IValueList
{
    /// <summary>The list with each item changed; null leaves an item out.</summary>
    IValueList Map(Func<object?, object?> change);
}
