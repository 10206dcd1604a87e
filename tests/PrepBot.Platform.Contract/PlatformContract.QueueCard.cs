using PrepBot.Chat.Messages;

namespace PrepBot.Platform.Contract;

/// <summary>The queue's card, which goes to the end of its channel.</summary>
public abstract partial class PlatformContract
{
    [Fact(Timeout = LongestTest)]
    public async Task QueueCard_ScrolledAway_SomebodyBeginsToWait_StandsAtTheEndOfTheChannelAndNowhereElse()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await stage.Platform.PostAsync(stage.Community, stage.Channel, Message.Create("Said meanwhile"), "pb9020", CancellationToken.None);
        await StandsForAnHourAsync(stage);

        await ana.StartsAsync("candidate");
        await stage.SettleAsync();

        var shown = stage.Public(stage.Channel);
        Assert.Equal(2, shown.Count);
        Assert.Contains("Said meanwhile", shown[0].Text);
        Assert.Contains("Ana", shown[1].Text);
        Assert.Empty(shown[1].Rings);
        Assert.True(raj.Sees("Leave"));
        await raj.PressesAsync("Interview Ana");
        await stage.SettleAsync();
        Assert.Equal(2, stage.Public(stage.Channel).Count);
        Assert.Equal(0, await stage.CountAsync("select count(*) from waiting_entries"));
    }

    protected static Task StandsForAnHourAsync(IPlatformStage stage) => stage.CountAsync(
        "with aged as (update posted_cards set posted_at = posted_at - interval '1 hour' where card = 'queue' returning 1) select count(*) from aged");
}
