using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests;

/// <summary>From the end of a round to both sides filed, counted on the wire: these numbers are upper bounds.</summary>
public sealed class FilingTests
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    [Theory]
    [InlineData(20, 1, "frugality")]
    [InlineData(45, 2, "frugality, dive deep")]
    [InlineData(60, 3, "frugality, dive deep, ownership")]
    public async Task EndToFiled_OneForm_ForOneToThreePrinciples(int minutes, int count, string principles)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await TalkAsync(group, minutes, principles);
        var (taps, clicks, forms) = (0, 0, 0);

        await PressAsync(raj, "End");
        await PressAsync(raj, "End and file");
        if (count > 1)
        {
            Assert.Contains("Tap first; each tap is kept at once.", raj.Heard);
            await TapAsync("Frugality: verdict", "Frugality  solid");
            await TapAsync("Overall", "Overall  inclined");
            await PressAsync(raj, "Write the words");
        }

        await SendAsync(raj, count > 1
            ? [("frugality.evidence", Evidence), ("keep", "the numbers")]
            : [("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers")]);
        Assert.Contains("Filed, thank you. Nobody sees it", raj.Heard);
        Assert.Equal((1, count > 1 ? 3 : 2, count > 1 ? 2 : 0), (forms, clicks, taps));

        (clicks, forms) = (0, 0);
        await PressAsync(ana, "File my debrief");
        await SendAsync(ana, ("frugality.own", "Strong"), ("helpful", "4"));
        Assert.Contains("Both sides are in", ana.Heard);
        Assert.InRange(clicks, 1, 2);
        Assert.Equal(1, forms);
        Assert.Empty(group.Discord.Violations);

        async Task PressAsync(FakeMember member, string label)
        {
            clicks++;
            await member.PressesAsync(label);
            await group.SettleAsync();
        }

        async Task TapAsync(string list, string option)
        {
            taps++;
            await raj.ChoosesAsync(list, option);
            await group.SettleAsync();
        }

        async Task SendAsync(FakeMember member, params (string, string)[] answers)
        {
            forms++;
            await member.SendsAsync(answers);
            await group.SettleAsync();
        }
    }

    [Fact]
    public async Task WordsAskedFor_BeforeTheTaps_SaysWhichAreMissing_AndKeepsWhatWasTapped()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (_, raj) = await TalkAsync(group, 45, "frugality, dive deep");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.ChoosesAsync("Frugality: verdict", "Frugality  strong");
        await group.SettleAsync();

        await raj.PressesAsync("Write the words");
        Assert.Contains("Please choose first: Overall", string.Join(' ', raj.Seen.Select(message => message.Text)).Replace("**", "", StringComparison.Ordinal));
        await raj.ChoosesAsync("Overall", "Overall  inclined");
        await raj.PressesAsync("Write the words");
        await raj.SendsAsync(("frugality.evidence", Evidence), ("keep", "it"));

        Assert.Contains("Filed, thank you.", raj.Heard);
        Assert.Empty(group.Discord.Violations);
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> TalkAsync(DiscordGroup group, int minutes, string principles)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", minutes), ("principles", principles));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        return (ana, raj);
    }
}
