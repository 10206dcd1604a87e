using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>"This is not about my answer": to organisers, without the words unless the candidate agrees, and without credit meanwhile.</summary>
public sealed class DisputeTests
{
    [Fact]
    public async Task Candidate_Disputes_WithholdsTheCreditAndHidesTheWords()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = await RevealedAsync(group);

        await DisputeAsync(ana, share: "no");

        Assert.Contains("does not count from now on", ana.Heard);
        Assert.Contains("Ana says that the score Raj gave for Frugality is not about their answer", olga.Inbox);
        Assert.DoesNotContain(TheRound.Evidence, olga.Inbox);
        Assert.DoesNotContain("disputed", raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Candidate_AgreesToShare_OrganiserReadsTheWordsOfThatPrincipleAlone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, _, olga) = await RevealedAsync(group);

        await DisputeAsync(ana, share: "yes");

        Assert.Contains(TheRound.Evidence, olga.Inbox);
        Assert.DoesNotContain("the numbers", olga.Inbox);
    }

    [Fact]
    public async Task Organiser_KeepsTheScore_ItCountsAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = await RevealedAsync(group);
        await DisputeAsync(ana, share: "no");

        await olga.PressesAsync("Keep the score");
        await olga.PressesAsync("Set it aside");

        Assert.Contains("This dispute is over", olga.Heard);
        Assert.Contains("it stands, and counts again", ana.Inbox);
        Assert.DoesNotContain("set aside", raj.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
        await DisputeOpenAsync(ana);
        Assert.Contains("no score left to dispute", ana.Heard);
    }

    [Fact]
    public async Task Organiser_SetsItAside_ItNeverCountsAndBothAreTold()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = await RevealedAsync(group);
        await DisputeAsync(ana, share: "no");

        await olga.CommandsAsync("settings");
        await olga.PressesAsync("Decide a dispute");
        await olga.PressesAsync("Set it aside");
        await raj.PressesAsync("Correct mine");
        await raj.SendsAsync(("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "x"));

        Assert.Contains("set aside", ana.Inbox);
        Assert.Contains("set aside your score", raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Candidate_TakesItBack_CountsAgainAndMayDisputeOnceMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, _, _) = await RevealedAsync(group);
        await DisputeAsync(ana, share: "no");

        await ana.PressesAsync("Take it back");
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
        await DisputeAsync(ana, share: "yes");

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task OrganiserOfTheRoundItself_IsNotToldAndMayNotDecide()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj", organiser: true));
        await TheRound.CompleteAsync(group, ana, raj);
        await DisputeAsync(ana, share: "yes");
        Assert.DoesNotContain("is not about their answer", raj.Inbox);

        await raj.ClicksAsync(new ActionId("dispute", "next", Subject.None));
        Assert.Contains("No dispute waits for you", raj.Heard);
        var id = new PrepBot.Domain.Debriefs.DisputeId(Guid.Parse(await group.AskAsync<string>("select dispute_id::text from disputes")));
        await raj.ClicksAsync(new ActionId("dispute", "keep", Subject.Create(id)));

        Assert.Contains("another organiser has to decide", raj.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select state from disputes"));
    }

    [Fact]
    public async Task Others_Decide_OrTakeBack_NothingHappens()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, _) = await RevealedAsync(group);
        await DisputeAsync(ana, share: "no");
        var id = new PrepBot.Domain.Debriefs.DisputeId(Guid.Parse(await group.AskAsync<string>("select dispute_id::text from disputes")));

        await ana.ClicksAsync(new ActionId("dispute", "keep", Subject.Create(id)));
        Assert.Contains("Only organisers", ana.Heard);
        await raj.ClicksAsync(new ActionId("dispute", "take-back", Subject.Create(id)));
        Assert.Contains("not yours", raj.Heard);

        Assert.Equal(1, await group.AskAsync<int>("select state from disputes"));
    }

    [Fact]
    public async Task TwoWhoOnlyPraiseEachOther_AreMentionedToOrganisersOnceAMonth()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("help");
        string[] principles = ["frugality", "ownership", "dive-deep", "earn-trust", "think-big", "deliver-results"];
        for (var i = 0; i < 4; i++)
        {
            Assert.DoesNotContain("top marks", olga.Inbox);
            var (candidate, interviewer) = i % 2 == 0 ? (ana, raj) : (raj, ana);
            await TheRound.CompleteAsync(group, candidate, interviewer, principles[i], verdict: "Strong");
        }

        Assert.Contains("Raj and Ana gave each other top marks for everything in their last 4 rounds", olga.Inbox);
        Assert.DoesNotContain("top marks", ana.Inbox + raj.Inbox);
        await TheRound.CompleteAsync(group, ana, raj, principles[4], verdict: "Strong");
        Assert.Single(group.Platform.PrivatelyTo(olga.Person), shown => shown.Text.Contains("top marks", StringComparison.Ordinal));
        group.Clock.Advance(TimeSpan.FromDays(14));
        await TheRound.CompleteAsync(group, ana, raj, principles[5], verdict: "Strong");
        Assert.Equal(2, group.Platform.PrivatelyTo(olga.Person).Count(shown => shown.Text.Contains("top marks", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TwoWithOneMilderVerdict_AreMentionedToNobody()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("help");
        string[] principles = ["frugality", "ownership", "dive-deep", "earn-trust"];
        for (var i = 0; i < 4; i++)
        {
            var (candidate, interviewer) = i % 2 == 0 ? (ana, raj) : (raj, ana);
            await TheRound.CompleteAsync(group, candidate, interviewer, principles[i], verdict: i == 1 ? "Solid" : "Strong");
        }

        Assert.Empty(olga.Inbox);
    }

    private static async Task<(Actor Ana, Actor Raj, Actor Olga)> RevealedAsync(Group group)
    {
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("help");
        await TheRound.CompleteAsync(group, ana, raj);
        return (ana, raj, olga);
    }

    private static Task<Reply> DisputeOpenAsync(Actor candidate) => candidate.PressesAsync("Not about my answer");

    private static async Task DisputeAsync(Actor candidate, string share)
    {
        await DisputeOpenAsync(candidate);
        await candidate.SendsAsync(("principle", "frugality"), ("share", share));
    }
}
