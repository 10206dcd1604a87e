using PrepBot.Discord.Gateway;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class RefusedShardsTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(5);

    [Fact]
    public void Refused_AnotherNumberFound_MayConnectAtOnce()
    {
        var shards = new RefusedShards(new Random(7));
        shards.Refused(1);
        Assert.True(shards.WantsCount(Start));

        shards.Counted(2, Start);

        Assert.True(shards.MayConnect);
        Assert.True(shards.Any);
    }

    [Fact]
    public void Refused_TheSameNumberFound_WaitsLongerEachTime()
    {
        var (shards, now) = (new RefusedShards(new Random(7)), Start);
        var waits = new List<TimeSpan>();
        for (var time = 0; time < 9; time++)
        {
            shards.Refused(1);
            shards.Counted(1, now);
            var begun = now;
            while (!shards.MayConnect)
            {
                now += TimeSpan.FromSeconds(1);
                if (shards.WantsCount(now))
                    shards.Counted(1, now);
            }

            waits.Add(now - begun);
        }

        // Half of each wait is certain, the other half is drawn.
        Assert.All(waits.Zip([1, 2, 4, 8, 16, 32, 60, 60, 60]), wait => Assert.InRange(wait.First.TotalMinutes, wait.Second / 2.0, wait.Second));
    }

    [Fact]
    public void Connected_ForgetsWhatWasRefused()
    {
        var shards = new RefusedShards(new Random(7));
        shards.Refused(1);
        shards.Counted(2, Start);

        shards.Connected();

        Assert.False(shards.Any);
        shards.Refused(2);
        shards.Counted(3, Start);
        Assert.True(shards.MayConnect);
    }
}
