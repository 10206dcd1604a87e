using System.Text.RegularExpressions;
using PrepBot.Chat.Interactions;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests;

/// <summary>The page that holds every screen against its drawing: each drawing once, a word on each, and no maker that is gone.</summary>
public sealed partial class ScreensPageTests
{
    private static readonly IReadOnlyList<string[]> Rows =
        [.. Repository.Read("docs/screens.md").Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    [Fact]
    public void EveryDrawing_StandsThereOnce_WithAWordOnHowOursIs()
    {
        Assert.Equal([.. Enumerable.Range(1, 52).Select(number => $"{number:00}"), "04b"], Rows.Select(row => row[0]).OrderBy(number => number.Length).ThenBy(number => number, StringComparer.Ordinal));
        Assert.All(Rows, row => Assert.Matches(@"^\*\*(same|differs|not yet)\*\*", row[3]));
        Assert.All(Rows.Where(row => row[3].StartsWith("**differs**", StringComparison.Ordinal)), row => Assert.True(row[3].Length > "**differs**: ".Length + 10, $"{row[0]} does not say why."));
    }

    [Fact]
    public void EveryMakerNamed_IsThere()
    {
        var types = new[] { typeof(PracticeRegistration).Assembly, typeof(FormGivenBack).Assembly }.SelectMany(assembly => assembly.GetTypes()).ToLookup(type => type.Name);
        foreach (var named in Rows.Select(row => row[2].Trim('`')).Where(name => name.Length > 0))
        {
            var parts = named.Split('.');
            Assert.True(types[parts[0]].Any(type => parts.Length == 1 || type.GetMember(parts[1], (System.Reflection.BindingFlags)60).Length > 0), $"{named} is gone.");
        }
    }

    [GeneratedRegex(@"^\| \d\db? \|", RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
