using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Debriefs;

public sealed class DigestTests
{
    private static readonly PrincipleId One = Some.PrincipleId();
    private static readonly PrincipleId Two = Some.PrincipleId();

    [Fact]
    public void NothingFiled_Digest_NamesThePrinciplesOnly()
    {
        var digest = Digest.Create([One, Two], null, null);

        Assert.Equal([new DigestLine(One, null, null, false), new DigestLine(Two, null, null, false)], digest.Lines);
        Assert.Equal((null, "", null), (digest.Overall, digest.Keep, digest.PractiseAgain));
        Assert.Empty(digest.Actions);
    }

    [Fact]
    public void OnlyCandidateFiled_Digest_ShowsTheirOwnView()
    {
        var self = Some.SelfReview(new OwnView(One, Verdict.Solid, "The batch job")) with { WillChange = "Open with the customer" };

        var digest = Digest.Create([One], null, self);

        Assert.Equal([new DigestLine(One, Verdict.Solid, null, false)], digest.Lines);
        Assert.Equal(["Open with the customer"], digest.Actions);
    }

    [Fact]
    public void OnlyInterviewerFiled_Digest_HasNoGap()
    {
        var score = Some.Score(One, Verdict.MildConcern);

        var digest = Digest.Create([One], Some.Debrief(score), null);

        Assert.Equal([new DigestLine(One, null, score, true)], digest.Lines);
        Assert.Null(digest.Lines[0].Gap);
    }

    [Theory]
    [InlineData(Verdict.Solid, Verdict.MildConcern, 1)]
    [InlineData(Verdict.Concern, Verdict.Strong, -3)]
    [InlineData(Verdict.Solid, Verdict.Solid, 0)]
    [InlineData(Verdict.NotProbed, Verdict.Solid, null)]
    [InlineData(Verdict.Solid, Verdict.NotProbed, null)]
    public void BothFiled_Gap_IsOwnViewAgainstTheirs(Verdict own, Verdict theirs, int? expected)
    {
        var digest = Digest.Create([One], Some.Debrief(Some.Score(One, theirs)), Some.SelfReview(new OwnView(One, own, "")));

        Assert.Equal(expected, digest.Lines[0].Gap);
    }

    [Fact]
    public void MoreToChangeThanThree_Actions_InterviewersWordsThenTheWeakest()
    {
        var debrief = Some.Debrief(
            Some.Score(One, Verdict.Solid, missing: AnswerParts.Situation),
            Some.Score(Two, Verdict.Concern, missing: AnswerParts.Result)) with { Changes = ["Own the mistake", "Slow down"] };

        var digest = Digest.Create([One, Two], debrief, Some.SelfReview() with { WillChange = "Breathe" });

        Assert.Equal(["Own the mistake", "Slow down", "Put a number on the result"], digest.Actions);
    }

    [Fact]
    public void SameChangeFromBoth_Actions_StandsOnce()
    {
        var debrief = Some.Debrief(Some.Score(One)) with { Changes = ["Own the mistake"] };

        var digest = Digest.Create([One], debrief, Some.SelfReview() with { WillChange = " own the MISTAKE" });

        Assert.Equal(["Own the mistake"], digest.Actions);
    }

    [Fact]
    public void BlankChanges_Actions_AreLeftOut()
    {
        var debrief = Some.Debrief(Some.Score(One)) with { Changes = ["", "  "] };

        var digest = Digest.Create([One], debrief, Some.SelfReview() with { WillChange = "\n" });

        Assert.Empty(digest.Actions);
    }

    [Fact]
    public void OneWeakest_PractiseAgain_IsThatOne()
    {
        var debrief = Some.Debrief(Some.Score(One, Verdict.MildConcern), Some.Score(Two, Verdict.Concern));

        var digest = Digest.Create([One, Two], debrief, null);

        Assert.Equal(Two, digest.PractiseAgain);
    }

    [Fact]
    public void WeakScoreWithoutEvidence_PractiseAgain_IsNotTakenFromIt()
    {
        var debrief = Some.Debrief(Some.Score(One, Verdict.Concern, evidence: "weak"), Some.Score(Two, Verdict.Solid));

        var digest = Digest.Create([One, Two], debrief, null);

        Assert.Null(digest.PractiseAgain);
        Assert.False(digest.Lines[0].Counts);
    }

    [Fact]
    public void AnyForms_Digest_KeepsItsBounds()
    {
        var anyScore =
            from verdict in Gen.Elements(Enum.GetValues<Verdict>())
            from missing in Gen.Choose(0, 31)
            from evidence in Gen.Elements("short", Some.Evidence(), Some.Evidence())
            select Some.Score(One, verdict, evidence, (AnswerParts)missing);
        var any =
            from scores in anyScore.ArrayOf()
            from changes in Gen.Elements("Own the mistake", "own the mistake", "", "Slow down", "A number").ListOf()
            select Some.Debrief([.. scores.Select((score, index) => score with { Principle = new PrincipleId($"p{index}") })]) with { Changes = [.. changes] };

        Rule.Holds(any, debrief =>
        {
            var digest = Digest.Create([.. debrief.Scores.Select(score => score.Principle)], debrief, null);

            Assert.True(digest.Actions.Count <= Digest.MaxActions);
            Assert.Equal(digest.Actions.Count, digest.Actions.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal(debrief.Scores.Count, digest.Lines.Count);
            Assert.True(digest.PractiseAgain is not { } again || debrief.For(again)!.Verdict is Verdict.Concern or Verdict.MildConcern);
        });
    }
}
