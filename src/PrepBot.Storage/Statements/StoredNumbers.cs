using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Storage.Statements;

/// <summary>
/// Numbers that are stored and mean something, by name: a statement says <c>stage = @RoundStageRevealed</c>, and gets the number as a parameter. The
/// plan is made for the values, so indexes over some of the rows are used as they are for a number in the statement.
/// </summary>
internal static partial class StoredNumbers
{
    private static readonly Type[] Kinds =
    [
        typeof(RoundStage), typeof(RoundPart), typeof(InvitationState), typeof(DisputeState), typeof(OutboxState), typeof(WantedRole), typeof(HeardAs),
        typeof(Verdict), typeof(ReplaceReason), typeof(SuggestionOutcome), typeof(Level), typeof(Track), typeof(TargetUse),
    ];

    private static readonly Dictionary<string, int> ByName = Kinds
        .SelectMany(kind => Enum.GetNames(kind).Select(name => (Name: kind.Name + name, Number: Convert.ToInt32(Enum.Parse(kind, name), CultureInfo.InvariantCulture))))
        .ToDictionary(named => named.Name, named => named.Number);

    private static readonly ConcurrentDictionary<string, string[]> Named = new();

    /// <summary>The parameters of a statement with the numbers it names.</summary>
    public static object With(string sql, object parameters)
    {
        var names = Named.GetOrAdd(sql, text => [.. Names().Matches(text).Select(found => found.Groups["name"].Value).Where(ByName.ContainsKey).Distinct()]);
        if (names.Length == 0)
            return parameters;

        var all = new DynamicParameters(parameters);
        foreach (var name in names)
            all.Add(name, ByName[name]);
        return all;
    }

    [GeneratedRegex("@(?<name>[A-Z][A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
