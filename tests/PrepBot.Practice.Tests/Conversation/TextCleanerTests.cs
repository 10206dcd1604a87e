using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Tests.Conversation;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour")]
    [InlineData("😀 fine", "😀 fine")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    public void Text_Cleaned_KeepsWhatCanBeRead(string text, string clean) => Assert.Equal(clean, TextCleaner.Clean(text));

    [Fact]
    public void LoneSurrogates_Cleaned_AreGone()
    {
        var text = $"a{(char)0xD83D}b{(char)0xDE00}c{(char)0xD83D}";

        Assert.Equal("abc", TextCleaner.Clean(text));
    }
}
