using FsCheck.Fluent;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Debriefs;

public sealed class EvidenceRuleTests
{
    private static readonly PrincipleId One = Some.PrincipleId();
    private static readonly PrincipleId Two = Some.PrincipleId();

    public static TheoryData<string> Enough { get; } =
    [
        "Cut the cost by 40 % against last quarter",
        "ja, er hat den Kunden selbst angerufen und gefragt",
        "Нашла причину сама, проверила по логам и исправила",
        "她亲自打电话给客户确认问题的原因，然后把批处理的成本降低了百分之四十，并且说明了怎样衡量结果的",
        "彼女は自分で顧客に電話して原因を確かめ、三日以内に直した。数字の測り方も具体的に説明できていた。",
        "เธอโทรหาลูกค้าด้วยตัวเองเพื่อยืนยันสาเหตุของปัญหาแล้วแก้ไขภายในสามวัน",
        "Called the customer herself 📞 and fixed it in three days 🎉",
        "First line of what was heard\nsecond line\nthird one",
    ];

    public static TheoryData<string> NotEnough { get; } =
    [
        "",
        "yes",
        new string(' ', 400),
        new string('\n', 400),
        new string('\u00a0', 400),
        new string('\u200b', 400),
        new string('a', 40),
        new string('a', 50_000),
        string.Concat(Enumerable.Repeat("a ", 40)),
        string.Concat(Enumerable.Repeat("good ", 40)),
        "good Good GOOD gOod good. good! (good) good, good?",
        "asdfghjklqwertyuiopzxcvbnmasdfghjklqwertyuiop",
        string.Concat(Enumerable.Repeat("😀", 4_000)),
        string.Concat(Enumerable.Repeat("😀 😁 😂 🤣 😃 ", 800)),
        "...................... - - - , , , !!! ??? ::: ;;;",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        string.Concat(Enumerable.Repeat("好", 60)),
        new string('\ud83d', 60),
        "a        b        c        d        e              ",
    ];

    [Theory]
    [MemberData(nameof(Enough))]
    public void EvidenceThatSaysSomething_Counts_IsTrue(string evidence)
    {
        var counts = EvidenceRule.Counts(evidence);

        Assert.True(counts);
    }

    [Theory]
    [MemberData(nameof(NotEnough))]
    public void EvidenceThatSaysNothing_Counts_IsFalse(string evidence)
    {
        var counts = EvidenceRule.Counts(evidence);

        Assert.False(counts);
    }

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    public void EvidenceAtTheLimit_Counts_FromFortyCharacters(int length, bool expected)
    {
        var evidence = "one two three four five".PadRight(length, 'x');

        var counts = EvidenceRule.Counts(evidence);

        Assert.Equal(expected, counts);
    }

    [Theory]
    [InlineData("one two three four fourfourfourfourfourfour", true)]
    [InlineData("one two three one threethreethreethreethree", false)]
    public void EvidenceOfFewWords_Counts_FromFiveDifferentOnes(string evidence, bool expected)
    {
        var counts = EvidenceRule.Counts(evidence);

        Assert.Equal(expected, counts);
    }

    [Fact]
    public void AnyText_BlanksAround_ChangesNothing()
    {
        var text = Gen.Elements("good", "Cut", "the", "cost", "by", "forty", "per", "cent", "😀", "好").ListOf();

        Rule.Holds(text, words =>
        {
            var plain = EvidenceRule.Counts(string.Join(' ', words));

            Assert.Equal(plain, EvidenceRule.Counts("\n  " + string.Join(" \t ", words) + "  "));
        });
    }

    [Fact]
    public void SameEvidenceForAll_Counted_OnlyTheFirstCounts()
    {
        var evidence = Some.Evidence();
        var debrief = Some.Debrief(Some.Score(One, evidence: evidence), Some.Score(Two, evidence: evidence));

        var counted = EvidenceRule.Counted(debrief);

        Assert.Equal([One], counted.Select(score => score.Principle));
    }

    [Theory]
    [InlineData("CUT THE BATCH COST BY 40 PER CENT, AND SAID HOW")]
    [InlineData("Cut  the batch\ncost by 40 per cent, and said how")]
    [InlineData("Cut the batch cost by 40 per cent; and said how!!!")]
    public void CopyInOtherDress_Counted_DoesNotCount(string copy)
    {
        var debrief = Some.Debrief(
            Some.Score(One, evidence: "Cut the batch cost by 40 per cent, and said how"),
            Some.Score(Two, evidence: copy));

        var counted = EvidenceRule.Counted(debrief);

        Assert.Equal([One], counted.Select(score => score.Principle));
    }

    [Fact]
    public void AnotherNumber_Counted_IsNoCopy()
    {
        var debrief = Some.Debrief(
            Some.Score(One, evidence: "Cut the batch cost by 40 per cent, and said how"),
            Some.Score(Two, evidence: "Cut the batch cost by 50 per cent, and said how"));

        var counted = EvidenceRule.Counted(debrief);

        Assert.Equal([One, Two], counted.Select(score => score.Principle));
    }

    [Fact]
    public void FirstNotProbed_SameEvidenceForTheSecond_TheSecondCounts()
    {
        var evidence = Some.Evidence();
        var debrief = Some.Debrief(Some.Score(One, Verdict.NotProbed, evidence), Some.Score(Two, evidence: evidence));

        var counted = EvidenceRule.Counted(debrief);

        Assert.Equal([Two], counted.Select(score => score.Principle));
    }
}
