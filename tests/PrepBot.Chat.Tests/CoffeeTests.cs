using PrepBot.Chat.Tests.Support;

namespace PrepBot.Chat.Tests;

/// <summary>The engine under another product: nothing of ours is there, and everything it promises holds.</summary>
public sealed class CoffeeTests
{
    [Fact]
    public async Task TwoJoin_TheCardIsPostedOnce_AndEditedInPlace()
    {
        await using var group = await CoffeeGroup.GatherAsync();

        var answer = await group.TypesAsync("ana", "/coffee join");
        await group.SettleAsync();
        var first = await group.CardAsync("ana");
        await group.PressesAsync("raj", "Join");
        await group.SettleAsync();
        var second = await group.CardAsync("tom");

        Assert.Contains("You are at the table.", answer);
        Assert.Contains("Waiting for a coffee: Ana\"", first["content"]!.ToJsonString());
        Assert.Contains("Waiting for a coffee: Ana, Raj\"", second["content"]!.ToJsonString());
        Assert.Equal((long)first["id"]!, (long)second["id"]!);
        Assert.NotNull(second["changedAt"]);
    }

    [Fact]
    public async Task Pair_WritesToBothPrivately_AndTheTableIsEmpty()
    {
        await using var group = await CoffeeGroup.GatherAsync();
        await group.TypesAsync("ana", "/coffee join");
        await group.TypesAsync("raj", "/coffee join");
        await group.SettleAsync();

        await group.TypesAsync("raj", "/coffee pair");
        await group.SettleAsync();

        Assert.Contains("Your coffee is with Raj.", Assert.Single(await group.InboxAsync("ana")));
        Assert.Contains("Your coffee is with Ana.", Assert.Single(await group.InboxAsync("raj")));
        Assert.Empty(await group.InboxAsync("tom"));
        Assert.Contains("Nobody waits for a coffee.", (await group.CardAsync("tom"))["content"]!.ToJsonString());
    }

    [Fact]
    public async Task StillWaitingAfterADay_IsReminded_OnceAndNotBefore()
    {
        await using var group = await CoffeeGroup.GatherAsync();
        await group.TypesAsync("ana", "/coffee join");

        group.Clock.Advance(TimeSpan.FromHours(23));
        await group.SettleAsync();
        Assert.Empty(await group.InboxAsync("ana"));
        group.Clock.Advance(TimeSpan.FromHours(1));
        await group.SettleAsync();
        group.Clock.Advance(TimeSpan.FromDays(2));
        await group.SettleAsync();

        Assert.Contains("since yesterday", Assert.Single(await group.InboxAsync("ana")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StrangerToTheTable_IsRefusedByTheRule_AndNothingChanges(bool presses)
    {
        await using var group = await CoffeeGroup.GatherAsync();
        await group.TypesAsync("ana", "/coffee join");
        await group.TypesAsync("raj", "/coffee join");
        await group.SettleAsync();

        var answer = presses ? await group.PressesAsync("mia", "Pair us") : await group.TypesAsync("mia", "/coffee pair");
        await group.SettleAsync();

        Assert.Contains("This one is not yours to use", answer);
        Assert.Empty(await group.InboxAsync("ana"));
        Assert.Equal(2, await group.CountAsync("coffee_waiting"));
    }

    [Fact]
    public async Task PressDeliveredAgain_GetsItsAnswerAgain_AndDoesNothingTwice()
    {
        await using var group = await CoffeeGroup.GatherAsync();
        var join = group.NewDelivery();
        var answer = await group.TypesAsync("ana", "/coffee join", join);
        foreach (var person in new[] { "raj", "mia", "tom" })
            await group.TypesAsync(person, "/coffee join");
        await group.SettleAsync();
        var pair = group.NewDelivery();

        Assert.Equal(answer, await group.TypesAsync("ana", "/coffee join", join));
        await group.PressesAsync("ana", "Pair us", pair);
        await group.SettleAsync();
        await group.PressesAsync("ana", "Pair us", pair);
        await group.TypesAsync("ana", "/coffee join", join);
        await group.SettleAsync();

        Assert.Single(await group.InboxAsync("ana"));
        Assert.Single(await group.InboxAsync("raj"));
        Assert.Empty(await group.InboxAsync("mia"));
        Assert.Contains("Waiting for a coffee: Mia, Tom\"", (await group.CardAsync("zoe"))["content"]!.ToJsonString());
    }

    [Fact]
    public async Task CommandOfAnotherProduct_IsNotKnown()
    {
        await using var group = await CoffeeGroup.GatherAsync();

        Assert.Contains("I only know /coffee. Try /coffee join.", await group.TypesAsync("ana", "/mock start"));
    }

    // The strongest word for it: what is not needed is not even loaded into the process.
    [Fact]
    public async Task OurOwnProduct_IsNeverLoaded()
    {
        await using var group = await CoffeeGroup.GatherAsync();
        await group.TypesAsync("ana", "/coffee join");
        await group.TypesAsync("raj", "/coffee join");
        await group.SettleAsync();
        await group.TypesAsync("raj", "/coffee pair");
        await group.SettleAsync();

        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ToList();

        Assert.Contains("PrepBot.Chat", loaded);
        Assert.DoesNotContain("PrepBot.Practice", loaded);
    }
}
