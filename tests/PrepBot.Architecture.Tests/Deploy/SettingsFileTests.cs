using DotNetEnv;
using PrepBot.Host.Configuration;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Deploy;

/// <summary>What people copy and read must name the settings that the code knows, no more and no fewer.</summary>
public sealed class SettingsFileTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, string>> Example =
        [.. Env.LoadContents(Repository.Read(".env.example"), new LoadOptions(setEnvVars: false))];

    [Fact]
    public void Example_HasEveryKeyOnceAndNoOther() =>
        Assert.Equal(KnownKeys.All.Select(key => key.Name).Order(StringComparer.Ordinal), Example.Select(pair => pair.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Example_ExplainsEveryKey()
    {
        var lines = Repository.Read(".env.example").Split('\n');

        Offenders.None(lines.Where((line, index) => line.Contains('=', StringComparison.Ordinal) && line[0] != '#' && !lines[index - 1].StartsWith("# ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Example_CopiedAsItIs_ChangesNothing()
    {
        var settings = new Settings(Example);

        Assert.Empty(ConfigurationCheck.Mistakes(settings));
        Assert.All(KnownKeys.All, key => Assert.Equal(key.Default ?? "", settings.Value(key.Name)));
        Assert.Equal(new Settings([]).Listening, settings.Listening);
    }

    [Fact]
    public void Readme_ListsEveryKeyAndItsDefault()
    {
        var readme = Repository.Read("README.md");

        Offenders.None(KnownKeys.All.Where(key => !readme.Contains($"`{key.Name}`", StringComparison.Ordinal)));
        Offenders.None(KnownKeys.All.Where(key => key.Default is not null && !readme.Contains(key.Default, StringComparison.Ordinal)));
    }

    [Fact]
    public void RealSettings_AreIgnoredByGit() => Assert.Contains(".env", Repository.Read(".gitignore").Split('\n'));
}
