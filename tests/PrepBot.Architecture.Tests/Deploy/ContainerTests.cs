using PrepBot.Host.Configuration;
using PrepBot.Testing;
using YamlDotNet.RepresentationModel;

namespace PrepBot.Architecture.Tests.Deploy;

/// <summary>The container files against the code. No container engine takes part, so what they do when run is not shown here.</summary>
public sealed class ContainerTests
{
    private static readonly int HealthPort = new Uri(KnownKeys.Default(KnownKeys.HealthUrl)).Port;
    private static readonly IReadOnlyList<string> Dockerfile = Statements(Repository.Read("deploy/Dockerfile"));
    private static readonly YamlMappingNode Compose = Load(Repository.Read("docker-compose.yml"));
    private static readonly YamlMappingNode Bot = Map(Compose, "services", "bot");
    private static readonly YamlMappingNode Database = Map(Compose, "services", "postgres");

    [Fact]
    public void Compose_SetsOnlyKnownKeys_AndWhatADatabaseOfItsOwnNeeds()
    {
        var keys = Settings(Bot).Keys.ToList();

        Offenders.None(keys.Where(key => !KnownKeys.IsKnown(key)));
        Assert.Contains(KnownKeys.Database, keys);
        Assert.Contains(KnownKeys.EncryptionKey, keys);
    }

    [Fact]
    public void Compose_OffersEverySettingThatIsNotAboutThisMachine() =>
        Offenders.None(KnownKeys.All.Select(key => key.Name)
            .Where(key => KnownKeys.Section(key) is not "LocalPostgres" and not "Playground" && !Settings(Bot).ContainsKey(key)));

    [Fact]
    public void Compose_HoldsNoSecret()
    {
        var secret = KnownKeys.All.Where(key => key.IsSecret).Select(key => key.Name).ToHashSet();

        Offenders.None(Settings(Bot).Where(pair => secret.Contains(pair.Key) && !pair.Value.Contains("${", StringComparison.Ordinal)));
        Assert.StartsWith("${POSTGRES_PASSWORD:?", Settings(Database)["POSTGRES_PASSWORD"], StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_WithItsVariablesFilledIn_HasNoMistakes()
    {
        var filled = Settings(Bot).ToDictionary(
            pair => pair.Key,
            pair => pair.Key switch
            {
                KnownKeys.EncryptionKey => Convert.ToBase64String(new byte[32]),
                KnownKeys.Database => pair.Value.Replace("${POSTGRES_PASSWORD}", "a;b=c", StringComparison.Ordinal),
                _ => pair.Value.StartsWith("${", StringComparison.Ordinal) ? "" : pair.Value,
            });

        Assert.Empty(ConfigurationCheck.Mistakes(new Settings(filled)));
    }

    [Fact]
    public void Compose_ConnectsAsTheUserItMakes()
    {
        var connection = Settings(Bot)[KnownKeys.Database];

        Assert.Contains("Host=postgres;", connection, StringComparison.Ordinal);
        Assert.Contains($"Database={Settings(Database)["POSTGRES_DB"]};", connection, StringComparison.Ordinal);
        Assert.Contains($"Username={Settings(Database)["POSTGRES_USER"]};", connection, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_PublishesHealthOnThisMachineAlone_AndTheDatabaseNowhere()
    {
        Assert.Equal([$"127.0.0.1:{HealthPort}:{HealthPort}"], List(Bot, "ports"));
        Assert.Equal($"http://0.0.0.0:{HealthPort}", Settings(Bot)[KnownKeys.HealthUrl]);
        Assert.False(Database.Children.ContainsKey("ports"));
    }

    [Fact]
    public void Compose_StartsTheBotOnceTheDatabaseAnswers()
    {
        Assert.Equal("service_healthy", Text(Bot, "depends_on", "postgres", "condition"));
        Assert.Contains("pg_isready", List(Map(Database, "healthcheck"), "test"));
    }

    [Fact]
    public void Compose_KeepsTheDatabaseInANamedVolume()
    {
        var volume = Assert.Single(List(Database, "volumes")).Split(':');

        Assert.True(Map(Compose, "volumes").Children.ContainsKey(volume[0]));
        Assert.Equal("/var/lib/postgresql/data", volume[1]);
    }

    [Fact]
    public void Compose_GivesTheBotNoMoreRightsThanItNeeds()
    {
        Assert.Equal("true", Text(Bot, "read_only"));
        Assert.Equal(["ALL"], List(Bot, "cap_drop"));
        Assert.Contains("no-new-privileges:true", List(Bot, "security_opt"));
        Assert.Equal("15s", Text(Bot, "stop_grace_period"));
    }

    [Fact]
    public void Image_IsBuiltInStagesOnTheFrameworkOfTheProject()
    {
        var framework = Repository.Read("Directory.Build.props").Split("<TargetFramework>net")[1].Split('<')[0];

        var images = Dockerfile.Where(statement => statement.StartsWith("FROM ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, images.Count);
        Assert.Contains($"/sdk:{framework} AS build", images[0], StringComparison.Ordinal);
        Assert.EndsWith($"/aspnet:{framework}", images[1], StringComparison.Ordinal);
        Assert.StartsWith(framework, Repository.Read("global.json").Split("\"version\": \"")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Image_RunsTheProgramAsSomebodyWhoIsNotRoot()
    {
        var user = Dockerfile.Last(statement => statement.StartsWith("USER ", StringComparison.Ordinal));
        var program = typeof(KnownKeys).Assembly.GetName().Name;

        Assert.Equal("USER 1654:1654", user);
        Assert.DoesNotContain(Dockerfile.SkipWhile(statement => statement != user), statement => statement.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.Equal($"ENTRYPOINT [\"/app/{program}\"]", Dockerfile[^1]);
    }

    [Fact]
    public void Image_TellsItsHealthByTheProgramItself()
    {
        Assert.Contains($"EXPOSE {HealthPort}", Dockerfile);
        Assert.Contains(Dockerfile, statement => statement.Contains($"{KnownKeys.HealthUrl}=http://0.0.0.0:{HealthPort}", StringComparison.Ordinal));
        Assert.EndsWith(
            "CMD [\"/app/prepbot\", \"doctor\", \"--running\"]",
            Assert.Single(Dockerfile, statement => statement.StartsWith("HEALTHCHECK ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Image_CopiesOnlyWhatIsThere() =>
        Offenders.None(Dockerfile
            .Where(statement => statement.StartsWith("COPY ", StringComparison.Ordinal) && !statement.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(statement => statement.Split(' ')[1..^1])
            .Where(source => !Path.Exists(Repository.PathOf(source))));

    [Fact]
    public void Image_HoldsNoSecretOfThisCheckout() =>
        Assert.Superset(new HashSet<string> { ".env", ".git", ".prepbot" }, Repository.Read(".dockerignore").Split('\n').ToHashSet());

    private static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlNode At(YamlNode from, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
            from = from[step];
        return from;
    }

    private static YamlMappingNode Map(YamlNode from, params ReadOnlySpan<string> path) => (YamlMappingNode)At(from, path);

    private static string Text(YamlNode from, params ReadOnlySpan<string> path) => ((YamlScalarNode)At(from, path)).Value!;

    private static List<string> List(YamlNode from, string key) => ((YamlSequenceNode)from[key]).Select(node => ((YamlScalarNode)node).Value!).ToList();

    private static Dictionary<string, string> Settings(YamlNode service) =>
        Map(service, "environment").ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!);

    /// <summary>Without comments, and with continued lines put together.</summary>
    private static List<string> Statements(string dockerfile) =>
        string.Join('\n', dockerfile.Split('\n').Where(line => !line.StartsWith('#')))
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToList();
}
