using System.Text.RegularExpressions;
using Xunit;

namespace PrepBot.Testing;

/// <summary>
/// A page of docs/transcripts and the test that played it: the same chapters, and the same kinds of requests. Times, ids and the order of what happens side by
/// side are a machine's own, and are not compared.
/// </summary>
public static partial class TranscriptPage
{
    /// <summary>Set to anything, pages are written anew in place of being compared.</summary>
    public const string Variable = "PREPBOT_WRITE_TRANSCRIPT";

    private const string Fence = "```";

    /// <summary>Fails where the page tells of something else than what has happened.</summary>
    /// <param name="name">"discord-round".</param>
    /// <param name="beginning">The title of what comes before the first chapter.</param>
    /// <param name="lines">What has happened, in order; a chapter begins with "00:00:00 --- Its title" or "## Its title".</param>
    public static async Task HoldAsync(string name, string beginning, IEnumerable<string> lines)
    {
        var file = Repository.PathOf($"docs/transcripts/{name}.md");
        var page = await File.ReadAllTextAsync(file);
        var first = page.IndexOf("\n## ", StringComparison.Ordinal) + 1;
        var told = (first > 0 ? page[..first] : page) + Told(beginning, lines);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            await File.WriteAllTextAsync(file, page = told);

        Assert.Equal(Titles(told), Titles(page));
        Assert.Equal(Kinds(told), Kinds(page));
    }

    private static string Told(string beginning, IEnumerable<string> lines)
    {
        var chapters = new List<(string Title, List<string> Lines)> { (beginning, []) };
        foreach (var line in lines.Select(line => line.Trim('\n')))
        {
            if (Chapter().Match(line) is { Success: true } chapter)
                chapters.Add((chapter.Groups["title"].Value, []));
            else
                chapters[^1].Lines.Add(line.TrimEnd());
        }

        return string.Join('\n', chapters.Where(chapter => chapter.Lines.Count > 0).Select(chapter => $"## {chapter.Title}\n\n{Fence}\n{string.Join('\n', chapter.Lines)}\n{Fence}\n"));
    }

    [GeneratedRegex("^(?:[0-9:]{8} --- |## )(?<title>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Chapter();

    private static IEnumerable<string> Titles(string page) => page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>
    /// The second try of an answer that had arrived, after the clock was moved while the first was on its way: whether it happens is the machine's own.
    /// </summary>
    private const string SecondTry = "bot 400 POST interactions/{}/{}/callback";

    /// <summary>"bot 200 GET gateway/bot", "bot chat.update", "Slack slash_commands:", each once.</summary>
    private static IEnumerable<string> Kinds(string page) => page.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 2 && words[0] is [_, _, ':', _, _, ':', _, _])
        .Select(words => string.Join(' ', words.Skip(1).Take(int.TryParse(words[2], out _) ? 4 : 2)))
        .Where(kind => kind != SecondTry)
        .Distinct().Order(StringComparer.Ordinal);
}
