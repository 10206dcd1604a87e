using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>
/// Which folder needs which, and what in it: read from what was built, bodies of methods with it, and from the lines with which sources use a
/// namespace, since the name of a constant or of an enum's number leaves no trace in what was built. A line that is not needed does not build.
/// </summary>
internal static partial class FolderArrows
{
    /// <summary>Every arrow, with the pairs of names that make it.</summary>
    public static ILookup<FolderArrow, string> Read() => AsBuilt().Concat(AsWritten())
        .Select(found => (Arrow: Arrow(found.From, found.To), found.Names))
        .Where(found => found.Arrow is not null)
        .ToLookup(found => found.Arrow!.Value, found => found.Names);

    private static IEnumerable<(string From, string To, string Names)> AsBuilt()
    {
        var loader = new ArchLoader();
        loader.LoadAssemblies([.. Room.All.Select(room => room.Assembly)]);
        return loader.Build().Types.SelectMany(type => type.Dependencies.SelectMany(Targets), (type, target) => (Place(type), Place(target), $"{type.Name} -> {target.Name}"));
    }

    // The T of a method is nobody's: the reader puts every T where it met the first one.
    private static IEnumerable<IType> Targets(ITypeDependency dependency) =>
        dependency.TargetGenericArguments.SelectMany(Parts).Prepend(dependency.Target).Where(type => type is not GenericParameter);

    private static IEnumerable<IType> Parts(GenericArgument argument) => argument.GenericArguments.SelectMany(Parts).Prepend(argument.Type);

    private static string Place(IType type) => type.Namespace?.FullName ?? "";

    private static IEnumerable<(string From, string To, string Names)> AsWritten() =>
        from file in Repository.Files("src", "*.cs")
        let text = Repository.Read(file)
        from line in UsingLine().Matches(text)
        select (NamespaceLine().Match(text).Groups["name"].Value, line.Groups["name"].Value, $"{Path.GetFileName(file)} -> {line.Value}");

    private static FolderArrow? Arrow(string from, string to)
    {
        var (begin, end) = (Folder().Match(from), Folder().Match(to));
        var room = begin.Groups["room"].Value;
        var arrow = new FolderArrow(room, begin.Groups["folder"].Value, end.Groups["folder"].Value);
        return begin.Success && end.Success && room == end.Groups["room"].Value && arrow.From != arrow.To ? arrow : null;
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    [GeneratedRegex(@"^(?<room>PrepBot\.\w+)(\.(?<folder>\w+)(\.\w+)*)?$", Options)]
    private static partial Regex Folder();

    [GeneratedRegex(@"^using (static )?(?<name>PrepBot\.[\w.]+);", Options)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", Options)]
    private static partial Regex NamespaceLine();
}
