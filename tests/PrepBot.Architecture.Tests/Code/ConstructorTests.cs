using System.Reflection;
using PrepBot.Architecture.Tests.Rooms;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>What a class is given tells what it does: who needs more than seven things does more than one. Records are values, and may have as many parts as they have.</summary>
public sealed class ConstructorTests
{
    private const int Max = 7;

    [Fact]
    public void Constructor_OfAClass_TakesSevenThingsAtMost() =>
        Offenders.None(Room.All.SelectMany(room => room.Assembly.GetTypes())
            .Where(type => type.IsClass && type.GetMethod("<Clone>$") is null && type.FullName!.StartsWith("PrepBot.", StringComparison.Ordinal))
            .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(constructor => constructor.GetParameters().Length > Max)
            .Select(constructor => $"{constructor.DeclaringType!.FullName}: {constructor.GetParameters().Length}"));
}
