using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests.Rendering;

public sealed class TextRendererTests
{
    private static readonly DateTimeOffset Quarter = new(2026, 11, 22, 19, 45, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("@everyone and @here", @"\@everyone and \@here")]
    [InlineData("<@&1> <@1> <#1>", @"\<\@&1\> \<\@1\> \<\#1\>")]
    [InlineData("<!channel>", @"\<!channel\>")]
    [InlineData("</mock:1>", @"\</mock:1\>")]
    [InlineData("<t:1:R>", @"\<t:1:R\>")]
    [InlineData("<:name:1>", @"\<:name:1\>")]
    [InlineData("[bank](https://evil.example)", @"\[bank\](https:\//evil.example)")]
    [InlineData("<https://evil|bank>", @"\<https:\//evil\|bank\>")]
    [InlineData("||spoiler||", @"\|\|spoiler\|\|")]
    [InlineData("`code` and ```block```", @"\`code\` and \`\`\`block\`\`\`")]
    [InlineData("**b** *i* __u__ ~~s~~", @"\*\*b\*\* \*i\* \_\_u\_\_ \~\~s\~\~")]
    [InlineData("# head\n## two", "\\# head\n\\#\\# two")]
    [InlineData("-# small", @"\-\# small")]
    [InlineData("- one\n  - two\n+ three", "\\- one\n  \\- two\n\\+ three")]
    [InlineData("1. one\n 12. two\n3) three", "1\\. one\n 12\\. two\n3\\) three")]
    [InlineData("> quote\n>>> all", "\\> quote\n\\>\\>\\> all")]
    [InlineData(@"C:\dir\*", @"C:\\dir\\\*")]
    [InlineData("a - b, 3.5 and e.g. (1)", "a - b, 3.5 and e.g. (1)")]
    [InlineData("it's 10:30, a/b", "it's 10:30, a/b")]
    public void WhatAMemberTyped_StaysWords(string typed, string rendered)
    {
        Assert.Equal(rendered, TextRenderer.RenderWhole(typed));
        Assert.Equal(typed, ShownText.Words(rendered));
    }

    [Fact]
    public void WhatSeveralMembersTyped_SideBySide_HasNoEffectEither() => Rule.Holds(
        from words in Typed().Select(text => new Words(text)).ListOf()
        from most in Gen.Choose(100, 400)
        select (words, most),
        any =>
        {
            var pieces = TextRenderer.Render(new RichText([.. any.words]), any.most);

            Assert.All(pieces, piece => Assert.InRange(piece.Length, 0, any.most));
            Assert.All(pieces, piece => Assert.Empty(ShownText.Effects(piece)));
            Assert.Equal(string.Concat(any.words.Select(word => TextCleaner.Clean(word.Text))), string.Concat(pieces.Select(ShownText.Words)));
        },
        runs: 1_000);

    [Fact]
    public void Splitting_LosesNothingAndCutsNoCharacter() => Rule.Holds(
        from text in Gen.Elements("word ", "longerword ", "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "\n", "*", "é", "x").ListOf(400)
        from emphasis in Gen.Elements(Emphasis.None, Emphasis.Strong, Emphasis.Light)
        from most in Gen.Choose(100, 300)
        select (Text: string.Concat(text), emphasis, most),
        any =>
        {
            var pieces = TextRenderer.Render(RichText.Plain(any.Text, any.emphasis), any.most);

            Assert.All(pieces, piece => Assert.InRange(piece.Length, 0, any.most));
            Assert.All(pieces, piece => Assert.Equal(piece, TextCleaner.Clean(piece)));
            var shown = string.Concat(pieces.Select(ShownText.Words));
            Assert.Equal(Letters(any.Text), Letters(shown));
            if (any.emphasis == Emphasis.None)
                Assert.Equal(any.Text, shown);
        },
        runs: 500);

    [Fact]
    public void Splitting_HappensBetweenWords()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100));

        var pieces = TextRenderer.Render(text, 150);

        Assert.All(pieces, piece => Assert.DoesNotContain(piece.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word != "word"));
    }

    [Fact]
    public void OneEndlessWord_IsSplitAllTheSame()
    {
        var pieces = TextRenderer.Render(new string('x', 9_000), 4_000);

        Assert.Equal([4_000, 4_000, 1_000], pieces.Select(piece => piece.Length));
    }

    [Fact]
    public void OneCharacterOfThousandsOfMarks_IsSplitAllTheSame()
    {
        var monster = "e" + string.Concat(Enumerable.Repeat("\u0301", 5_000));

        var pieces = TextRenderer.Render(monster, 1_000);

        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 1_000));
        Assert.Equal(monster, string.Concat(pieces));
    }

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne")]
    [InlineData("tab\there", "tab\there")]
    [InlineData("\U0001f600", "\U0001f600")]
    [InlineData("\u001b[31mred", "[31mred")]
    public void Clean_TakesOutWhatNobodyCanUse(string text, string clean) => Assert.Equal(clean, TextCleaner.Clean(text));

    // An attribute cannot hold half a character.
    [Fact]
    public void Clean_TakesOutHalfCharacters() => Assert.Equal("ab", TextCleaner.Clean("a\ud800b\udc00"));

    [Fact]
    public void People_AreMentionsOnTheirOwnPlatform_AndEscapedNamesElsewhere()
    {
        var ours = new PersonName(new PersonRef(DiscordPlatformName.Name, "123456789012345678"), "Ana");
        var strange = new PersonName(new PersonRef(DiscordPlatformName.Name, "1> @everyone"), "*Ana*");
        var theirs = new PersonName(new PersonRef(new PlatformName("slack"), "U1"), "@here\n# x");

        Assert.Equal("<@123456789012345678>", TextRenderer.RenderWhole(new RichText([ours])));
        Assert.Equal(@"\*Ana\*", TextRenderer.RenderWhole(new RichText([strange])));
        Assert.Equal(@"\@here \# x", TextRenderer.RenderWhole(new RichText([theirs])));
    }

    [Theory]
    [InlineData(MomentStyle.Time, "<t:1795376700:t>")]
    [InlineData(MomentStyle.DateAndTime, "<t:1795376700:f>")]
    [InlineData(MomentStyle.Relative, "<t:1795376700:R>")]
    [InlineData(MomentStyle.Date, "<t:1795376700:D>")]
    public void Moments_AreDiscordsOwn(MomentStyle style, string rendered) => Assert.Equal(rendered, TextRenderer.RenderWhole(new RichText([new Moment(Quarter, style)])));

    [Fact]
    public void EveryStyleOfAMoment_HasARender() =>
        Assert.All(Enum.GetValues<MomentStyle>(), style => Assert.StartsWith("<t:", TextRenderer.RenderWhole(new RichText([new Moment(Quarter, style)]))));

    [Theory]
    [InlineData("plain", "**plain**")]
    [InlineData(" blanks ", " **blanks** ")]
    [InlineData("a*b", @"**a\*b**")]
    [InlineData("   ", "   ")]
    public void Strong_TouchesItsWords(string words, string rendered) => Assert.Equal(rendered, TextRenderer.RenderWhole(RichText.Plain(words, Emphasis.Strong)));

    private static Gen<string> Typed() => Gen.Elements(
        "@everyone", "<@&1>", "<!channel>", "://", ":", "/", "//", "http", "-", "- x", "-# ", "#", "# ", "1", "12", ".", ") ", "+ ", " ", "\n", "\t", ">", "||", "`", "*", "_", "~~", "[a](b)", "\\", "word", "é\U0001f600", "\ud800", "\0", "\r\n", "\u2028")
        .ListOf(12).Select(string.Concat);

    private static string Letters(string text) => new([.. new StringBuilder(text).Replace("*", "").ToString().Where(c => !char.IsWhiteSpace(c))]);
}
