using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Boards;

/// <summary>A member's own page: what they practised, how they answered and told it, and how they do as interviewer.</summary>
public sealed class MyPageTests
{
    [Fact]
    public async Task Newcomer_SeesAnOpenMapAndWhatToBeginWith()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("me");

        Assert.StartsWith("Start with Customer Obsession\nNearly every loop asks this one. A round of at least 10 minutes as candidate", ana.Heard, StringComparison.Ordinal);
        Assert.Contains("\n0 of 16\n□ Customers  □ Ownership", ana.Heard);
        Assert.Equal("Practise Customer Obsession", ana.Find("Practise").Label);
        Assert.False(ana.Sees("Trends"));
    }

    [Fact]
    public async Task SeveralRounds_Shown_TellWhatIsNextAndWhy()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, "frugality");
        await TheRound.CompleteAsync(group, ana, raj, "ownership");
        await ana.CommandsAsync("me");
        Assert.StartsWith("Practise Customer Obsession next\n9 of the ten asked most are open. Nearly every loop asks this one.", ana.Heard, StringComparison.Ordinal);

        await ana.PressesAsync("Set the day");
        await ana.SendsAsync(("track", "General"), ("board", "yes"), ("date", "2026-12-02"));
        await ana.CommandsAsync("me");

        Assert.Contains("10 days to your interview; 9 of the ten asked most are open.", ana.Heard);
        Assert.Contains("2 of 16 · 2 new this week · 1-week streak", ana.Heard);
        Assert.Contains("□ Customers  ◆ Ownership", ana.Heard);
        Assert.Contains("Ownership  ▅  solid · 1 rater", ana.Heard);
        Assert.Contains("· Raj, ", ana.Heard);
        Assert.False(ana.Sees("Set the day"));
    }

    [Fact]
    public async Task WeeksLater_Shown_TheSignsAge()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, "frugality");

        foreach (var (days, sign) in new[] { (0, "◆"), (7, "■"), (7, "■"), (7, "▣") })
        {
            group.Clock.Advance(TimeSpan.FromDays(days));
            await ana.CommandsAsync("me");
            Assert.Contains($"{sign} Frugality", ana.Heard);
        }
    }

    [Fact]
    public async Task AnsweredAlone_Shown_AsHalfOnTheOwnPageAndOpenToOthers()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("prompt", new Dictionary<string, InputValue> { ["principle"] = new WordsValue(["frugality"]) });
        await ana.PressesAsync("I answered it");

        await ana.CommandsAsync("me");
        Assert.Contains("◧ Frugality", ana.Heard);
        Assert.Contains("\n0 of 16\n", ana.Heard);
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.CommandsAsync("me");
        Assert.Contains("◆ Frugality", ana.Heard);
    }

    [Fact]
    public async Task SecondRoundOfAPairInAWeek_GivesNoCredit_AndCountsOnTheOwnPage()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, verdict: "Concern");
        await TheRound.CompleteAsync(group, ana, raj, verdict: "Solid");

        await ana.CommandsAsync("me");

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
        Assert.Contains("Frugality  ▁ ▅  concern, solid · 1 rater", ana.Heard);
    }

    [Fact]
    public async Task SealedDebrief_IsNowhereOnThePageUntilTheReveal()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);

        foreach (var show in new Func<Task>[] { () => ana.CommandsAsync("me"), () => ana.ClicksAsync(new("coverage", "trend", Subject.None)), () => ana.ClicksAsync(new("coverage", "words", Subject.Create("frugality"))) })
        {
            await show();
            Assert.DoesNotContain("solid", ana.Heard, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("nightly batch", ana.Heard);
        }

        await TheRound.FileReviewAsync(ana);
        await ana.CommandsAsync("me");
        Assert.Contains("▅  solid", ana.Heard);
    }

    [Fact]
    public async Task DisputedScore_IsNotOnThePage()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, verdict: "Concern");
        await ana.PressesAsync("Not about my answer");
        await ana.SendsAsync(("principle", "frugality"), ("share", "no"));

        await ana.CommandsAsync("me");

        Assert.Contains("0 of 16", ana.Heard);
        Assert.DoesNotContain("nightly batch", ana.Heard);
    }

    [Fact]
    public async Task SeveralInterviewers_Trends_StandSideBySideAndAreReadInFull()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.CompleteAsync(group, ana, raj, "ownership", "MildConcern");
        await TheRound.CompleteAsync(group, ana, mia, "ownership", "Solid");
        await TheRound.EndAsync(group, ana, raj);
        var long3 = string.Join(' ', Enumerable.Range(0, 90).Select(n => $"word{n}"));
        await TheRound.FileDebriefAsync(raj, evidence: long3);
        await TheRound.FileReviewAsync(ana);

        await ana.CommandsAsync("me");
        await ana.PressesAsync("Trends");
        Assert.StartsWith("How Ownership develops\nOwnership  ▃ ▅  mild concern, solid · 2 raters\n2 times, last ", ana.Heard, StringComparison.Ordinal);
        Assert.Contains("rising", ana.Heard);
        Assert.Contains("· Raj, ", ana.Heard);
        Assert.Contains("· Mia, ", ana.Heard);
        Assert.Contains("Frugality  ▅  solid · 1 rater", ana.Heard);
        await ana.ChoosesAsync("Look at another one", "Frugality");
        Assert.StartsWith("How Frugality develops", ana.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("word89", ana.Heard);
        await ana.PressesAsync("Read it all");

        Assert.Contains(long3, ana.Heard);
        await ana.PressesAsync("My coverage");
        Assert.Contains("2 of 16", ana.Heard);
    }

    [Fact]
    public async Task SeveralRounds_Numbers_TellAnswersAndStories()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await CompleteAsync(group, ana, raj, "frugality", "The late clock");
        await CompleteAsync(group, ana, raj, "ownership", "the late clock");

        await NumbersAsync(ana);

        Assert.Contains("Rounds: interviewer 0, candidate 2.", ana.Heard);
        Assert.Contains("2 answers timed, the middle one 12:00; 2 over three minutes", ana.Heard);
        Assert.Contains("\"the late clock\" in 2 rounds, for Frugality and Ownership", ana.Heard);
        Assert.DoesNotContain("As interviewer", ana.Heard);
    }

    [Fact]
    public async Task Interviewer_Numbers_ShowTheirOwnSideWithCountsAndNoAverageBelowThree()
    {
        await using var group = await Group.GatherAsync();
        var raj = group.Member("Raj");
        foreach (var name in new[] { "Ana", "Mia" })
            await TheRound.CompleteAsync(group, group.Member(name), raj);

        await NumbersAsync(raj);
        Assert.Contains("Debriefs: 2 filed, 2 of them on time", raj.Heard);
        Assert.Contains("Helpfulness: 2 raters, no average below 3", raj.Heard);
        Assert.Contains("Evidence: 2 of 2 scores had enough to count", raj.Heard);
        Assert.Contains("too few to compare", raj.Heard);

        await TheRound.CompleteAsync(group, group.Member("Zoe"), raj, helpful: "1");
        await NumbersAsync(raj);
        Assert.Contains("Helpfulness: 3.0 of 4 from 3 raters", raj.Heard);
    }

    [Fact]
    public async Task ThreeOthersWereStricter_Numbers_ShowItAsMilder()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, verdict: "Strong");
        foreach (var name in new[] { "Mia", "Tom", "Zoe" })
            await TheRound.CompleteAsync(group, ana, group.Member(name), verdict: "MildConcern");

        await NumbersAsync(raj);
        Assert.Contains("milder by 2.0 of a step (1 score beside those of 3 other interviewers)", raj.Heard);
        await NumbersAsync(ana);
        Assert.DoesNotContain("milder", ana.Heard);
        await ana.PressesAsync("Trends");
        Assert.Contains("average 2.5 of 4 from 4 raters", ana.Heard);
    }

    [Fact]
    public async Task DirectMessage_Shown_StartsWhereTheyPractisedLast_AndInNoChannelWhenNobodyCanTell()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        olga.Room = new RoomRef(RecordingPlatform.Channel.Platform, "second");
        await olga.CommandsAsync("enable");
        await TheRound.CompleteAsync(group, ana, raj);
        var elsewhere = new RoomRef(RecordingPlatform.Channel.Platform, "nowhere");
        (ana.Room, raj.Room) = (elsewhere, elsewhere);

        await ana.CommandsAsync("me");
        Assert.True(ana.Sees("Practise Customer Obsession"));
        await ana.PressesAsync("Practise Customer Obsession");
        Assert.DoesNotContain("not open", ana.Heard);

        var mia = group.Member("Mia");
        mia.Room = elsewhere;
        await mia.CommandsAsync("me");
        Assert.StartsWith("Start with ", mia.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("[Practise", mia.Heard);
    }

    private static async Task NumbersAsync(Actor member)
    {
        await member.ClicksAsync(new("coverage", "numbers", Subject.None));
        Assert.StartsWith("How I answer and interview", member.Heard, StringComparison.Ordinal);
    }

    private static async Task CompleteAsync(Group group, Actor candidate, Actor interviewer, string principle, string story)
    {
        await TheRound.EndAsync(group, candidate, interviewer, principle);
        await TheRound.FileReviewAsync(candidate, own: "Solid", helpful: "3", principle: principle);
        await candidate.PressesAsync("Add details");
        await candidate.SendsAsync(($"{principle}.story", story));
        await TheRound.FileDebriefAsync(interviewer, principle: principle);
    }
}
