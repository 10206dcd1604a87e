namespace PrepBot.Platform.Contract;

/// <summary>What platforms that are reached over a wire must do besides.</summary>
public abstract class WireContract : PlatformContract
{
    /// <summary>A fresh stage.</summary>
    protected abstract Task<IWireStage> SetUpWireAsync();

    protected sealed override async Task<IPlatformStage> SetUpAsync() => await SetUpWireAsync();

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostDoneAndItsAnswerLost_IsNeverShownTwice()
    {
        await using var stage = await SetUpWireAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await ana.StartsAsync("candidate");
        await stage.SettleAsync();

        stage.LosesAnswersOfPosts(1);
        await raj.StartsAsync("interviewer");
        await stage.SettleAsync();
        await stage.RetryAsync();
        await stage.RetryAsync();

        Assert.Equal(1, stage.Lost);
        ana.GoesToRoom();
        Assert.Equal(1, ana.Reads.Split("Mock round").Length - 1);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_QueueCardPostedAnewAndTheAnswerLost_StandsOnceWithItsButtons()
    {
        await using var stage = await SetUpWireAsync();
        await StandsForAnHourAsync(stage);

        stage.LosesAnswersOfPosts(1);
        await stage.Member("Ana").StartsAsync("candidate");
        await stage.SettleAsync();
        await stage.RetryAsync();
        await stage.RetryAsync();

        Assert.Equal(1, stage.Lost);
        Assert.Single(stage.Public(stage.Channel), message => message.Text.Contains("Ana", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Public(stage.Channel), message => message.Text.Contains("Nobody is waiting", StringComparison.Ordinal));
        Assert.Equal(0, await stage.CountAsync("select count(*) from posted_cards where replaced_message_id is not null"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_EveryOtherCallHangs_FirstAnswersStillLeave()
    {
        await using var stage = await SetUpWireAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));

        await stage.WhileCallsHangAsync(async () =>
        {
            await ana.StartsAsync("candidate");
            await raj.CommandsAsync("status");
            await ana.CommandsAsync("leave");
        });
        await stage.SettleAsync();

        Assert.NotEmpty(raj.Told);
        Assert.Equal(0, await stage.CountAsync("select count(*) from waiting_entries"));
    }
}
