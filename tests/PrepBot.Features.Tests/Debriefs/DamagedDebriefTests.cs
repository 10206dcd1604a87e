using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>What was filed can no longer be read: that is said in its place, nothing else stops, and it can be filed once more.</summary>
public sealed class DamagedDebriefTests
{
    [Fact]
    public async Task DebriefDamagedBeforeTheReveal_OpensAndSaysSo_AndIsFiledOnceMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        await group.RunAsync(Damage.OfDebriefs("part = 1"));

        await TheRound.FileReviewAsync(ana);

        Assert.StartsWith("Filed, thank you.", ana.Heard);
        Assert.Contains("Raj has filed a debrief, but it can no longer be read", ana.Inbox);
        Assert.DoesNotContain("has not filed", ana.Inbox);
        Assert.Contains("What you filed can no longer be read.", raj.Inbox);
        Assert.Contains("Frugality: Ana strong · you unreadable", raj.Inbox);
        Assert.Single(group.Platform.In(RecordingPlatform.Channel), shown => shown.Text.Contains("finished a round: Frugality", StringComparison.Ordinal));

        await raj.PressesAsync("Correct mine");
        Assert.StartsWith("What you filed can no longer be read", raj.Form.Fields.First().Hint);
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "the numbers"));

        Assert.StartsWith("Corrected", raj.Heard);
        Assert.Contains(TheRound.Evidence, ana.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task DebriefDamagedAfterTheReveal_ReadDisputedAndTheOtherSideCorrected_TakesNoCreditAway()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.RunAsync(Damage.OfDebriefs("part = 1"));

        await ana.PressesAsync("Not about my answer");
        Assert.StartsWith("What your interviewer filed can no longer be read, so there is no score to dispute.", ana.Heard);
        await ana.PressesAsync("Read the debrief");
        Assert.Contains("Raj has filed a debrief, but it can no longer be read", ana.Heard);
        await ana.PressesAsync("Correct mine");
        await ana.SendsAsync(("frugality.own", "Concern"), ("helpful", "2"), ("change", ""));

        Assert.StartsWith("Corrected", ana.Heard);
        Assert.Contains("somewhat helpful", raj.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task OwnViewDamaged_ShownAsUnreadableToBoth_AndIsFiledOnceMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.RunAsync(Damage.OfDebriefs("part = 2"));

        await ana.PressesAsync("Read the debrief");
        Assert.Contains("Frugality  you unreadable · Raj solid", ana.Heard);
        Assert.Contains(TheRound.Evidence, ana.Heard);
        await raj.PressesAsync("Read the debrief");
        Assert.Contains("What Ana filed can no longer be read.", raj.Heard);
        Assert.DoesNotContain("has not filed", raj.Heard);

        await ana.PressesAsync("Correct mine");
        await ana.SendsAsync(("frugality.own", "Solid"), ("helpful", "3"), ("change", ""));

        Assert.Contains("Ana has corrected what they filed", raj.Inbox);
        Assert.Contains("Frugality: Ana solid · you solid", raj.Inbox);
    }

    [Fact]
    public async Task DebriefDamagedUnderADispute_OrganiserReadsThatItIsUnreadableAndDecides()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("help");
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.PressesAsync("Not about my answer");
        await ana.SendsAsync(("principle", "frugality"), ("share", "yes"));
        await group.RunAsync(Damage.OfDebriefs("part = 1"));

        await olga.CommandsAsync("settings");
        await olga.PressesAsync("Decide a dispute");
        Assert.Contains("What was written for it can no longer be read.", olga.Heard);
        Assert.DoesNotContain("Nothing was written", olga.Heard);
        await olga.PressesAsync("Set it aside");

        Assert.Contains("set aside your score", raj.Inbox);
    }

    [Fact]
    public async Task FiledAgainWhileDamaged_TakesThePlaceOfWhatCannotBeRead()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var again = raj.Filled(
            raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));
        await TheRound.FileDebriefAsync(raj);
        await group.RunAsync(Damage.OfDebriefs("part = 1"));

        await raj.DoAsync(again);

        Assert.Contains("takes the place of what you had filed", raj.Heard);
        await TheRound.FileReviewAsync(ana);
        Assert.Contains(TheRound.Evidence, ana.Inbox);
    }
}
