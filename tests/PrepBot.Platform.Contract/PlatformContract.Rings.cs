namespace PrepBot.Platform.Contract;

/// <summary>Somebody who has left the chat is rung in their private messages, and one press there ends in a round.</summary>
public abstract partial class PlatformContract
{
    [Fact(Timeout = LongestTest)]
    public async Task Rung_Now_EndsInARoundOfTheTwo_AndTheRingHasNoButtonsAnyMore()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj, tom) = (stage.Member("Ana"), stage.Member("Raj"), stage.Member("Tom"));
        await RungAsync(stage, ana, raj);
        Assert.Contains("Raj is here now: any principle, 45 min", ana.Told, StringComparison.Ordinal);
        Assert.Contains("I am asking somebody who wanted to be rung.", raj.Told, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", raj.Told, StringComparison.Ordinal);
        Assert.False(tom.Sees("Not today"));

        await ana.PressesAsync("Now");
        await ana.AgainAsync();
        await stage.SettleAsync();

        Assert.Equal(1, await stage.CountAsync("select count(*) from rounds"));
        Assert.Contains("was here, and you had your round.", ana.Told, StringComparison.Ordinal);
        Assert.False(ana.Sees("Not today"));
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await stage.SettleAsync();
        Assert.Equal(1, await stage.CountAsync("select count(*) from rounds where stage = 2"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Rung_NotTodayByTheOne_TheNextIsRung_AndTheirAppointmentIsTakenBackByTheOther()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj, tom) = (stage.Member("Ana"), stage.Member("Raj"), stage.Member("Tom"));
        await AskToBeRungAsync(stage, tom);
        await RungAsync(stage, ana, raj);
        var (first, second) = ana.Sees("Not today") ? (ana, tom) : (tom, ana);

        await first.PressesAsync("Not today");
        await stage.SettleAsync();
        Assert.False(first.Sees("In 15 min"));
        await second.PressesAsync("In 15 min");
        await stage.SettleAsync();
        await raj.PressesAsync("Can't make it");
        await stage.SettleAsync();

        Assert.Contains("is off: your partner cannot make it.", second.Told, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("select count(*) from rings where state in (1, 2)"));
        Assert.Equal(0, await stage.CountAsync("select count(*) from rounds"));
    }

    private static async Task RungAsync(IPlatformStage stage, IStageMember asks, IStageMember waits)
    {
        await AskToBeRungAsync(stage, asks);
        await waits.StartsAsync("interviewer");
        await stage.SettleAsync();
    }

    private static async Task AskToBeRungAsync(IPlatformStage stage, IStageMember member)
    {
        await member.StartsAsync("candidate");
        await stage.SettleAsync();
        await member.PressesAsync("Ring me");
        await member.CommandsAsync("leave");
        await stage.SettleAsync();
    }
}
