using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Tests.Messages;

public sealed class LabelTests
{
    [Theory]
    [InlineData("Dive Deep", 9, "Dive Deep")]
    [InlineData("Dive Deep", 8, "Dive…")]
    [InlineData("Raj · 23 Nov · Frugality", 16, "Raj · 23 Nov…")]
    [InlineData("Insubordination", 8, "Insubor…")]
    [InlineData("a longwordwithoutblanks", 12, "a longwordw…")]
    public void TextThatIsTooLong_EndsAfterAWordWhereItCan_Visibly(string text, int max, string expected) => Assert.Equal(expected, Label.Fit(text, max));

    [Fact]
    public void SignOfTwoCharacters_IsNotCutInHalf()
    {
        var label = Label.Fit(string.Concat(Enumerable.Repeat("😀", 10)), 8);

        Assert.Equal("😀😀😀…", label);
    }
}
