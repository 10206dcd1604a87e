using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Speed;

/// <summary>What happens in the background of a start takes few transactions: claims, loading, noting and finishing go together.</summary>
public sealed class TransactionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task StartThatPairs_EverythingItSends_TakesAtMostTwelveTransactions()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.CommandsAsync("help");
        await ana.StartsAsync("candidate", 20, null, "frugality");
        await group.SettleAsync();
        var shown = group.Platform.All.Count;

        await group.HandleAsync(raj.Starting("interviewer"));
        using var count = new RoundTripCount();
        await group.SettleAsync();

        Assert.True(group.Platform.All.Count >= shown + 3, "Nothing was sent.");
        foreach (var sent in count.Sent)
            output.WriteLine($"{sent}\n--");
        Assert.InRange(count.Transactions, 1, 12);
    }
}
