using System.Runtime.CompilerServices;
using System.Xml.Linq;
using PrepBot.Architecture.Tests.Rooms;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>What a public type of the middle is for is said where it stands.</summary>
public sealed class DocstringTests
{
    [Theory]
    [InlineData(Room.Domain)]
    [InlineData(Room.Values)]
    [InlineData(Room.Chat)]
    [InlineData(Room.Practice)]
    public void PublicType_OfTheMiddle_SaysWhatItIs(string room)
    {
        var assembly = Room.All.Single(candidate => candidate.Name == room).Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);

        // What the compiler makes of an extension block has a dollar in its name.
        var silent = assembly.GetExportedTypes()
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.FullName!.Contains('$', StringComparison.Ordinal))
            .Select(type => type.FullName!.Replace('+', '.'))
            .Where(name => !documented.Contains($"T:{name}"));

        Offenders.None(silent);
    }
}
