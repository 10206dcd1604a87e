using System.Globalization;
using System.Text.RegularExpressions;
using PrepBot.Architecture.Tests.Rooms;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>Log events are told apart by their numbers, wherever they come from.</summary>
public sealed partial class LogEventTests
{
    private const int Range = 1000;

    /// <summary>Where each room's numbers begin. A new room takes the next thousand.</summary>
    private static readonly Dictionary<string, int> Begin = new()
    {
        [Room.Host] = 1000,
        [Room.Chat] = 2000,
        [Room.Practice] = 3000,
        [Room.Storage] = 4000,
        [Room.LocalPostgres] = 5000,
        [Room.Discord] = 6000,
        [Room.Slack] = 7000,
        [Room.Playground] = 8000,
        [Room.Bank] = 9000,
    };

    [Fact]
    public void Number_OfALogEvent_IsUsedOnce() =>
        Offenders.None(Events().GroupBy(found => found.Number).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(found => found.File))}"));

    [Fact]
    public void Number_OfALogEvent_IsInTheRangeOfItsRoom() =>
        Offenders.None(Events().Where(found => !Begin.TryGetValue(found.Room, out var begin) || found.Number < begin || found.Number >= begin + Range)
            .Select(found => $"{found.Number} in {found.File}"));

    [Fact]
    public void Event_OfEveryMessage_HasANumber() =>
        Assert.Equal(Sources().Sum(file => Repository.Read(file).Split("[LoggerMessage").Length - 1), Events().Count);

    private static IReadOnlyList<string> Sources() => Repository.Files("src", "*.cs");

    private static IReadOnlyList<(string File, string Room, int Number)> Events() =>
    [
        .. from file in Sources()
           from Match found in Numbered().Matches(Repository.Read(file))
           select (file, file.Split('/')[1], int.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture)),
    ];

    [GeneratedRegex(@"\[LoggerMessage\((EventId = )?(?<number>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
