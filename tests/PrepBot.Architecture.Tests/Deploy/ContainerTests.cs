using PrepBot.Host.Configuration;
using PrepBot.LocalPostgres.Server;
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
    private static readonly YamlMappingNode Migrate = Map(Compose, "services", "migrate");
    private static readonly string Roles = Repository.Read("deploy/database-roles.sh");

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
        Offenders.None(Settings(Migrate).Where(pair => secret.Contains(pair.Key) && !pair.Value.Contains("${", StringComparison.Ordinal)));
        Assert.All(
            ["POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD", "POSTGRES_BOT_PASSWORD"],
            name => Assert.StartsWith($"${{{name}:?", Settings(Database)[name], StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_WithItsVariablesFilledIn_HasNoMistakes()
    {
        var filled = Settings(Bot).ToDictionary(
            pair => pair.Key,
            pair => pair.Key switch
            {
                KnownKeys.EncryptionKey => Convert.ToBase64String(new byte[32]),
                KnownKeys.Database => pair.Value.Replace("${POSTGRES_BOT_PASSWORD}", "a;b=c", StringComparison.Ordinal),
                _ => pair.Value.StartsWith("${", StringComparison.Ordinal) ? "" : pair.Value,
            });

        Assert.Empty(ConfigurationCheck.Mistakes(new Settings(filled)));
    }

    /// <summary>The bot works on rows with a login of its own; the schema is changed by its owner alone; the administrator of the server is neither.</summary>
    [Fact]
    public void Compose_GivesTheBotALoginOfItsOwn_AndTheSchemaAnother()
    {
        Assert.All(
            [(Bot, DatabaseRoles.RunTime, "${POSTGRES_BOT_PASSWORD}"), (Migrate, DatabaseRoles.Owner, "${POSTGRES_OWNER_PASSWORD}")],
            login =>
            {
                var (service, role, password) = login;
                var connection = Settings(service)[KnownKeys.Database];
                Assert.Equal($"Host=postgres;Database={Settings(Database)["POSTGRES_DB"]};Username={role};Password=\"{password}\"", connection);
                Assert.Contains($"create role {role}'", Roles, StringComparison.Ordinal);
            });
        Assert.DoesNotContain(Settings(Database)["POSTGRES_USER"], new[] { DatabaseRoles.Owner, DatabaseRoles.RunTime });
        Assert.Contains($"alter role {DatabaseRoles.RunTime} login nosuperuser nocreatedb nocreaterole", Roles, StringComparison.Ordinal);
        Assert.Contains("revoke all on database", Roles, StringComparison.Ordinal);
        Assert.Equal(["migrate"], List(Migrate, "command"));
        Assert.Contains("./deploy/database-roles.sh:/docker-entrypoint-initdb.d/database-roles.sh:ro", List(Database, "volumes"));
    }

    /// <summary>Every service, so that a new one is in it by itself.</summary>
    [Fact]
    public void Compose_GivesNoServiceMoreRightsThanItNeeds() => Assert.All(
        Map(Compose, "services").Children.Values,
        service =>
        {
            Assert.Equal("true", Text(service, "read_only"));
            Assert.Equal(["ALL"], List(service, "cap_drop"));
            Assert.False(((YamlMappingNode)service).Children.ContainsKey("cap_add"));
            Assert.Contains("no-new-privileges:true", List(service, "security_opt"));
            Assert.Contains("/tmp", List(service, "tmpfs"));
        });

    [Fact]
    public void Compose_RunsTheDatabaseAsSomebodyWhoIsNotRoot_WithASocketItCanWrite()
    {
        Assert.Equal("postgres", Text(Database, "user"));
        Assert.Contains("/var/run/postgresql", List(Database, "tmpfs"));
    }

    /// <summary>Only who works with it reaches the database, and it reaches nobody.</summary>
    [Fact]
    public void Compose_KeepsTheDatabaseInANetworkOfItsOwn()
    {
        Assert.Equal("true", Text(Compose, "networks", "database", "internal"));
        Assert.Equal(["database"], List(Database, "networks"));
        Assert.Equal(["database"], List(Migrate, "networks"));
        Assert.Equal(["database", "outside"], List(Bot, "networks"));
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
        Assert.Equal("service_healthy", Text(Migrate, "depends_on", "postgres", "condition"));
        Assert.Equal("service_completed_successfully", Text(Bot, "depends_on", "migrate", "condition"));
        Assert.Contains("pg_isready", List(Map(Database, "healthcheck"), "test"));
    }

    [Fact]
    public void Compose_KeepsTheDatabaseInANamedVolume()
    {
        var volume = List(Database, "volumes")[0].Split(':');

        Assert.True(Map(Compose, "volumes").Children.ContainsKey(volume[0]));
        Assert.Equal("/var/lib/postgresql/data", volume[1]);
    }

    [Fact]
    public void Compose_GivesTheBotTimeToStop()
    {
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
