using System.Text.RegularExpressions;
using PrepBot.Host.Ending;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Deploy;

/// <summary>What the pages claim and a machine can check.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Link_WithinTheProject_LeadsSomewhere() =>
        Offenders.None(
            from page in Repository.Files("docs", "*.md").Append("README.md").Append("CONTRIBUTING.md")
            from Match link in Link().Matches(Repository.Read(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, target.Split('#')[0]))
            select $"{page}: {target}");

    [Theory]
    [InlineData(ExitCode.Ok, "0 stopped as asked")]
    [InlineData(ExitCode.FoundProblems, "1 a check found problems")]
    [InlineData(ExitCode.Configuration, "2 the configuration has mistakes")]
    [InlineData(ExitCode.Database, "3 the database")]
    [InlineData(ExitCode.TokenRefused, "4 a platform refused the token")]
    [InlineData(ExitCode.Broken, "70 a background loop stayed broken")]
    public void Readme_NamesTheExitCodes(int code, string words)
    {
        Assert.StartsWith($"{code} ", words, StringComparison.Ordinal);
        Assert.Contains(words, Repository.Read("README.md").Replace('\n', ' '), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(^|[^!])\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
