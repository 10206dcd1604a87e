using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Tests.Debriefs;

/// <summary>A debrief whose author was forgotten.</summary>
public sealed class WithoutWordsTests
{
    private const string Enough = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    private static readonly Debrief Whole = new(
        [
            new(new PrincipleId("frugality"), Verdict.Solid, Enough, "the batch", AnswerParts.Result, [new SignKey("beat:price")]),
            new(new PrincipleId("ownership"), Verdict.Strong, Enough, "the batch again", AnswerParts.None, []),
            new(new PrincipleId("dive-deep"), Verdict.Concern, "too short", "", AnswerParts.None, []),
            new(new PrincipleId("think-big"), Verdict.NotProbed, "", "", AnswerParts.None, []),
        ],
        Inclination.Inclined,
        "the numbers",
        ["one", "two"]);

    [Fact]
    public void Words_Erased_VerdictsAndWhatCountedStay()
    {
        var erased = Whole.WithoutWords();

        Assert.All(erased.Scores, score => Assert.Equal("", score.Evidence + score.Story));
        Assert.Equal("", erased.Keep);
        Assert.Empty(erased.Changes);
        Assert.Equal(Whole.Scores.Select(score => score.Verdict), erased.Scores.Select(score => score.Verdict));
        Assert.Equal(["frugality"], EvidenceRule.Counted(erased).Select(score => score.Principle.Key));
        Assert.Equal(EvidenceRule.Counted(Whole).Select(score => score.Principle), EvidenceRule.Counted(erased).Select(score => score.Principle));
    }

    [Fact]
    public void Words_ErasedAgain_NothingChanges() =>
        Assert.Equivalent(Whole.WithoutWords(), Whole.WithoutWords().WithoutWords(), strict: true);
}
