using PrepBot.Testing.Messages;

namespace PrepBot.Practice.Tests;

/// <summary>No card is higher than a screen of a phone, and its primary button is in sight: an estimate for Discord and Slack, whose clients cannot be asked.</summary>
public sealed class PhoneHeightTests(ITestOutputHelper output)
{
    /// <summary>Makers of messages that are higher, with the height none of theirs exceeds on either platform; one that fits by now has to go.</summary>
    private static readonly Dictionary<string, double> Higher = new()
    {
        // To be read from their top: the whole of a principle, a worked answer line by line, an answer to judge and what its key says.
        ["PrincipleCard.Create"] = 920,
        ["AnswerTexts.Page"] = 1_200,
        ["EarCards.Answer"] = 920,
        ["EarCards.Key"] = 830,
    };

    public static TheoryData<string> Platforms => ["Discord", "Slack"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Cards_FitAPhone_WithTheirPrimaryButtonInSight(string platform)
    {
        var phone = platform == "Discord" ? PhoneHeight.Discord : PhoneHeight.Slack;
        var cards = EveryMessage.All.Where(sample => sample.Message is not null).Select(sample => (sample.Name, Maker: sample.Name.Split('(')[0].Trim(), Of: phone.Of(sample.Message!))).ToList();
        foreach (var (name, _, (height, primary)) in cards.OrderByDescending(card => card.Of.Height).Take(40))
            output.WriteLine($"{height,5:0} px, primary ends at {(primary is { } at ? $"{at:0}" : "-"),4}  {name}");

        var high = cards.Where(card => card.Of.Height > PhoneHeight.Screen).ToList();
        Assert.All(high, card => Assert.True(card.Of.Height <= Higher.GetValueOrDefault(card.Maker), $"{card.Name}: {card.Of.Height:0} px"));
    }

    [Fact]
    public void Exceptions_AreThoseThatAreNeeded()
    {
        var high = EveryMessage.All.Where(sample => sample.Message is not null && new[] { PhoneHeight.Discord, PhoneHeight.Slack }.Any(phone => phone.Of(sample.Message).Height > PhoneHeight.Screen))
            .Select(sample => sample.Name.Split('(')[0].Trim()).Distinct();

        Assert.Equal(Higher.Keys.Order(), high.Order());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Cockpit_InEveryState_LeavesRoomForWhatIsSaid(string platform)
    {
        var phone = platform == "Discord" ? PhoneHeight.Discord : PhoneHeight.Slack;
        var cockpits = EveryMessage.All.Where(sample => sample.Message is not null && sample.Name.StartsWith("Cockpit.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(cockpits);
        Assert.All(cockpits, cockpit => Assert.True(phone.Of(cockpit.Message!).Height <= PhoneHeight.Cockpit, $"{cockpit.Name}: {phone.Of(cockpit.Message!).Height:0} px"));
    }
}
