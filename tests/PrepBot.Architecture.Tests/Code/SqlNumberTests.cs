using System.Text.RegularExpressions;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>A number in a statement that stands for a word of ours is written as the word: see <c>StoredNumbers</c>.</summary>
public sealed partial class SqlNumberTests
{
    // Which rows an upsert meets is decided when the statement is planned, where a parameter has no value yet for every kind of plan.
    private const string Arbiter = "on conflict";

    [Fact]
    public void Statement_OfAStore_NamesWhatItsNumbersMean()
    {
        var columns = string.Join('|', Columns());
        var bare = new Regex($@"\b({columns})\b (=|<>|in|is distinct from) ?\(?\d|\bcase (\w+\.)?({columns}) when \d", RegexOptions.None, TimeSpan.FromSeconds(5));

        Offenders.None(
            from file in Repository.Files("src/PrepBot.Storage", "*.cs").Concat(Repository.Files("src/PrepBot.Playground/Store", "*.cs"))
            from line in Repository.Read(file).Split('\n')
            where bare.IsMatch(line) && !line.Contains(Arbiter, StringComparison.Ordinal)
            select $"{file}: {line.Trim()}");
    }

    [Fact]
    public void Columns_WhoseNumbersMeanSomething_AreFoundInTheSchema()
    {
        Assert.Contains("stage", Columns());
        Assert.Contains("state", Columns());
        Assert.Contains("heard_as", Columns());
        Assert.InRange(Columns().Count, 10, 40);
    }

    /// <summary>Columns that hold one of a few numbers.</summary>
    private static IReadOnlyList<string> Columns() =>
        [.. OneOfAFew().Matches(Repository.Read("src/PrepBot.Storage/schema.sql")).Select(found => found.Groups["column"].Value).Where(column => column != "helpfulness").Distinct().Order()];

    [GeneratedRegex(@"CHECK \(\((?<column>\w+) = ANY \(ARRAY\[\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OneOfAFew();
}
