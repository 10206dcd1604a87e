namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>Arrows point to the middle: Domain knows nobody, the platforms do not know each other, the Host knows all.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string> Rooms => [.. Room.All.Select(room => room.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_InItsProjectFile_NamesOnlyThoseItMayKnow(string name) =>
        Offenders.None(Find(name).ProjectReferences.Except(Allowed(name)));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_AsBuilt_ReferencesOnlyThoseItMayKnow(string name)
    {
        var ours = Room.All.ToDictionary(room => room.AssemblyName, room => room.Name);

        var referenced = Find(name).Assembly.GetReferencedAssemblies().Where(assembly => ours.ContainsKey(assembly.Name!)).Select(assembly => ours[assembly.Name!]);

        Offenders.None(referenced.Except(Allowed(name)));
    }

    [Theory]
    [InlineData("Dapper", Room.Storage)]
    [InlineData("Npgsql", Room.Storage, Room.LocalPostgres)]
    [InlineData("YamlDotNet", Room.Bank)]
    public void Library_AsBuilt_IsKnownToItsRoomsAlone(string library, params string[] rooms)
    {
        var knowing = Room.All.Where(room => room.Assembly.GetReferencedAssemblies().Any(assembly => assembly.Name == library));

        Assert.Equal(rooms.Order(), knowing.Select(room => room.Name).Order());
    }

    // Calendars and time zones are not ours to write, so the Domain has this one library.
    [Fact]
    public void Domain_OfLibraries_HasNodaTimeAlone() => Assert.Equal(["NodaTime"], Find(Room.Domain).PackageReferences);

    [Fact]
    public void Domain_AsBuilt_KnowsTheBaseLibraryTheValuesAndNodaTimeAlone()
    {
        var others = Find(Room.Domain).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name is not "NodaTime" and not Room.Values && !(name.StartsWith("System.", StringComparison.Ordinal) && name is not "System.Text.Json" and not "System.Net.Http"));

        Offenders.None(others);
    }

    [Theory]
    [InlineData(Room.Chat)]
    [InlineData(Room.Practice)]
    public void Middle_OfLibraries_HasNoneButThoseOfTheFramework(string room) => Offenders.None(Find(room).PackageReferences);

    [Theory]
    [InlineData(Room.Chat)]
    [InlineData(Room.Practice)]
    public void Middle_AsBuilt_HasNeverHeardOfHttp(string room) =>
        Assert.DoesNotContain(
            Find(room).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || assembly.Name == "System.Net.Http");

    private static Room Find(string name) => Room.All.Single(room => room.Name == name);

    private static string[] Allowed(string name) =>
        Room.MayKnow.TryGetValue(name, out var allowed) ? allowed : throw new InvalidOperationException($"{name} is a new room: say in {nameof(Room)} whom it may know.");
}
