using PrepBot.Domain.Answers;

namespace PrepBot.Domain.Tests.Answers;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("I did it, and then I'd seen that we could.", 2, 1)]
    [InlineData("We've moved it; we're done, and I’ll stay.", 1, 2)]
    [InlineData("She said \"I think we are late\", and I left.", 1, 0)]
    [InlineData("Part II of it was in the web, with me and us.", 0, 0)]
    [InlineData("“We know,” they said. I did not.", 1, 0)]
    [InlineData("So what did I do? I asked. That is all I-beams.", 2, 0)]
    public void Pronouns_AreCountedAsWholeWordsOutsideQuotes(string text, int i, int we) =>
        Assert.Equal(new PronounCount(i, we), SpokenText.Pronouns(text));

    [Fact]
    public void Sentences_AreTakenApartByTheirNumbersAndLines()
    {
        var paragraphs = SpokenText.Sentences("[1] One. [2] Two?\n[3] Three.\n")!;

        Assert.Equal([(1, "One."), (2, "Two?")], paragraphs[0]);
        Assert.Equal([(3, "Three.")], paragraphs[1]);
        Assert.Null(SpokenText.Sentences("[1] One.\nTwo without a number."));
    }

    [Fact]
    public void Runs_AreAllRunsOfThatLengthWithoutMarks() =>
        Assert.Equal(["i saw it", "saw it then"], SpokenText.Runs("I saw it, then.", 3));
}
