using PrepBot.Chat.Messages;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Tests.Wording;

/// <summary>Titles of forms: with whom, when, what. However long the name, the time is whole and comes after it.</summary>
public sealed class RoundTitleTests
{
    [Theory]
    [InlineData("Raj", "", "Raj, today 18:00: Frugality, Earn Trust")]
    [InlineData("Raj", "With ", "With Raj, today 18:00: Frugality, Earn Trust")]
    [InlineData("Maximiliane Theodora von Hohenfels", "", "Maximiliane…, today 18:00: Frugality, Earn…")]
    [InlineData("Maximiliane Theodora von Hohenfels", "With ", "With Maximiliane…, today 18:00: Frugality…")]
    public void Title_OfAnyName_FitsAndKeepsTheTime(string name, string before, string expected)
    {
        var form = new RoundTitle(name, "today 18:00", ["Frugality", "Earn Trust"]).Form(new ActionId("sample", "send", Subject.None), before, []);

        Assert.Equal(expected, form.Title);
        Assert.InRange(form.Title.Length, 1, Label.MaxTitle);
        Assert.EndsWith(", today 18:00", form.ShortTitle, StringComparison.Ordinal);
        Assert.InRange(form.ShortTitle!.Length, 1, Label.MaxShortTitle);
    }

    [Theory]
    [InlineData("Raj", "today 18:00 UTC")]
    [InlineData("Maximiliane Theodora von Hohenfels", "23 Nov 18:00 +0530")]
    [InlineData("x", "23 Nov 18:00 AEST")]
    public void EveryTitle_WithTheLongestPrinciples_Fits(string name, string when)
    {
        var title = new RoundTitle(name, when, ["Success and Scale Bring Broad Responsibility", "Strive to be Earth's Best Employer", "Learn and Be Curious"]);

        Assert.All(["", "With ", "Correct: ", "Correct with ", "Note: "], before => Assert.InRange(title.Fit(Label.MaxTitle, before).Length, 1, Label.MaxTitle));
        Assert.InRange(title.OfStep("Success and Scale Bring Broad Responsibility").Length, 1, Label.MaxTitle);
        Assert.Contains(when, title.OfStep("x"));
        Assert.InRange(title.Form(new ActionId("sample", "send", Subject.None), "", []).ShortTitle!.Length, 1, Label.MaxShortTitle);
    }
}
