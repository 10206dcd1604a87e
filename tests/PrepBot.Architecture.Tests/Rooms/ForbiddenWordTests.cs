using System.Text.RegularExpressions;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>Words by which a rule that stands in the wrong room gives itself away.</summary>
public sealed partial class ForbiddenWordTests
{
    [Theory]
    [InlineData(Room.Domain)]
    [InlineData(Room.Chat)]
    [InlineData(Room.Practice)]
    public void Middle_InItsSources_HasNeverHeardOfAPlatform(string room) =>
        Offenders.None(Lines(Source(room)).Where(line => PlatformWord().IsMatch(line.Text)));

    [Fact]
    public void Engine_InItsSources_HasNeverHeardOfARound() =>
        Offenders.None(Lines(Source(Room.Chat))
            .Where(line => ProductWord().IsMatch(line.Text) && !line.Text.Contains("public const string Subject = \"RoundId\"", StringComparison.Ordinal)));

    /// <summary>What is typed, and what the product says of itself, is handed to the platforms: they could carry another one.</summary>
    [Theory]
    [InlineData(Room.Discord)]
    [InlineData(Room.Slack)]
    [InlineData(Room.Playground)]
    public void Platform_InItsSources_NamesNoCommandOfTheProduct(string room) =>
        Offenders.None(Lines(Source(room)).Where(line => ProductCommand().IsMatch(line.Text)));

    [Theory]
    [InlineData("public const string Root = \"mock\";", true)]
    [InlineData("\"type /mock-admin enable in another channel\"", true)]
    [InlineData("\"mock interviews on Leadership Principles\"", true)]
    [InlineData("[\"mock-interviews\", \"lobby\"]", false)]
    public void CommandOfTheProduct_InALine_IsFound(string line, bool isOne) => Assert.Equal(isOne, ProductCommand().IsMatch(line));

    /// <summary>The playground is a chat service as well, and has a store of its own: one folder.</summary>
    [Fact]
    public void Sql_StandsInTheRoomsOfTheDatabaseAlone_AndInTheStoreOfThePlayground() =>
        Offenders.None(Lines(Room.All.Where(room => room.Name is not Room.Storage and not Room.LocalPostgres).SelectMany(room => room.Sources).Where(file => !IsOwnStore(file)))
            .Where(line => !line.IsComment)
            .Where(line => Sql().IsMatch(line.Text) || DatabaseLibrary().IsMatch(line.Text)));

    [Fact]
    public void Playground_ForItsOwnStoreAlone_KnowsTheDatabase()
    {
        var files = Source(Room.Playground).Where(file => Repository.Read(file).Contains("using PrepBot.Storage", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Offenders.None(files.Where(file => !IsOwnStore(file)));
    }

    [Fact]
    public void Services_AreNotHandedOutLazily_SoThatACircleDoesNotResolve() =>
        Offenders.None(Lines(Room.All.SelectMany(room => room.Sources)).Where(line => LazyService().IsMatch(line.Text)));

    [Fact]
    public void BannedSymbols_AreNotEvaded() =>
        Offenders.None(Lines(Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")))
            .Where(line => Evasion().IsMatch(line.Text) && !line.File.EndsWith($"/{nameof(ForbiddenWordTests)}.cs", StringComparison.Ordinal)));

    [Fact]
    public void BannedSymbols_AreNotTurnedOffForAProject() =>
        Offenders.None(Lines(Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")).Append(".editorconfig").Append("Directory.Build.props"))
            .Where(line => line.Text.Contains("RS0030", StringComparison.Ordinal)));

    private static bool IsOwnStore(string file) => file.StartsWith($"src/{Room.Playground}/Store/", StringComparison.Ordinal);

    private static IReadOnlyList<string> Source(string room) => Room.All.Single(candidate => candidate.Name == room).Sources;

    private static IEnumerable<Line> Lines(IEnumerable<string> files) =>
        files.SelectMany(file => Repository.Read(file).Split('\n').Select((text, index) => new Line(file, index + 1, text)));

    private sealed record Line(string File, int Number, string Text)
    {
        public bool IsComment => Text.TrimStart().StartsWith("//", StringComparison.Ordinal);

        public override string ToString() => $"{File}:{Number}: {Text.Trim()}";
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(discord|slack|guild|workspace|embed|block ?kit|modal)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex PlatformWord();

    [GeneratedRegex(@"\b(rounds?|mocks?|debriefs?|principles?|interviewers?|candidates?|observers?|kits?|probes?|verdicts?|coverage|leaderboards?)\b|Domain\.", Options | RegexOptions.IgnoreCase)]
    private static partial Regex ProductWord();

    [GeneratedRegex(@"""mock""|/mock\b|leadership principle", Options | RegexOptions.IgnoreCase)]
    private static partial Regex ProductCommand();

    // Prose may say "select"; a statement says what it selects from.
    [GeneratedRegex(@"\b(select\b.*\bfrom\b|insert into\b|delete from\b|update\b.*\bset\b.*=)", Options)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(Dapper|Npgsql)\b", Options)]
    private static partial Regex DatabaseLibrary();

    [GeneratedRegex(@"\bLazy<I[A-Z]\w*>", Options)]
    private static partial Regex LazyService();

    [GeneratedRegex(@"RS0030|#pragma warning disable\s*$", Options)]
    private static partial Regex Evasion();
}
