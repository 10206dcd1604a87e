using PrepBot.Discord.Gateway;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class ReconnectDelaysTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public void Waits_OneFailureAfterAnother_StayUnderABoundThatDoublesUpToTheLongest()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var delays = new ReconnectDelays(seed, First, Longest);
            for (var failure = 0; failure < 60; failure++)
                Assert.InRange(delays.Next(), TimeSpan.Zero, TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failure))));
        }
    }

    [Fact]
    public void Waits_OfManyWhoWereCutOffTogether_AreSpreadOverTheWholeBound()
    {
        var waits = Enumerable.Range(0, 1_000).Select(seed => new ReconnectDelays(seed, First, Longest).Next().TotalSeconds).ToList();

        for (var tenth = 0; tenth < 10; tenth++)
            Assert.InRange(waits.Count(wait => wait >= tenth / 10.0 && wait < (tenth + 1) / 10.0), 50, 150);
    }

    [Fact]
    public void Reset_BeginsAtTheFirstBoundAgain()
    {
        var delays = new ReconnectDelays(3, First, Longest);
        for (var failure = 0; failure < 10; failure++)
            delays.Next();

        delays.Reset();

        Assert.InRange(delays.Next(), TimeSpan.Zero, First);
    }

    [Fact]
    public void SameSeed_SameWaits() => Assert.Equal(new ReconnectDelays(5, First, Longest).Next(), new ReconnectDelays(5, First, Longest).Next());
}
