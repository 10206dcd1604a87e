using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Access;

/// <summary>
/// R7, generated: every handler of the catalogue, by everybody who is not what they once were, in every state of a round, from a direct message, whose
/// envelope proves nothing. A handler is in it by being in the catalogue. And every private word of the outbox to each of them.
/// </summary>
public sealed class RightsMatrixTests(ITestOutputHelper output)
{
    private const string Gone = "I do not find you in this group any more";
    private const string Unchecked = "I could not check just now whether you may do this";
    private const string NoOrganiser = "Only organisers can do this";

    [Theory]
    [InlineData("gathering")]
    [InlineData("asked")]
    [InlineData("paused")]
    [InlineData("debriefing")]
    [InlineData("revealed")]
    [InlineData("cancelled")]
    public async Task R7_EveryHandler_ByWhoeverIsNoMemberOrNoOrganiserNow_IsRefusedAndChangesNothing(string stage)
    {
        await using var group = await Group.GatherAsync();
        var round = await SetAsync(group, stage);
        var handlers = group.The<FeatureCatalog>().Handlers;
        var people = await PeopleAsync(group);
        await group.RunAsync("update members set is_appointed = true where external_id in ('left', 'removed', 'deactivated', 'foreign', 'silent')");
        var (cells, refused) = (0, 0);
        foreach (var (person, state) in people)
        {
            Become(group, person, state);
            await group.HandleAsync(new CommandUsed(person.Origin(), "status", CommandValues.None));
            var before = await group.FingerprintAsync();
            foreach (var (key, handler) in handlers)
            {
                cells++;
                if (Expected(handler.Rule, state) is not { } expected)
                    continue;

                var answer = Actor.TextOf(await group.HandleAsync(On(key, handler, person, round)));
                Assert.True(answer.Contains(expected, StringComparison.Ordinal), $"{key}, {state}, {stage}: {answer}");
                refused++;
            }

            Assert.True(before == await group.FingerprintAsync(), $"Something has changed by {state} in {stage}.");
            group.Platform.IsSilent = false;
        }

        output.WriteLine($"{stage}: {handlers.Count} handlers x {people.Count} people = {cells} cells, {refused} of them refused; in the others the handler has its own word");
        Assert.Equal(handlers.Count * people.Count, cells);
        Assert.True(people.Count == 11 && refused > 7 * (handlers.Count - 10), $"{refused} of {handlers.Count} x {people.Count}");
    }

    [Fact]
    public async Task R7_EveryPrivateWord_ReachesOnlyWhoIsAMemberWhenItIsSent_AndWaitsWhileNobodyKnows()
    {
        await using var group = await Group.GatherAsync();
        var states = new (string Who, Membership Is)[]
        {
            ("member", new Membership.Active(false)), ("organiser", new Membership.Active(true)), ("bot", new Membership.Bot()),
            ("removed", new Membership.NotThere()), ("deactivated", new Membership.Deactivated()), ("foreign", new Membership.OfAnotherOrganisation()),
            ("unknown", new Membership.Unknown()),
        };
        foreach (var (who, _) in states)
            await group.Member(who).CommandsAsync("help");
        await group.RunAsync("update members set is_organiser = true");
        group.Clock.Advance(Memberships.TrustedFor);

        foreach (var (who, what) in states)
            group.Platform.People[group.Member(who).Person] = what;
        foreach (var (who, _) in states)
        {
            await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
            var community = (await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!;
            var member = await work.Members.EnsureAsync(community.Id, group.Member(who).Person, who, CancellationToken.None);
            await work.Outbox.SendPrivatelyAsync(community.Id, member.Id, Message.Create("A word."), CancellationToken.None);
            await work.Outbox.RemindAsync(community.Id, member.Id, Message.Create("A reminder."), CancellationToken.None);
            await work.Outbox.SendToOrganiserAsync(community.Id, member.Id, Message.Create("For organisers."), CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
        }

        await group.SettleAsync();
        var cells = 0;
        foreach (var (who, what) in states)
        {
            var inbox = group.Member(who).Inbox;
            foreach (var (word, expected) in new[]
            {
                ("A word.", what is Membership.Active), ("A reminder.", what is Membership.Active), ("For organisers.", what is Membership.Active { IsOrganiser: true }),
            })
            {
                Assert.True(inbox.Contains(word, StringComparison.Ordinal) == expected, $"{word} to {who}: {inbox}");
                cells++;
            }
        }

        output.WriteLine($"private words x people = {cells} cells");
        Assert.True(await group.AskAsync<int>("select count(*) from outbox where state = 1") >= 1, "What nobody could check did not wait.");
    }

    /// <summary>What this person must hear, or null where they may go on to the handler's own words.</summary>
    private static string? Expected(AccessRule rule, string state) => (rule, state) switch
    {
        (AccessRule.OfAnybody, _) => null,
        (_, "left" or "removed" or "deactivated" or "foreign" or "elsewhere" or "partner") => Gone,
        (_, "silent") => Unchecked,
        (AccessRule.OfOrganiser, "plain" or "demoted" or "blocked" or "erased") => NoOrganiser,
        (RoundRule or OwnEntryRule or InvitationRule, "plain" or "demoted" or "blocked" or "erased") => "This one is not yours",
        _ => null,
    };

    private static async Task<IReadOnlyList<(Actor Person, string State)>> PeopleAsync(Group group)
    {
        var people = new List<(Actor, string)>();
        foreach (var state in new[] { "left", "removed", "deactivated", "foreign", "silent", "plain", "demoted", "blocked", "erased" })
        {
            var person = new Actor(group, state, organiser: state == "demoted");
            await group.HandleAsync(new CommandUsed(person.Origin(), "help", CommandValues.None));
            people.Add((person, state));
        }

        var blocked = people.Single(pair => pair.Item2 == "blocked").Item1;
        await group.Member("Raj").AvoidsAsync(blocked);
        await group.HandleAsync(new PersonLeft(people.Single(pair => pair.Item2 == "left").Item1.Origin()));
        var erased = people.Single(pair => pair.Item2 == "erased").Item1;
        erased.GoesToChannel();
        await erased.CommandsAsync("forget-me");
        await erased.PressesAsync("Erase me");
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        // Of another community alone: the button says this one, and here nobody knows them.
        var elsewhere = new Actor(group, "elsewhere", organiser: true) { Community = new CommunityRef(RecordingPlatform.Community.Platform, "c2") };
        await group.HandleAsync(new CommandUsed(elsewhere.Origin(), "help", CommandValues.None));
        people.Add((new Actor(group, "elsewhere", organiser: true), "elsewhere"));

        // Last: that one of the two is gone is found with their first click, and ends the round.
        people.Add((group.Member("Ana"), "partner"));
        return people;
    }

    private static void Become(Group group, Actor person, string state)
    {
        person.InDirectMessages = true;
        group.Clock.Advance(Memberships.TrustedFor);
        group.Platform.IsSilent = state == "silent";
        group.Platform.People[person.Person] = state switch
        {
            "left" or "removed" or "elsewhere" or "partner" => new Membership.NotThere(),
            "deactivated" => new Membership.Deactivated(),
            "foreign" => new Membership.OfAnotherOrganisation(),
            _ => new Membership.Active(IsOrganiser: false),
        };
    }

    private static async Task<string> SetAsync(Group group, string stage)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        switch (stage)
        {
            case "gathering" or "cancelled":
                await TheRound.PairAsync(ana, raj);
                break;
            case "asked" or "paused":
                await TheRound.RunAsync(ana, raj);
                await raj.PressesAsync("My cockpit");
                await raj.PressesAsync("Ask it");
                break;
            case "revealed":
                await TheRound.CompleteAsync(group, ana, raj);
                break;
            default:
                await TheRound.EndAsync(group, ana, raj);
                break;
        }

        if (stage == "cancelled")
            await raj.PressesAsync("Can't make it");
        if (stage == "paused")
            await raj.PressesAsync("Pause");
        raj.GoesToChannel();
        return Subject.Create(RoundId.From(Guid.Parse(await group.AskAsync<string>("select round_id::text from rounds")))).ToString();
    }

    private static Interaction On(string key, Handler handler, Actor person, string round)
    {
        Assert.True(Subject.TryParse(round, out var subject));
        var feature = key.Split(' ')[^1].Split(':')[0];
        return handler.Trigger switch
        {
            OnCommand command => new CommandUsed(person.Origin(), command.Definition.Name, CommandValues.None),
            OnClick click => new ActionClicked(person.Origin(), new ActionId(feature, click.Verb, subject), []),
            OnForm form => person.Filled(new ActionId(feature, form.Verb, subject), ("note", "words")),
            OnPersonLeft => new PersonLeft(person.Origin()),
            _ => throw new NotSupportedException($"No way to try {handler.Trigger}."),
        };
    }
}
