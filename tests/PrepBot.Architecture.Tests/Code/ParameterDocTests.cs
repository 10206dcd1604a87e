using System.Text.RegularExpressions;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>What is said of a parameter says something: "The round." of a parameter called round, or "When." of one called at, is left out.</summary>
public sealed partial class ParameterDocTests
{
    [Fact]
    public void ParameterDoc_SaysMoreThanTheName() => Offenders.None(
        from file in Repository.Files("src", "*.cs")
        from line in Repository.Read(file).Split('\n')
        where Restates().IsMatch(line)
        select $"{file}: {line.Trim()}");

    [Theory]
    [InlineData("/// <param name=\"round\">The round.</param>", true)]
    [InlineData("/// <param name=\"At\">When.</param>", true)]
    [InlineData("/// <param name=\"Rank\">From 1.</param>", false)]
    [InlineData("/// <param name=\"at\">When it is to be sent.</param>", false)]
    public void Lint_KnowsWhatRestates(string line, bool restates) => Assert.Equal(restates, Restates().IsMatch(line));

    [GeneratedRegex(@"^\s*/// <param name=""\w+"">((The|Its|Their|Our|Whose|Who|What|Where|When|Which|Why)( [a-z]+)?|Stops (waiting|it))\.</param>\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Restates();
}
