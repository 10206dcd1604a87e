using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Values.Records;

namespace PrepBot.Storage.Tests.Statements;

/// <summary>Makes values with every member set to something that is not its default, so that whatever is lost on the way shows.</summary>
internal static class Filled
{
    /// <summary>Every concrete kind of a closed set, whether or not the set declares it.</summary>
    public static IEnumerable<Type> KindsOf(Type set) => set.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(set));

    /// <summary>The kinds of a closed set that are declared to the serializer.</summary>
    public static IEnumerable<Type> DeclaredKindsOf(Type set) => set.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);

    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner);
        if (type == typeof(string))
            return "äöü <b>\"quoted\" & 🙂\nsecond line";
        if (type == typeof(int))
            return 3;
        if (type == typeof(bool))
            return true;
        if (type == typeof(byte[]))
            return new byte[] { 0, 1, 254, 255 };
        if (type == typeof(Guid))
            return new Guid("0195d3f0-aaaa-7bbb-8ccc-ddddeeeeffff");
        if (type == typeof(DateTimeOffset))
            return StoreWorld.Now.AddTicks(1_234_567);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(83.5);
        if (type == typeof(Subject))
            return Subject.Create("part").And(7);
        if (type == typeof(PrincipleId))
            return new PrincipleId("dive-deep");
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        return type.IsGenericType ? OfCollection(type) : OfRecord(type);
    }

    private static object OfCollection(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            dictionary[Of(arguments[0])] = Of(arguments[1]);
            return dictionary;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        foreach (var kind in arguments[0].IsAbstract ? KindsOf(arguments[0]) : [arguments[0]])
            list.Add(Of(kind));
        return type.GetGenericTypeDefinition() == typeof(ValueList<>)
            ? typeof(Filled).GetMethod(nameof(OfValues), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments).Invoke(null, [list])!
            : list;
    }

    private static ValueList<T> OfValues<T>(List<T> items) => [.. items];

    private static object OfRecord(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
            property.SetValue(value, Of(property.PropertyType));
        return value;
    }
}
