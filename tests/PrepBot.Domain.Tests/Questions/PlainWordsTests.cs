using PrepBot.Domain.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Questions;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("What was at stake for the customer?", "at stake")]
    [InlineData("Did it ever come to light?", "come to light")]
    [InlineData("What became of the plan?", "What became of")]
    [InlineData("Who let you down?", "let you down")]
    [InlineData("What did you put off?", "put off")]
    public void AnIdiom_IsFoundInItsUsualForms(string text, string found) =>
        Assert.Equal(found, Assert.Single(PlainWords.IdiomsIn(text)).Found);

    [Theory]
    [InlineData("What stood on the table you had made?")]
    [InlineData("Which part of the hanger was broken?")]
    [InlineData("How did you put it on paper?")]
    public void PlainWords_AreLeftAlone(string text) => Assert.Empty(PlainWords.IdiomsIn(text));

    [Fact]
    public void TheList_HasAtLeastFortyPhrases() => Assert.InRange(PlainWords.Count, 40, 100);

    [Theory]
    [InlineData("Tell me about giving bad news to a customer.", true)]
    [InlineData("Describe losing an argument that mattered.", true)]
    [InlineData("Tell me about something you gave up.", false)]
    [InlineData("Tell me about a time you gave bad news.", false)]
    public void AQuestionThatBeginsWithADoing_IsTold(string text, bool isDoing) => Assert.Equal(isDoing, PlainWords.DoingOpener(text) is not null);

    [Fact]
    public void LongWordsAndSentences_ReadAtAHigherGrade()
    {
        var easy = ReadingGrade.Compute(["Tell me about a time you gave bad news to a customer.", "What did they say?"]);
        var hard = ReadingGrade.Compute(["Describe organisational circumstances necessitating considerable interdisciplinary collaboration, notwithstanding institutional resistance."]);

        Assert.InRange(easy, 0, 5);
        Assert.InRange(hard, 20, 50);
    }

    [Fact]
    public void WhatCouldBeSaidMorePlainly_IsRemarkedAndKeepsNothingFromBeingUsed()
    {
        var idiom = Prompt("care-01", "Tell me about a time you knew what was at stake before anybody else did.");
        var doing = Prompt("care-02", "Describe giving a customer some news which they had hoped never to hear.") with { Core = Word("true"), NoTheme = Word("It is about news.") };
        var whom = Prompt("care-03", "Tell me of a person for whom you kept a promise that cost you a lot.") with { Themes = List("more-than-asked") };

        var reading = Check(idiom, doing, whom);

        Assert.NotNull(reading.Bank);
        Assert.Contains(reading.Remarks, remark => remark.Sentence.Contains("at stake", StringComparison.Ordinal));
        Assert.Contains(reading.Remarks, remark => remark.Sentence.Contains("Describe giving", StringComparison.Ordinal));
        Assert.Contains(reading.Remarks, remark => remark.Sentence.Contains("whom", StringComparison.Ordinal));
        Assert.Single(reading.Remarks, remark => remark.Sentence.Contains("theme", StringComparison.Ordinal));
    }
}
