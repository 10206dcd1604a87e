using System.Xml.Linq;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>Habits that can be seen from outside.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 350;

    [Fact]
    public void SourceFile_OfTheProduct_HasOneSubject() =>
        Offenders.None(Repository.Files("src", "*.cs").Where(file => File.ReadLines(Repository.PathOf(file)).Count() > LongestFile));

    // Whether a message is private is how it is sent. Discord and Slack say so themselves, our page does where it draws one, and a direct message needs no word.
    [Fact]
    public void WhoSeesAMessage_IsSaidByNoText() =>
        Offenders.None(Repository.Files("src", "*.cs").Where(file => Repository.Read(file).Contains("nly you see", StringComparison.Ordinal) || Repository.Read(file).Contains("nly you can see", StringComparison.Ordinal)));

    [Fact]
    public void Pauses_ThatDouble_AreReckonedInOnePlace() =>
        Offenders.None(Repository.Files("src", "*.cs").Where(file => Repository.Read(file).Contains("Math.Pow(2", StringComparison.Ordinal) && !file.EndsWith("/Backoff.cs", StringComparison.Ordinal)));

    [Fact]
    public void Value_ThatPrintsAsStars_IsOneType() =>
        Assert.Equal(
            ["src/PrepBot.Storage/Sealing/EncryptionKey.cs", "src/PrepBot.Values/Secrets/Secret.cs"],
            Repository.Files("src", "*.cs").Where(file => Repository.Read(file).Contains("ToString() => \"***\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Migration_BeginsWithWhy() =>
        Offenders.None(Migrations.Where(file => !File.ReadLines(Repository.PathOf(file)).First().StartsWith("-- ", StringComparison.Ordinal)));

    [Fact]
    public void Migrations_AreNumberedWithoutGaps() =>
        Assert.Equal(
            Enumerable.Range(1, Migrations.Count).Select(number => $"{number:0000}"),
            Migrations.Select(file => Path.GetFileName(file)[..4]));

    [Fact]
    public void Project_HasALockFileThatNamesNoHost()
    {
        foreach (var project in Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")))
        {
            var file = $"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/packages.lock.json";

            Assert.True(File.Exists(Repository.PathOf(file)), $"{file} is missing.");
            Assert.DoesNotContain("://", Repository.Read(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PackageVersion_StandsInOnePlace() =>
        Offenders.None(Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"))
            .Where(file => Repository.Read(file).Contains(" Version=", StringComparison.Ordinal)));

    [Fact]
    public void PackageVersion_IsOfAPackageThatSomeProjectUses()
    {
        var projects = string.Concat(Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"))
            .Concat(["Directory.Build.props", "Directory.Build.targets"]).Select(Repository.Read));

        Offenders.None(XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value)
            .Where(package => !projects.Contains($"<PackageReference Include=\"{package}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void TestProject_IsInTheSolution()
    {
        var solution = Repository.Read("PrepBot.sln");

        Offenders.None(Repository.Files("tests", "*.csproj").Concat(Repository.Files("src", "*.csproj"))
            .Where(file => !solution.Contains(Path.GetFileName(file), StringComparison.Ordinal)));
    }

    [Fact]
    public void Command_OfTheWorkflow_IsExecutable()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no such right on Windows.");
            return;
        }

        foreach (var file in (string[])["prepbot", "test", ".ci/run"])
            Assert.True(File.GetUnixFileMode(Repository.PathOf(file)).HasFlag(UnixFileMode.UserExecute), file);
    }

    private static IReadOnlyList<string> Migrations => Repository.Files("src/PrepBot.Storage/Migrations", "*.sql");
}
