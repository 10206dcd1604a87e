using PrepBot.Values.Text;

namespace PrepBot.Domain.Tests.Text;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Dive  Deep", "dive deep")]
    [InlineData("Earth's", "earths")]
    [InlineData("Earth’s 'best'", "earths best")]
    [InlineData("A&B", "a and b")]
    [InlineData("über-größe", "uber grosse")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("a😀b", "a b")]
    [InlineData("a\ud83db", "a b")]
    [InlineData("30m", "30m")]
    [InlineData("честность", "честность")]
    public void Text_Folded_IsPlainWords(string text, string expected) => Assert.Equal(expected, FreeText.Fold(text));

    [Fact]
    public void Words_Read_KnowTheirPlaceAndCapitals() =>
        Assert.Equal([new FreeWord("dd", 1, 3, true), new FreeWord("x1", 5, 7, false), new FreeWord("12", 8, 10, false)], FreeText.Words(" DD, x1-12"));

    [Theory]
    [InlineData("ownership", "ownership", 0)]
    [InlineData("onwership", "ownership", 1)]
    [InlineData("ownershp", "ownership", 1)]
    [InlineData("ownersship", "ownership", 1)]
    [InlineData("evmership", "ownership", null)]
    [InlineData("strat", "start", 1)]
    [InlineData("tsart", "start", 1)]
    [InlineData("chart", "start", null)]
    [InlineData("bug", "big", null)]
    public void TypedWord_Compared_IsForgivenAFewSlips(string typed, string known, int? slips) => Assert.Equal(slips, Typos.Slips(typed, known));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("abcd", "badc", 2)]
    public void TwoWords_Compared_DifferBySoMany(string one, string other, int expected)
    {
        Assert.Equal(expected, Typos.Distance(one, other, 10));
        Assert.Equal(expected, Typos.Distance(other, one, 10));
        Assert.Equal(expected, Typos.Distance(one, other, expected));
        Assert.Equal(int.MaxValue, Typos.Distance(one, other, expected - 1));
    }
}
