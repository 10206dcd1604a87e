using System.Reflection;
using System.Xml.Linq;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>A project of the product: what it is made of, read from its files and from what was built of them.</summary>
/// <param name="Name">The project: "PrepBot.Domain".</param>
/// <param name="AssemblyName">What it builds.</param>
internal sealed record Room(string Name, string AssemblyName)
{
    public const string Values = "PrepBot.Values";
    public const string Domain = "PrepBot.Domain";
    public const string Chat = "PrepBot.Chat";
    public const string Practice = "PrepBot.Practice";
    public const string Storage = "PrepBot.Storage";
    public const string LocalPostgres = "PrepBot.LocalPostgres";
    public const string Bank = "PrepBot.Bank";
    public const string Discord = "PrepBot.Discord";
    public const string Slack = "PrepBot.Slack";
    public const string Playground = "PrepBot.Playground";
    public const string Host = "PrepBot.Host";

    /// <summary>Who may know whom. A room that is not here has no place yet, and a test says so.</summary>
    public static IReadOnlyDictionary<string, string[]> MayKnow { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Values] = [],
        [Domain] = [Values],
        [Chat] = [Values],
        [Practice] = [Chat, Domain, Values],
        [Storage] = [Practice, Chat, Domain, Values],
        [LocalPostgres] = [Values],
        [Bank] = [Domain, Values],
        [Discord] = [Chat, Values],
        [Slack] = [Chat, Values],
        [Playground] = [Chat, Values, Storage],
        [Host] = [Values, Domain, Chat, Practice, Storage, LocalPostgres, Bank, Discord, Slack, Playground],
    };

    public static IReadOnlyList<Room> All { get; } = Repository.Files("src", "*.csproj")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Select(name => new Room(name, name == Host ? "prepbot" : name))
        .ToList();

    public Assembly Assembly => Assembly.Load(AssemblyName);

    public IReadOnlyList<string> Sources => Repository.Files($"src/{Name}", "*.cs");

    public IReadOnlyList<string> ProjectReferences =>
        Referenced("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToList();

    public IReadOnlyList<string> PackageReferences => Referenced("PackageReference");

    public override string ToString() => Name;

    private List<string> Referenced(string kind) =>
        XDocument.Parse(Repository.Read($"src/{Name}/{Name}.csproj")).Descendants(kind).Select(item => item.Attribute("Include")!.Value).ToList();
}
