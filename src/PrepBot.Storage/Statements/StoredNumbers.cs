using System.Globalization;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Storage.Statements;

/// <summary>
/// Numbers that are stored and mean something, by name: a statement says <c>stage = @RoundStageRevealed</c>, and is sent with the number in its place, so
/// that indexes over some of the rows are used, prepared or not.
/// </summary>
internal static class StoredNumbers
{
    private static readonly Type[] Kinds =
    [
        typeof(RoundStage), typeof(RoundPart), typeof(InvitationState), typeof(DisputeState), typeof(OutboxState), typeof(WantedRole), typeof(HeardAs),
        typeof(Verdict), typeof(ReplaceReason), typeof(SuggestionOutcome), typeof(Level), typeof(Track), typeof(TargetUse), typeof(RingState),
    ];

    private static readonly Dictionary<string, int> ByName = Kinds
        .SelectMany(kind => Enum.GetNames(kind).Select(name => (Name: kind.Name + name, Number: Convert.ToInt32(Enum.Parse(kind, name), CultureInfo.InvariantCulture))))
        .ToDictionary(named => named.Name, named => named.Number);

    /// <summary>The number of this name, where the name is one of ours.</summary>
    public static bool TryGet(string name, out int number) => ByName.TryGetValue(name, out number);
}
