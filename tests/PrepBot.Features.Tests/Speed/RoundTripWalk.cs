using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Speed;

/// <summary>What one handler has asked of the database at the most.</summary>
/// <param name="RoundTrips">How often it waited.</param>
/// <param name="Statements">How many statements it sent, beginning and committing included.</param>
internal sealed record Cost(int RoundTrips, int Statements);

/// <summary>Walks through every scene, and writes down what each handler cost at the most.</summary>
internal sealed class RoundTripWalk
{
    /// <summary>Of buttons that do the same about another subject so many are pressed in a scene: the sixteenth principle costs what the first did.</summary>
    private const int EnoughAlike = 3;

    private readonly Dictionary<string, Cost> _costs = [];

    /// <summary>By the key the catalogue knows a handler by.</summary>
    public IReadOnlyDictionary<string, Cost> Costs => _costs;

    /// <summary>What was sent the time it cost most, for whoever looks for a way to spare some.</summary>
    public Dictionary<string, IReadOnlyList<string>> Sent { get; } = [];

    public async Task WalkAsync(Func<Group, Task> scene)
    {
        await using var group = await Group.GatherAsync();
        var keys = group.The<FeatureCatalog>().Handlers.ToDictionary(pair => pair.Value, pair => pair.Key);
        var catalog = group.The<FeatureCatalog>();
        var buttons = new Dictionary<ActionId, IReadOnlyList<string>>();
        var warm = new HashSet<string>();
        group.Watched = (interaction, reply, count) =>
        {
            Note(buttons, reply);

            // A first visit adds the member, one that brings something new of them notes it: neither is counted here.
            if (warm.Add(interaction.Origin.Person.ExternalId) || count.Sent.Any(batch => batch.Contains("set display_name = $1", StringComparison.Ordinal)) || Actor.TextOf(reply).StartsWith("This one is not yours", StringComparison.Ordinal))
                return;

            if (catalog.Find(interaction) is { } handler)
                Note(keys[handler], count);
        };
        foreach (var name in new[] { "Ana", "Raj", "Tom" })
            await group.Member(name).CommandsAsync("help");
        await group.Member("Mia", organiser: true).CommandsAsync("help");
        await scene(group);
        await PressAllAsync(group, catalog, buttons);
    }

    /// <summary>What members do most, each once, by members who have been here before but for the first visit.</summary>
    public static async Task<IReadOnlyDictionary<string, Cost>> OfMomentsAsync()
    {
        await using var group = await Group.GatherAsync();
        var costs = new Dictionary<string, Cost>();
        var moment = "";
        group.Watched = (_, _, count) => costs[moment] = new Cost(count.RoundTrips, count.Statements);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await DoAsync("first visit", () => ana.CommandsAsync("help"));
        await DoAsync("first visit", () => raj.CommandsAsync("help"));
        await DoAsync("help", () => ana.CommandsAsync("help"));
        await DoAsync("status", () => ana.CommandsAsync("status"));
        await DoAsync("leaderboard", () => ana.CommandsAsync("leaderboard"));
        await DoAsync("start that waits", () => ana.StartsAsync("candidate", 20, null, "frugality"));
        await DoAsync("start that pairs", () => raj.StartsAsync("interviewer"));
        await DoAsync("status in a round", () => ana.CommandsAsync("status"));
        group.Watched = null;
        foreach (var actor in new[] { ana, raj })
        {
            actor.GoesToRoom();
            await actor.PressesAsync("I'm here");
        }

        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await group.SettleAsync();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        group.Watched = (_, _, count) => costs[moment] = new Cost(count.RoundTrips, count.Statements);
        await DoAsync("debrief form", () => raj.PressesAsync("File my debrief"));
        return costs;

        Task DoAsync(string what, Func<Task> act)
        {
            moment = what;
            return act();
        }
    }

    private static async Task PressAllAsync(Group group, FeatureCatalog catalog, Dictionary<ActionId, IReadOnlyList<string>> buttons)
    {
        var people = new[] { group.Member("Ana"), group.Member("Raj"), group.Member("Tom"), group.Member("Mia", organiser: true), group.Member(BusyLife.Name) };
        foreach (var shown in group.Platform.All)
            Note(buttons, shown.Message);

        foreach (var kind in new[] { HandlerKind.Shows, HandlerKind.OpensForm, HandlerKind.Changes })
        {
            // What a press shows has buttons of its own. Whoever is left alone goes before anybody arrives; what ends a round comes last.
            var pressed = new HashSet<ActionId>();
            var alike = new Dictionary<(string Feature, string Verb), int>();
            while (buttons.Where(button => pressed.Add(button.Key) && IsWanted(button.Key)).OrderBy(button => button.Key.Verb switch { "pair-again" => 0, "cannot" => 2, _ => 1 }).ToList() is { Count: > 0 } found)
            {
                foreach (var (action, chosen) in found)
                {
                    foreach (var person in people)
                    {
                        var click = new ActionClicked(person.Origin(), action, chosen);
                        if (catalog.Find(click) is { } handler && handler.Kind == kind)
                            await group.HandleAsync(click);
                    }
                }
            }

            bool IsWanted(ActionId action)
            {
                var count = alike[(action.Feature, action.Verb)] = alike.GetValueOrDefault((action.Feature, action.Verb)) + 1;
                return count <= EnoughAlike;
            }
        }
    }

    private static void Note(Dictionary<ActionId, IReadOnlyList<string>> buttons, Reply reply)
    {
        if (reply is PrivateReply word)
            Note(buttons, word.Message);
        if (reply is UpdateReply update)
            Note(buttons, update.Message);
    }

    private static void Note(Dictionary<ActionId, IReadOnlyList<string>> buttons, Message message)
    {
        foreach (var button in message.Blocks.SelectMany(block => block switch { Buttons row => row.Items, Section section => [section.Accessory], _ => [] }))
            buttons.TryAdd(button.Action, []);
        foreach (var select in message.Blocks.OfType<Select>().Where(select => select.Options.Count > 0))
            buttons.TryAdd(select.Action, [select.Options[0].Value]);
    }

    private void Note(string key, RoundTripCount count)
    {
        var cost = new Cost(count.RoundTrips, count.Statements);
        var known = _costs.GetValueOrDefault(key) ?? new Cost(0, 0);
        if (cost.RoundTrips > known.RoundTrips || !Sent.ContainsKey(key))
            Sent[key] = count.Sent;
        _costs[key] = new Cost(Math.Max(cost.RoundTrips, known.RoundTrips), Math.Max(cost.Statements, known.Statements));
    }
}
