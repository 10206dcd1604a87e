using PrepBot.Bank;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Host.Pictures;
using PrepBot.Testing;

namespace PrepBot.Host.Tests.Pictures;

public sealed class LetteringTests
{
    [Theory]
    [InlineData("Have Backbone; Disagree and Commit", true)]
    [InlineData("Überblick, čeština, Việt Nam — “naïve” → 5 €", true)]
    [InlineData("e\u0301 and o\u0308", true)]
    [InlineData("Надёжность", true)]
    [InlineData("Ἀρετή", true)]
    [InlineData("Որակ ხარისხი", true)]
    [InlineData("顧客第一", false)]
    [InlineData("고객", false)]
    [InlineData("العميل", false)]
    [InlineData("לקוח", false)]
    [InlineData("ग्राहक", false)]
    [InlineData("ลูกค้า", false)]
    [InlineData("🚀 Bias for Action", false)]
    public void Letters_AreThere_OrItIsKnownThatTheyAreNot(string words, bool there) => Assert.Equal(there, Lettering.Has(words));

    [Theory]
    [InlineData("questions")]
    [InlineData("questions/examples/harbour")]
    public void EveryNameOfOurSets_HasItsLetters(string folder) =>
        Assert.All(BankFiles.Read(Repository.PathOf(folder)).Bank!.Principles.InPublishedOrder, principle => Assert.True(Lettering.Has(principle.Name), principle.Name));

    [Theory]
    [InlineData("Strive to be the Donaudampfschifffahrtsgesellschaftskapitän of Responsibilities")]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii")]
    public void LongNames_Wrapped_FitAndLoseNothing(string name)
    {
        using var letters = new Lettering(Lettering.Bold, 15);

        var lines = letters.Wrap(name, 190);

        Assert.Equal(name.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(letters.WidthOf(line), 1, 190));
    }

    [Fact]
    public void LineTooNarrowForAnyLetter_StillEnds_WithEveryLetterAndItsMarks()
    {
        using var letters = new Lettering(Lettering.Regular, 13);

        Assert.Equal(["e\u0301-", "W-", "x"], letters.Wrap("e\u0301Wx", 1));
    }
}
