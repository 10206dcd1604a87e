using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Coverage;

/// <summary>The leaderboard and one's own map, counted from rounds that took place.</summary>
public sealed class CoverageTests
{
    [Fact]
    public async Task Ties_ShareAPlaceAndTheNextIsCountedOn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"), group.Member("Tom"));
        await TheRound.CompleteAsync(group, ana, tom);
        await TheRound.CompleteAsync(group, ana, tom, "dive-deep");
        await TheRound.CompleteAsync(group, raj, tom);
        await TheRound.CompleteAsync(group, mia, tom);

        await raj.CommandsAsync("leaderboard");

        Assert.Contains("1  Ana +2 · 2 of 16", raj.Heard);
        Assert.Contains("2  Mia +1 · 1 of 16", raj.Heard);
        Assert.Contains("2  Raj (you) +1 · 1 of 16", raj.Heard);
        Assert.Contains("Thanks for debriefs that counted\n1  Tom 4", raj.Heard);
        Assert.Contains("Week 47 · 4 members · 4 rounds", raj.Heard);
        Assert.StartsWith("You: +1, 1 of 16, place 2\n", raj.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("helpful", raj.Heard);
    }

    [Fact]
    public async Task DebriefThatDoesNotCount_IsNotThankedFor()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"), group.Member("Mia"));
        await TheRound.CompleteAsync(group, ana, tom);
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, evidence: "too short");
        await TheRound.FileReviewAsync(ana);
        await TheRound.EndAsync(group, ana, mia, after: 5);
        await TheRound.FileDebriefAsync(mia);
        await TheRound.FileReviewAsync(ana);

        await ana.CommandsAsync("leaderboard");

        Assert.Contains("Thanks for debriefs that counted\n1  Tom 1", ana.Heard);
        Assert.DoesNotContain("Raj", ana.Heard);
        Assert.DoesNotContain("Mia", ana.Heard);
    }

    [Fact]
    public async Task SecondDebriefOfAPairInAWeek_GivesNoCredit_AndIsThankedFor()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await TheRound.CompleteAsync(group, ana, raj);

        await ana.CommandsAsync("leaderboard");

        Assert.Contains("1  Raj 2", ana.Heard);
    }

    [Fact]
    public async Task SealedDebrief_IsOnNoBoardUntilTheReveal_AndADisputeTakesItOff()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        await ana.CommandsAsync("leaderboard");
        Assert.StartsWith("Be the first on the board\n", ana.Heard, StringComparison.Ordinal);

        await TheRound.FileReviewAsync(ana);
        await ana.CommandsAsync("leaderboard");
        Assert.Contains("1  Raj 1", ana.Heard);
        await ana.PressesAsync("Not about my answer");
        await ana.SendsAsync(("principle", "frugality"), ("share", "no"));
        await ana.CommandsAsync("leaderboard");

        Assert.DoesNotContain("Raj", ana.Heard);
    }

    [Theory]
    [InlineData("Strong")]
    [InlineData("Concern")]
    public async Task AnyBoard_NeverShowsAScore(string verdict)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, verdict: verdict);

        foreach (var span in new[] { "this-week", "last-week", "all-time" })
        {
            await raj.CommandsAsync("leaderboard", new Dictionary<string, InputValue> { ["span"] = new ChoiceValue(span) });
            foreach (var word in new[] { "strong", "solid", "concern", "inclined" })
                Assert.DoesNotContain(word, raj.Heard, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task HiddenMember_IsOnNoBoardAndSeesTheirOwnMap()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("track", "General"), ("board", "no"), ("zone", ""));
        Assert.Contains("Leaderboard: left out", ana.Heard);

        await raj.CommandsAsync("leaderboard");
        Assert.DoesNotContain("Ana", raj.Heard);
        await ana.CommandsAsync("leaderboard");
        Assert.StartsWith("You: +1, 1 of 16, hidden from others\n□□□□□□□□□□│□□◆□□□\n", ana.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", ana.Heard);
        await ana.CommandsAsync("me");
        Assert.Contains("1 of 16", ana.Heard);
        await ana.CommandsAsync("leaderboard");
        await ana.PressesAsync("Show me again");
        await raj.CommandsAsync("leaderboard");

        Assert.Contains("1  Ana +1 · 1 of 16", raj.Heard);
    }

    [Fact]
    public async Task WeekLater_ThisWeekIsEmptyLastWeekIsNotAllTimeHoldsBoth()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        group.Clock.Advance(TimeSpan.FromDays(7));

        var heard = new List<string>();
        foreach (var span in new[] { "this-week", "last-week", "all-time" })
        {
            await raj.CommandsAsync("leaderboard", new Dictionary<string, InputValue> { ["span"] = new ChoiceValue(span) });
            heard.Add(raj.Heard);
        }

        Assert.Contains("Nobody is on this board.", heard[0]);
        Assert.Contains("Week 47: 1 round, 2 members, 1 new square", heard[1]);
        Assert.Contains("1  Ana +1 · 1 of 16", heard[1]);
        Assert.Contains("All time: 1 round, 2 members, 1 square", heard[2]);
        Assert.Contains("1  Ana 1 of 16", heard[2]);
    }

    [Fact]
    public async Task MyMap_TwoRaters_NoAverage_ThreeRaters_Average()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await TheRound.CompleteAsync(group, ana, group.Member("Raj"), verdict: "Strong");
        await TheRound.CompleteAsync(group, ana, group.Member("Mia"), verdict: "Concern");
        await ana.CommandsAsync("me");
        Assert.Contains("Frugality  ▇ ▁  strong, concern · 2 raters", ana.Heard);
        await ana.PressesAsync("Trends");
        Assert.Contains("2 times, last ", ana.Heard);
        Assert.Contains("2 raters, no average below 3", ana.Heard);
        Assert.DoesNotContain("average 2", ana.Heard);

        await TheRound.CompleteAsync(group, ana, group.Member("Tom"), verdict: "Strong");
        await ana.CommandsAsync("me");
        Assert.Contains("1 of 16 · 1 new this week · 1-week streak", ana.Heard);
        await ana.PressesAsync("Trends");

        Assert.Contains("average 3.0 of 4 from 3 raters", ana.Heard);
        Assert.Contains("you see it better than they do", ana.Heard);
    }

    [Fact]
    public async Task NothingPractised_MyMap_SaysHowToBegin()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("me");

        Assert.Contains("0 of 16", ana.Heard);
        Assert.Contains("puts the first square on your map.", ana.Heard);
        Assert.True(ana.Sees("Practise"));
    }

    [Fact]
    public async Task OtherCommunity_SamePeople_SeesNothingOfOurs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        var elsewhere = new Actor(group, "Ana", organiser: true) { Community = new(Testing.RecordingPlatform.Community.Platform, "c2") };

        foreach (var command in new[] { "leaderboard", "me", "status", "debrief" })
        {
            await elsewhere.CommandsAsync(command);
            Assert.DoesNotContain("Raj", elsewhere.Heard);
            Assert.DoesNotContain("1/16", elsewhere.Heard);
        }
    }
}
