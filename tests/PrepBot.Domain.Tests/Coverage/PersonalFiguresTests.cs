using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Coverage;

/// <summary>Streak, answer lengths, repeated stories, evidence, and what is withheld.</summary>
public sealed class PersonalFiguresTests
{
    private static readonly IsoWeekNumber ThisWeek = new(202648);

    [Fact]
    public void TwoMissedWeeks_OfTwoMonths_AreBothFrozen()
    {
        // Week 45 begins on 2 November, week 44 on 26 October.
        var weeks = new[] { 202648, 202647, 202646, 202643 }.Select(number => new IsoWeekNumber(number)).ToHashSet();

        Assert.Equal(new Streak(4, 2), Streak.Count(weeks, ThisWeek));
    }

    [Fact]
    public void NothingPractised_Streak_IsNoneAndFreezesNothing() =>
        Assert.Equal(new Streak(0, 0), Streak.Count(new HashSet<IsoWeekNumber>(), ThisWeek));

    [Fact]
    public void MissedWeeksBeforeTheFirst_AreNotFrozen() =>
        Assert.Equal(new Streak(1, 0), Streak.Count(new HashSet<IsoWeekNumber> { ThisWeek }, ThisWeek));

    [Fact]
    public void Answers_Summed_CountThoseOutsideTwoToThreeMinutes()
    {
        var lengths = AnswerLengths.Measure(new[] { 119, 120, 150, 180, 181, 0 }.Select(seconds => TimeSpan.FromSeconds(seconds)));

        Assert.Equal(new AnswerLengths(5, TimeSpan.FromSeconds(150), Short: 1, Long: 1), lengths);
    }

    [Fact]
    public void SameHeadlineInTwoRounds_IsRepeated_WhateverItsSpelling()
    {
        var (one, two) = (new PrincipleId("one"), new PrincipleId("two"));
        (RoundId, SelfReview)[] reviews =
        [
            (Round(1), Some.SelfReview(new OwnView(one, Verdict.Solid, "The late clock"), new OwnView(two, Verdict.Solid, "The late clock!"))),
            (Round(2), Some.SelfReview(new OwnView(two, Verdict.Solid, "the LATE  clock"), new OwnView(one, Verdict.Solid, "  "))),
            (Round(3), Some.SelfReview(new OwnView(one, Verdict.Solid, "Another one"))),
        ];

        var story = Assert.Single(RepeatedStory.In(reviews));

        Assert.Equal(("the LATE  clock", 2), (story.Headline, story.Rounds));
        Assert.Equal([one, two], story.Principles);
    }

    [Fact]
    public void Evidence_Summed_CountsWhatCounts()
    {
        var principle = new PrincipleId("one");
        var quality = EvidenceQuality.Measure([Some.Debrief(Some.Score(principle)), Some.Debrief(Some.Score(principle, evidence: "short")), Some.Debrief(Some.Score(principle, Verdict.NotProbed))]);

        Assert.Equal((2, 1), (quality.Scores, quality.Counted));
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, true)]
    public void WordsOfOthers_BelowThree_AreWithheld(int raters, int others, bool shown)
    {
        var record = new InterviewerRecord(5, 4, 3.5, raters, 0.5, 9, others).Withheld();

        Assert.Equal((shown, shown), (record.Helpfulness is not null, record.Leniency is not null));
        Assert.Equal((raters, others, 9), (record.Raters, record.Others, record.Compared));
    }

    [Fact]
    public void MutualPraise_NeedsTwoRoundsEachWayAndNothingElse()
    {
        var (ana, raj) = (Some.Member(), Some.Member());
        var principle = new PrincipleId("one");
        Credit Given(int round, bool toAna, Verdict verdict = Verdict.Strong) => Some.Credit(principle, verdict) with
        {
            RoundId = Round(round),
            CandidateId = toAna ? ana : raj,
            InterviewerId = toAna ? raj : ana,
        };

        Assert.True(MutualPraise.Is([Given(1, true), Given(2, false), Given(3, true), Given(4, false)], ana, raj));
        Assert.False(MutualPraise.Is([Given(1, true), Given(2, false), Given(3, true)], ana, raj));
        Assert.False(MutualPraise.Is([Given(1, true), Given(1, true), Given(2, false), Given(4, false)], ana, raj));
        Assert.False(MutualPraise.Is([Given(1, true), Given(2, false), Given(3, true), Given(4, false, Verdict.Solid)], ana, raj));
    }

    private static RoundId Round(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
