using PrepBot.Domain.Members;
using PrepBot.Practice.Members.EditProfile;
using PrepBot.Practice.Wording;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Wording;

/// <summary>Lists in sentences have ends, and say how many they leave out.</summary>
public sealed class LongListTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "N1")]
    [InlineData(3, "N1, N2 and N3")]
    [InlineData(4, "N1, N2, N3 and 1 more")]
    [InlineData(200, "N1, N2, N3 and 197 more")]
    public void List_NamesAsManyAsItMay_AndCountsTheOthers(int count, string words) =>
        Assert.Equal(words, InWords.List([.. Enumerable.Range(1, count).Select(at => $"N{at}")], 3));

    [Theory]
    [InlineData(15, "Member 1, ", "Member 15")]
    [InlineData(75, "Member 15 and 60 more; /mock export lists them all", "Member 1, ")]
    public void Profile_OfOneWhoAvoidsMany_NamesFifteen(int count, string words, string too)
    {
        var avoided = Enumerable.Range(1, count)
            .Select(at => new Member(NewId.At<CommunityId>(Some.Now), Some.Member(), new PersonRef(new PlatformName("test"), $"{at}"), $"Member {at}", Profile.Empty)).ToList();

        var shown = ProfileTexts.Card(Profile.Empty, "Etc/UTC", avoided, DateTimeOffset.UnixEpoch).ToPlainText();

        Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Contains(too, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Member 16", shown, StringComparison.Ordinal);
    }
}
