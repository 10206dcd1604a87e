using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Access;

/// <summary>R7: every handler, every actor, every stage of a round. Whom the rule does not name gets what an unknown id gets, and no row changes.</summary>
public sealed class AccessMatrixTests
{
    [Theory]
    [InlineData("gathering")]
    [InlineData("running")]
    [InlineData("asked")]
    [InlineData("paused")]
    [InlineData("debriefing")]
    [InlineData("one side filed")]
    [InlineData("revealed")]
    [InlineData("cancelled")]
    public async Task R7_WhoeverTheRuleDoesNotName_DeniedLooksLikeUnknownAndNothingChanges(string stage)
    {
        await using var group = await Group.GatherAsync();
        var round = await SetAsync(group, stage);
        var actors = Actors(group);
        foreach (var (actor, _) in actors)
        {
            actor.Room = group.Platform.Rooms[^1].Room;
            await group.HandleAsync(new CommandUsed(actor.Origin(), "help", CommandValues.None));
        }

        await group.RunAsync("update rounds set observer_id = (select member_id from members m where m.community_id = rounds.community_id and external_id = 'mia')");
        var before = await group.FingerprintAsync();
        var tried = 0;
        foreach (var handler in group.The<FeatureCatalog>().Handlers.Values)
        {
            foreach (var (actor, part) in actors)
            {
                if (handler.Rule is not RoundRule rule || (rule.Parts & part) != RoundPart.None)
                    continue;

                var unknown = await group.HandleAsync(On(group, handler, actor, Subject.Create(NewId.At<RoundId>(group.Now)).ToString()));
                foreach (var tail in new[] { "", ".some-prompt.0" })
                {
                    var denied = await group.HandleAsync(On(group, handler, actor, round + tail));
                    Assert.Equal(Told(unknown), Told(denied));
                    tried++;
                }
            }
        }

        Assert.True(tried > 150, $"Only {tried} were tried.");
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task R7_InvitationsAndEntries_OfOthers_LookUnknownAndStay()
    {
        await using var group = await Group.GatherAsync();
        var (tom, uma, vic) = (group.Member("Tom"), group.Member("Uma"), group.Member("Vic"));
        await vic.StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(61));
        await tom.StartsAsync(null, null, uma);
        var (will, xena) = (group.Member("Will"), group.Member("Xena"));
        await will.StartsAsync("candidate");
        await will.PressesAsync("Ring me");
        await will.CommandsAsync("leave");
        await xena.StartsAsync("interviewer");
        var ring = will.Find("Not today").Action.Subject.ToString();
        var entry = vic.Find("Wait another hour").Action.Subject.ToString();
        var invitation = uma.Find("Accept").Action.Subject.ToString();
        var actors = Actors(group).Select(pair => pair.Actor).Append(tom).ToList();
        foreach (var actor in actors)
            await group.HandleAsync(new CommandUsed(actor.Origin(), "help", CommandValues.None));

        var before = await group.FingerprintAsync();
        foreach (var handler in group.The<FeatureCatalog>().Handlers.Values)
        {
            var subject = handler.Rule switch { InvitationRule => invitation, OwnEntryRule => entry, RingRule => ring, _ => null };
            if (subject is null)
                continue;

            foreach (var actor in actors)
            {
                var denied = await group.HandleAsync(On(group, handler, actor, subject));
                var unknown = await group.HandleAsync(On(group, handler, actor, Subject.Create(NewId.At<InvitationId>(group.Now)).ToString()));
                Assert.Equal(Told(unknown), Told(denied));
            }
        }

        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task R7_TamperedIds_ByTheRoundsOwnPeople_LookUnknownAndChangeNothing()
    {
        await using var group = await Group.GatherAsync();
        var round = await SetAsync(group, "asked");
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var channel = group.Member("Mia").Find("Candidate").Action.Subject.Part(0)!;
        string[] tampered =
        [
            "", ".", "..", "a", "a.b.c", "0", "-1", new string('A', 22), new string('x', 57), channel, round[..21], round + "A", $"A{round[1..]}", $".{round}", round.ToUpperInvariant(),
        ];
        var before = await group.FingerprintAsync();
        foreach (var handler in group.The<FeatureCatalog>().Handlers.Values.Where(handler => handler.Rule is RoundRule))
        {
            foreach (var subject in tampered.Where(subject => subject != round))
            {
                Assert.True(Subject.TryParse(subject, out _), subject);
                var answer = await group.HandleAsync(On(group, handler, raj, subject));
                Assert.Contains("This one is not yours", Actor.TextOf(answer));
            }
        }

        Assert.Equal(before, await group.FingerprintAsync());
        Assert.NotNull(ana);
    }

    [Fact]
    public async Task R7_ChannelOfAnotherCommunity_InAButton_OpensNothingThere()
    {
        await using var group = await Group.GatherAsync();
        var outsider = new Actor(group, "Ana", organiser: true) { Community = new CommunityRef(RecordingPlatform.Community.Platform, "c2") };
        await outsider.CommandsAsync("help");
        var channel = group.Member("Mia").Find("Candidate").Action.Subject.Part(0)!;
        var before = await group.FingerprintAsync();

        foreach (var (verb, tail) in new[] { ("join", ".candidate"), ("any", ""), ("principle", ".frugality") })
        {
            Assert.True(Subject.TryParse(channel + tail, out var subject));
            await outsider.ClicksAsync(new ActionId("start", verb, subject));
            Assert.StartsWith("Mocks are not open in this channel.", outsider.Heard);
        }

        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task R7_UnknownFeature_AnswersLikeOneThatIsOver()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.ClicksAsync(new ActionId("gone", "long-ago", Subject.None));
        Assert.StartsWith("This one is not yours to use, or what it was for is over.", ana.Heard);
        await ana.SendsAsync(new ActionId("gone", "long-ago", Subject.None), ("text", "my words"));

        Assert.Equal("my words", Assert.IsType<FormErrorsReply>(ana.Last).Typed.Text("text"));
    }

    private static List<(Actor Actor, RoundPart Part)> Actors(Group group) =>
    [
        (group.Member("Raj"), RoundPart.Interviewer),
        (group.Member("Ana"), RoundPart.Candidate),
        (group.Member("Mia"), RoundPart.Observer),
        (group.Member("Tom"), RoundPart.None),
        (group.Member("Olga", organiser: true), RoundPart.None),
        (new Actor(group, "Raj", organiser: true) { Community = new CommunityRef(RecordingPlatform.Community.Platform, "c2") }, RoundPart.None),
        (new Actor(group, "Ana", organiser: false) { Community = new CommunityRef(RecordingPlatform.Community.Platform, "c2") }, RoundPart.None),
    ];

    private static async Task<string> SetAsync(Group group, string stage)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        switch (stage)
        {
            case "gathering" or "cancelled":
                await TheRound.PairAsync(ana, raj);
                break;
            case "running" or "asked" or "paused":
                await TheRound.RunAsync(ana, raj);
                break;
            default:
                await TheRound.EndAsync(group, ana, raj);
                break;
        }

        if (stage == "cancelled")
            await raj.PressesAsync("Can't make it");
        if (stage == "paused")
            await raj.PressesAsync("Pause");
        if (stage == "asked")
        {
            await raj.PressesAsync("My cockpit");
            await raj.PressesAsync("Ask it");
        }

        if (stage is "one side filed" or "revealed")
            await TheRound.FileDebriefAsync(raj);
        if (stage == "revealed")
            await TheRound.FileReviewAsync(ana);

        var id = await group.AskAsync<string>("select round_id::text from rounds");
        return Subject.Create(RoundId.From(Guid.Parse(id))).ToString();
    }

    private static Interaction On(Group group, Handler handler, Actor actor, string subject)
    {
        Assert.True(Subject.TryParse(subject, out var parsed));
        var feature = group.The<FeatureCatalog>().Handlers.First(pair => pair.Value == handler).Key.Split(' ')[1].Split(':')[0];
        return handler.Trigger switch
        {
            OnClick click => new ActionClicked(actor.Origin(), new ActionId(feature, click.Verb, parsed), []),
            OnForm form => actor.Filled(new ActionId(feature, form.Verb, parsed), ("note", "words"), ("why", "heard"), ("keep", "words")),
            _ => throw new NotSupportedException($"No way to try {handler.Trigger}."),
        };
    }

    private static string Told(Reply reply) => $"{reply.GetType().Name} {Actor.TextOf(reply)}";
}
