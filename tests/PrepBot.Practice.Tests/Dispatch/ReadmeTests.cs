using System.Text.RegularExpressions;
using PrepBot.Chat.Dispatch;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests.Dispatch;

/// <summary>The table of commands in the README, held against the catalogue.</summary>
public sealed partial class ReadmeTests
{
    private static readonly FeatureCatalog Catalog = CatalogTests.Build();

    [Fact]
    public void TableOfCommands_NamesEveryCommandOnce_UnderTheNameItIsTypedWith()
    {
        var table = Repository.Read("README.md").Split("## Commands in the chat")[1].Split("\n## ")[0];
        var named = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups["word"].Value));

        Assert.Equal(Catalog.Commands.Select(command => command.ForOrganisers ? $"-admin {command.Name}" : command.Name).Order(), Whole(named).Order());
    }

    /// <summary>"-review" after "question-suggest" is short for "question-review", and "-admin enable" is under the organisers' name; so are those that follow it.</summary>
    private static IEnumerable<string> Whole(IEnumerable<string> named)
    {
        var admin = "";
        var first = "";
        foreach (var word in named)
        {
            if (word.StartsWith("/mock", StringComparison.Ordinal))
            {
                (admin, first) = (word == "/mock-admin" ? "-admin " : "", "");
                continue;
            }

            var whole = word[0] == '-' ? first + word : word;
            first = whole.Split('-')[0];
            yield return admin + whole;
        }
    }

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
