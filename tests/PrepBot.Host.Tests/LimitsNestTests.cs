using System.Reflection;
using PrepBot.Chat.Dispatch;
using PrepBot.Discord.Adapter;
using PrepBot.Practice;
using PrepBot.Slack.Adapter;
using PrepBot.Storage;

namespace PrepBot.Host.Tests;

/// <summary>
/// R6: a deadline is handed down with the call's token, and every limit of its own inside it is shorter, or gives way to the token. All limits of waiting
/// in the rooms that answer people are here; a new one without its entry fails.
/// </summary>
public sealed class LimitsNestTests
{
    /// <summary>Whose end comes first, and why it must.</summary>
    private static readonly (string Inner, string Outer, string Why)[] Order =
    [
        ("Dispatcher.DeferAfter", "Dispatcher.FirstAnswerWithin", "the sign that it takes a moment comes before the answer has to leave"),
        ("Dispatcher.FirstAnswerWithin", "DiscordLimits.FirstAnswer", "Discord takes no later answer"),
        ("Dispatcher.FirstAnswerWithin", "SlackIntake.AcknowledgeBy", "the answer goes with the acknowledgement"),
        ("SlackIntake.AcknowledgeBy", "SlackEndpoints.AnswerBy", "a request is answered when it is acknowledged"),
        ("SlackEndpoints.AnswerBy", "SlackLimits.AcknowledgeWithin", "Slack delivers again after that"),
        ("SlackApiClient.AnswerLimit", "SlackLimits.TriggerLife", "a form opens while its trigger lives"),
        ("SlackPeople.AskingLimit", "Dispatcher.DeferAfter", "who types is known before the sign that it takes a moment"),
        ("Dispatcher.AskAfterDeferral", "Dispatcher.GiveUpAfter", "a question about people leaves time for the work"),
        ("StorageSettings.CommandTimeout", "Dispatcher.FirstAnswerWithin", "a silent database is found out before the answer has to leave"),
        ("Dispatcher.GiveUpAfter", "Dispatcher.LetGoAfter", "given up work is waited for a little longer"),
        ("Recipients.AskWithin", "OutboxLoop.CallLimit", "who gets it is asked within the call"),
        ("DiscordPlatform.AskWithin", "OutboxLoop.CallLimit", "who gets it is asked within the call"),
        ("SlackApiClient.TurnLimit", "OutboxLoop.CallLimit", "a channel's turn leaves time for the call"),
        ("OutboxLoop.CallLimit", "OutboxLoop.Lease", "a lease never runs out under a healthy sender"),
        ("ShardOwner.FinishWithin", "ShardOwner.LeaseLife", "work in hand ends while the lease is ours"),
    ];

    /// <summary>
    /// Limits longer than what stands around them, and why that is right: the token of the shorter one ends the wait, and whoever was still waiting for its
    /// turn says that nothing was sent.
    /// </summary>
    private static readonly Dictionary<string, string> GivesWay = new()
    {
        ["RestCall.UsualDeadline"] = "for calls nobody hands a deadline to; RestTransport links both tokens, and throws CallNotMadeException before sending",
        ["RestCall.UploadDeadline"] = "for files, which follow an answer that has left",
        ["SlackApiClient.CallLimit"] = "for calls nobody hands a deadline to; SlackCaller links both tokens, and throws CallNotMadeException before sending",
        ["GatewaySocket.ConnectWithin"] = "no call: a connection",
        ["GatewaySocket.SendWithin"] = "no call: a connection",
        ["GatewaySocket.CloseWithin"] = "no call: a connection",
        ["GatewayProtocol.HelloWithin"] = "no call: a connection",
        ["SlackSockets.CloseLimit"] = "no call: a connection",
        ["SlackSocket.SendLimit"] = "no call: a connection",
        ["SlackSocket.ConnectLimit"] = "no call: a connection",
        ["SlackSocket.CloseLimit"] = "no call: a connection",
        ["SocketModeProtocol.OpeningLimit"] = "no call: a connection",
        ["RoomStates.DecideWithin"] = "no wait of ours: a time for people",
    };

    private static readonly string[] Endings = ["Limit", "Within", "By", "Deadline"];

    [Fact]
    public void EveryLimit_EndsBeforeTheOneAroundIt()
    {
        var limits = All();

        Assert.All(Order, pair => Assert.True(limits[pair.Inner] < limits[pair.Outer], $"{pair.Inner} ({limits[pair.Inner]}) does not end before {pair.Outer} ({limits[pair.Outer]}): {pair.Why}."));
        Assert.True(
            limits["OutboxLoop.Lease"] - limits["OutboxLoop.CallLimit"] >= limits["StorageSettings.CommandTimeout"],
            "What follows from a call has the rest of its lease, which is less than one statement may take.");
        Assert.True(limits["OutboxLoop.Lease"] <= TimeSpan.FromSeconds(10), "What a killed replica had in hand goes on within ten seconds.");
    }

    [Fact]
    public void EveryLimit_HasItsPlaceHere()
    {
        var listed = Order.SelectMany(pair => new[] { pair.Inner, pair.Outer }).Concat(GivesWay.Keys).ToHashSet();

        Assert.Empty(All().Keys.Where(name => Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))).Except(listed));
        Assert.Empty(listed.Except(All().Keys));
    }

    private static Dictionary<string, TimeSpan> All()
    {
        var rooms = new[] { typeof(IInteractionSink), typeof(PracticeRegistration), typeof(DiscordRegistration), typeof(SlackRegistration) }.Select(type => type.Assembly);
        var limits = new Dictionary<string, TimeSpan> { ["StorageSettings.CommandTimeout"] = new StorageSettings("", PrepBot.Testing.TestKey.Any).CommandTimeout };
        foreach (var field in rooms.SelectMany(room => room.GetTypes()).SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)))
        {
            if (field.FieldType == typeof(TimeSpan) && !field.Name.StartsWith('<'))
                limits.TryAdd($"{field.DeclaringType!.Name}.{field.Name}", (TimeSpan)field.GetValue(null)!);
        }

        return limits;
    }
}
