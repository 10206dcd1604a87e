using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Access;

/// <summary>R7: what the outbox shows, opens and hands over, by who somebody has become between the deed and the sending.</summary>
public sealed class SendsMatrixTests(ITestOutputHelper output)
{
    private static readonly (string State, Membership Is)[] States =
    [
        ("member", new Membership.Active(false)), ("organiser", new Membership.Active(true)), ("bot", new Membership.Bot()),
        ("removed", new Membership.NotThere()), ("deactivated", new Membership.Deactivated()), ("foreign", new Membership.OfAnotherOrganisation()),
        ("unknown", new Membership.Unknown()),
    ];

    /// <summary>Each kind of sending, and whether it reaches, seats or lists somebody of whom the platform says this.</summary>
    private static readonly (string Sending, Func<Membership, bool> Expected)[] Sendings =
    [
        ("queue card", who => !who.IsGone), ("invitation", who => !who.IsGone), ("room", who => who is not Membership.Unknown && !who.IsGone), ("last word", _ => true),
    ];

    [Fact]
    public async Task R7_CardsRoomsAndLastWords_ReachOnlyWhomTheyMay_ByWhoTheyAreWhenItIsSent()
    {
        var cells = 0;
        foreach (var (state, what) in States)
        {
            foreach (var (sending, expected) in Sendings)
            {
                await using var group = await Group.GatherAsync();
                var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
                await ana.CommandsAsync("help");
                var reached = await SendAsync(group, sending, ana, raj, what);
                Assert.True(expected(what) == reached, $"{sending}, {state}: reached is {reached}. Inbox: {ana.Inbox}");
                cells++;
            }
        }

        output.WriteLine($"{Sendings.Length} sendings x {States.Length} people = {cells} cells");
        Assert.Equal(Sendings.Length * States.Length, cells);
    }

    /// <summary>Does what leads to it, lets Ana become this before anything is sent, and looks whether it has come to her, or shows her.</summary>
    private static async Task<bool> SendAsync(Group group, string sending, Actor ana, Actor raj, Membership becomes)
    {
        switch (sending)
        {
            case "queue card":
                await group.HandleAsync(Start(ana, ("role", new ChoiceValue("candidate"))));
                await BecomeAsync(group, ana, becomes);
                return ana.Around.Contains("Ana", StringComparison.Ordinal);
            case "invitation":
                await group.HandleAsync(Start(raj, ("member", new MemberValue(ana.Person, ana.Name))));
                await BecomeAsync(group, ana, becomes);
                return ana.Around.Contains("would like to do a mock round with you", StringComparison.Ordinal);
            case "room":
                await group.HandleAsync(Start(ana, ("role", new ChoiceValue("candidate"))));
                await group.HandleAsync(Start(raj, ("role", new ChoiceValue("interviewer"))));
                await BecomeAsync(group, ana, becomes);
                return group.Platform.Rooms.Any(room => room.People.Contains(ana.Person));
            default:
                await ana.CommandsAsync("forget-me");
                await group.HandleAsync(new ActionClicked(ana.Origin(), ana.Find("Erase me").Action, []));
                await BecomeAsync(group, ana, becomes);
                return ana.Inbox.Contains("Done: everything", StringComparison.Ordinal);
        }
    }

    private static async Task BecomeAsync(Group group, Actor person, Membership what)
    {
        group.Platform.People[person.Person] = what;
        group.Clock.Advance(Memberships.TrustedFor);
        await group.SettleAsync();
    }

    private static CommandUsed Start(Actor actor, params (string Key, InputValue Value)[] values) =>
        new(actor.Origin(), "start", new CommandValues(values.ToDictionary(pair => pair.Key, pair => pair.Value)));
}
