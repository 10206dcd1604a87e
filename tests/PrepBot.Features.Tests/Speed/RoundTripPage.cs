using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PrepBot.Chat.Dispatch;

namespace PrepBot.Features.Tests.Speed;

/// <summary>The page of docs that says how often each handler waits for the database.</summary>
internal static partial class RoundTripPage
{
    public const string HowToWrite = "PREPBOT_WRITE_ROUND_TRIPS=1 tests/PrepBot.Features.Tests/bin/Debug/net10.0/PrepBot.Features.Tests -class \"*RoundTripTests*\" writes it anew";

    private const int MaxToShow = 2;
    private const int MaxToChange = 5;
    private const string OneExport = "only one at a time for each member: held from the first question until the archive is made";
    private const string FirstToDecide = "the open disputes tell the round, the round whether this organiser may decide, and that what is shown of it";
    private const string ToWhom = "the post in doubt tells whom it was for, and they are named in the question";
    private const string DrawsOne = "what a member lacks tells the principle, the principle what may be asked, and the draw whose text is read";

    private const string AsTheyAre = "the ring and the wish, then who waits before the rung member stands beside them and after, and only then the seats: nobody is paired with who has gone";

    /// <summary>What may wait oftener than the goal says, and why. The list only gets shorter: what no longer needs its line fails with it.</summary>
    public static IReadOnlyDictionary<string, (int RoundTrips, string Why)> Exceptions { get; } = new Dictionary<string, (int RoundTrips, string Why)>
    {
        ["click export:part"] = (3, OneExport),
        ["command export"] = (3, OneExport),
        ["click dispute:next"] = (4, FirstToDecide),
        ["click post-again:next"] = (3, ToWhom),
        ["click prompt:one"] = (4, DrawsOne),
        ["command prompt"] = (4, DrawsOne),
        ["click ring:now"] = (7, AsTheyAre),
    };

    /// <summary>How often a handler should wait at the most.</summary>
    public static int Goal(Handler handler) => handler.Kind == HandlerKind.Shows ? MaxToShow : MaxToChange;

    private static string Introduction => $"""
        # How often each handler waits for the database

        Counted by doing it: `RoundTripTests` walks through the situations of `RoundTripScenes`, does what is done there, and presses every kind of button in sight, three of each. Of
        each handler the dearest time counts. A test holds this page to it: what costs more than it says here fails. {HowToWrite}.

        A **round trip** is one wait for the database. The goal: what only *shows* something waits at most {MaxToShow} times, everything else at most {MaxToChange} times; a
        database fifty milliseconds away each way then costs half a second. **Statements** are counted with BEGIN and COMMIT. A first visit, which adds the
        member, waits once more, and so does one that brings a new name or other rights. A test holds every handler to the goal, but for those that are listed
        in it, with the reason that stands here. How it is done: [0006](decisions/0006-one-round-trip.md).


        """;

    public static string Markdown(IReadOnlyDictionary<string, Handler> handlers, IReadOnlyDictionary<string, Cost> costs)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| What | Kind | Round trips | Statements | |\n|---|---|---|---|---|\n");
        foreach (var (key, handler) in handlers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var kind = handler.Kind switch { HandlerKind.Shows => "shows", HandlerKind.OpensForm => "opens a form", _ => "changes" };
            var why = Exceptions.TryGetValue(key, out var exception) ? exception.Why : "";
            page.Append(costs.TryGetValue(key, out var cost)
                ? string.Create(CultureInfo.InvariantCulture, $"| `{key}` | {kind} | {cost.RoundTrips} | {cost.Statements} | {why} |\n")
                : $"| `{key}` | {kind} | – | – | not walked |\n");
        }

        return page.Append(CultureInfo.InvariantCulture, $"\n{handlers.Count} handlers, all of them walked; {Exceptions.Count} may wait oftener than the goal says.\n").ToString();
    }

    /// <summary>What the page says, by handler.</summary>
    public static IReadOnlyDictionary<string, Cost> Read(string page) => Row().Matches(page).ToDictionary(
        row => row.Groups["key"].Value,
        row => row.Groups["trips"].Value == "–"
            ? new Cost(row.Groups["kind"].Value == "shows" ? MaxToShow : MaxToChange, int.MaxValue)
            : new Cost(int.Parse(row.Groups["trips"].Value, CultureInfo.InvariantCulture), int.Parse(row.Groups["statements"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<kind>[a-z ]+) \| (?<trips>\d+|–) \| (?<statements>\d+|–) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
