using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Whatever happens to a round is a new line in its room, for both, and nobody is blamed in it.</summary>
public sealed class RoomLineTests
{
    [Theory]
    [InlineData("paused", "Paused by Ana. The clocks stand still, 30 min left.")]
    [InlineData("going on", "Going on. The new end is")]
    [InlineData("time added", "Ana added 5 minutes. The new end is")]
    [InlineData("principle changed", "Next principle: Earn Trust.")]
    [InlineData("swapped", "Roles swapped: Ana interviews, Raj is the candidate.")]
    [InlineData("own link", "Ana set a link to talk by: it stands on the round's card.")]
    [InlineData("ended", "Ana ended the round after 0 min. Well done both.")]
    [InlineData("ended by itself", "Nobody ended the round, so it has ended by itself after")]
    [InlineData("partner left", "One of the two had to go, so this round ends here.")]
    [InlineData("off", "One of the two cannot make it this time, so this round is off.")]
    [InlineData("nothing asked", "This round ended before a question was asked, so there is nothing to file.")]
    [InlineData("closed", "An organiser has closed this round.")]
    public async Task RoundChanged_BothReadItInTheRoom_Once(string how, string line)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, omar) = (group.Member("Ana"), group.Member("Raj"), group.Member("Omar", organiser: true));
        await TheRound.RunAsync(ana, raj, 30, "frugality", "earn-trust");
        if (how is not ("swapped" or "off" or "nothing asked" or "closed"))
            await raj.PressesAsync("Ask it");

        await (how switch
        {
            "paused" => ana.PressesAsync("Pause"),
            "going on" => PauseAndGoOnAsync(ana),
            "time added" => ana.PressesAsync("+5 min"),
            "principle changed" => NextAsync(raj),
            "swapped" => ana.PressesAsync("Swap roles"),
            "own link" => LinkAsync(ana),
            "ended" => EndAsync(ana, "End and file"),
            "ended by itself" => group.WaitAsync(TimeSpan.FromHours(2)),
            "partner left" => group.HandleAsync(new PersonLeft(ana.Origin())),
            "off" => raj.ClicksAsync(new("meet", "cannot", raj.Find("Swap roles").Action.Subject)),
            "nothing asked" => EndAsync(ana, "End it"),
            _ => omar.CommandsAsync("settings", new Dictionary<string, InputValue> { ["close"] = new MemberValue(ana.Person, ana.Name) }),
        });
        await group.SettleAsync();

        var said = Assert.Single(group.Platform.In(raj.Room), shown => shown.Text.StartsWith(line, StringComparison.Ordinal));
        Assert.Equal(0, said.Edits);
    }

    private static async Task PauseAndGoOnAsync(Actor ana)
    {
        await ana.PressesAsync("Pause");
        await ana.PressesAsync("Go on");
    }

    private static async Task NextAsync(Actor raj)
    {
        await raj.PressesAsync("Done");
        await raj.PressesAsync("Next principle");
    }

    private static async Task LinkAsync(Actor ana)
    {
        await ana.PressesAsync("Our own link");
        await ana.SendsAsync(("link", "https://meet.example.org/abc"));
    }

    private static async Task EndAsync(Actor ana, string answer)
    {
        await ana.PressesAsync("End");
        await ana.PressesAsync(answer);
    }
}
