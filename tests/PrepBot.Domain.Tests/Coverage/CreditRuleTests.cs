using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Coverage;

public sealed class CreditRuleTests
{
    [Fact]
    public void RevealedRound_BothFiled_OneCreditForEachPrinciple()
    {
        var round = Some.RevealedRound(principles: 2);
        var debrief = DebriefOf(round);
        var self = Some.SelfReview(new OwnView(round.Principles[0], Verdict.Strong, ""));

        var credits = CreditRule.Apply(round, debrief, self, "Etc/UTC");

        Assert.Equal(round.Principles, credits.Select(credit => credit.Principle));
        Assert.Equal([Verdict.Strong, null], credits.Select(credit => credit.OwnVerdict));
        Assert.All(credits, credit => Assert.Equal((round.CandidateId, round.InterviewerId), (credit.CandidateId, credit.InterviewerId)));
    }

    [Fact]
    public void DeadlinePassed_CandidateHasNotFiled_CreditsAreGiven()
    {
        var round = Some.RevealedRound();

        var credits = CreditRule.Apply(round, DebriefOf(round), null, "Etc/UTC");

        Assert.Equal(2, credits.Count);
    }

    [Fact]
    public void DeadlinePassed_InterviewerHasNotFiled_NoCredit()
    {
        var round = Some.RevealedRound();

        var credits = CreditRule.Apply(round, null, Some.SelfReview(), "Etc/UTC");

        Assert.Empty(credits);
    }

    [Theory]
    [InlineData(RoundStage.Running)]
    [InlineData(RoundStage.Debriefing)]
    [InlineData(RoundStage.Cancelled)]
    public void RoundNotRevealed_BothFiled_NoCredit(RoundStage stage)
    {
        var round = Some.RevealedRound() with { Stage = stage };

        var credits = CreditRule.Apply(round, DebriefOf(round), Some.SelfReview(), "Etc/UTC");

        Assert.Empty(credits);
    }

    [Theory]
    [InlineData(599, 0, 0)]
    [InlineData(600, 0, 2)]
    [InlineData(1_199, 600, 0)]
    [InlineData(1_200, 600, 2)]
    public void RoundOfSeconds_PausesLeftOut_CreditsFromTenMinutes(int seconds, int pausedSeconds, int expected)
    {
        var round = Some.RevealedRound() with { EndedAt = Some.Now.AddSeconds(seconds), PausedFor = TimeSpan.FromSeconds(pausedSeconds) };

        var credits = CreditRule.Apply(round, DebriefOf(round), null, "Etc/UTC");

        Assert.Equal(expected, credits.Count);
    }

    [Fact]
    public void VerdictNotProbed_BothFiled_NoCreditForIt()
    {
        var round = Some.RevealedRound(principles: 2);
        var debrief = Some.Debrief(Some.Score(round.Principles[0], Verdict.NotProbed), Some.Score(round.Principles[1]));

        var credits = CreditRule.Apply(round, debrief, null, "Etc/UTC");

        Assert.Equal([round.Principles[1]], credits.Select(credit => credit.Principle));
    }

    [Fact]
    public void NeverAsked_VerdictGivenAllTheSame_NoCreditForIt()
    {
        var round = Some.RevealedRound(principles: 2);
        var neverAsked = round with { Kit = [.. round.Kit.Where(prompt => prompt.Principle == round.Principles[1])] };

        var credits = CreditRule.Apply(neverAsked, DebriefOf(round), null, "Etc/UTC");

        Assert.Equal([round.Principles[1]], credits.Select(credit => credit.Principle));
    }

    [Fact]
    public void AskedAndReplaced_NothingElseAsked_NoCreditForIt()
    {
        var round = Some.RevealedRound(principles: 1);
        var replaced = round with { Kit = [.. round.Kit.Select(prompt => prompt with { Replaced = ReplaceReason.HeardBefore })] };

        var credits = CreditRule.Apply(replaced, DebriefOf(round), null, "Etc/UTC");

        Assert.Empty(credits);
    }

    [Fact]
    public void AskedAndReplaced_SpareAsked_CreditIsGiven()
    {
        var round = Some.RevealedRound(principles: 1);
        var replaced = round with { Kit = [round.Kit[0] with { Replaced = ReplaceReason.HeardBefore }, round.Kit[1]] };

        var credits = CreditRule.Apply(replaced, DebriefOf(round), null, "Etc/UTC");

        Assert.Single(credits);
    }

    [Fact]
    public void ScoreOfAPrincipleThatWasNoTarget_BothFiled_NoCreditForIt()
    {
        var round = Some.RevealedRound();

        var credits = CreditRule.Apply(round, Some.Debrief(Some.Score(Some.PrincipleId())), null, "Etc/UTC");

        Assert.Empty(credits);
    }

    [Theory]
    [InlineData("Etc/UTC", 202648)]
    [InlineData("Pacific/Auckland", 202649)]
    [InlineData("America/New_York", 202648)]
    public void EndedOnSundayNight_Week_IsTheCommunitys(string zone, int expected)
    {
        var sunday = new DateTimeOffset(2026, 11, 29, 22, 0, 0, TimeSpan.Zero);
        var round = Some.RevealedRound() with { StartedAt = sunday.AddHours(-1), EndedAt = sunday };

        var credits = CreditRule.Apply(round, DebriefOf(round), null, zone);

        Assert.All(credits, credit => Assert.Equal(new IsoWeekNumber(expected), credit.Week));
    }

    private static Debrief DebriefOf(Round round) => Some.Debrief([.. round.Principles.Select(principle => Some.Score(principle))]);
}
