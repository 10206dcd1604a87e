using PrepBot.Domain.Debriefs;
using PrepBot.Practice.Debriefs.FileDebrief;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests.Wording;

/// <summary>A correction begins with the form as it was filed: what the form does not carry would be lost by correcting something else.</summary>
public sealed class DebriefFormTests
{
    // Whether a score counted once is no field of a form: it is set when its author, who can correct nothing any more, is forgotten.
    private const string SetByErasing = nameof(PrincipleScore.CountedOnce);

    [Fact]
    public void Debrief_EachFieldChangedAlone_IsReadBackFromItsForm()
    {
        var every = new EveryField();
        var filed = WithoutMark(every.Make<Debrief>());

        Assert.All(every.ChangedAlone(every.Make<Debrief>()).Where(change => !change.Field.EndsWith(SetByErasing, StringComparison.Ordinal)).Select(change => WithoutMark(change.Record)).Append(filed), debrief =>
        {
            var round = Some.Round() with { Principles = [.. debrief.Scores.Select(score => score.Principle)] };
            Assert.Equal(debrief, DebriefForm.Read(round, DebriefForm.Answers(debrief)));
        });
    }

    [Fact]
    public void SelfReview_EachFieldChangedAlone_IsReadBackFromItsForm()
    {
        var every = new EveryField();

        Assert.All(every.ChangedAlone(every.Make<SelfReview>()).Select(change => change.Record), review =>
        {
            var round = Some.Round() with { Principles = [.. review.Views.Select(view => view.Principle)] };
            Assert.Equal(review, SelfReviewForm.Read(round, SelfReviewForm.Answers(review)));
        });
    }

    private static Debrief WithoutMark(Debrief debrief) => debrief with { Scores = [.. debrief.Scores.Select(score => score with { CountedOnce = null })] };
}
