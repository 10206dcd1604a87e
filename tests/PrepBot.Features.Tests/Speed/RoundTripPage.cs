using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PrepBot.Chat.Dispatch;

namespace PrepBot.Features.Tests.Speed;

/// <summary>The page of docs that says how often each handler waits for the database.</summary>
internal static partial class RoundTripPage
{
    public const string HowToWrite = "PREPBOT_WRITE_ROUND_TRIPS=1 tests/PrepBot.Features.Tests/bin/Debug/net10.0/PrepBot.Features.Tests -class \"*RoundTripTests*\" writes it anew";

    /// <summary>Of the others no scene shows a button yet.</summary>
    public const int MinWalked = 90;

    private const int MaxToShow = 2;
    private const int MaxToChange = 5;

    private static string Introduction => $"""
        # How often each handler waits for the database

        Counted by doing it: `RoundTripTests` walks through the situations of `RoundTripScenes`, does what is done there, and presses every button in sight. Of
        each handler the dearest time counts. A test holds this page to it: what costs more than it says here fails. {HowToWrite}.

        A **round trip** is one wait for the database. The goal: what only *shows* something waits at most {MaxToShow} times, everything else at most {MaxToChange} times; a
        database fifty milliseconds away each way then costs half a second. **Statements** are counted with BEGIN and COMMIT. A first visit, which adds the
        member, waits once more. What misses the goal is marked; why it is so is said in [0006](decisions/0006-one-round-trip.md).


        """;

    public static string Markdown(IReadOnlyDictionary<string, Handler> handlers, IReadOnlyDictionary<string, Cost> costs)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| What | Kind | Round trips | Statements | |\n|---|---|---|---|---|\n");
        foreach (var (key, handler) in handlers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var most = handler.Kind == HandlerKind.Shows ? MaxToShow : MaxToChange;
            var kind = handler.Kind switch { HandlerKind.Shows => "shows", HandlerKind.OpensForm => "opens a form", _ => "changes" };
            page.Append(costs.TryGetValue(key, out var cost)
                ? string.Create(CultureInfo.InvariantCulture, $"| `{key}` | {kind} | {cost.RoundTrips} | {cost.Statements} | {(cost.RoundTrips > most ? "misses the goal" : "")} |\n")
                : $"| `{key}` | {kind} | – | – | not walked yet |\n");
        }

        var missed = costs.Count(cost => cost.Value.RoundTrips > (handlers[cost.Key].Kind == HandlerKind.Shows ? MaxToShow : MaxToChange));
        return page.Append(CultureInfo.InvariantCulture, $"\n{handlers.Count} handlers, {costs.Count} of them walked, {missed} of these miss the goal.\n").ToString();
    }

    /// <summary>What the page says, by handler; one that is not walked yet may cost what the goal allows.</summary>
    public static IReadOnlyDictionary<string, Cost> Read(string page) => Row().Matches(page).ToDictionary(
        row => row.Groups["key"].Value,
        row => row.Groups["trips"].Value == "–"
            ? new Cost(row.Groups["kind"].Value == "shows" ? MaxToShow : MaxToChange, int.MaxValue)
            : new Cost(int.Parse(row.Groups["trips"].Value, CultureInfo.InvariantCulture), int.Parse(row.Groups["statements"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<kind>[a-z ]+) \| (?<trips>\d+|–) \| (?<statements>\d+|–) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
