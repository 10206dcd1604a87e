using PrepBot.Discord.Adapter;

namespace PrepBot.Discord.Tests;

public sealed class TrustedUntilTests
{
    [Fact]
    public void Lease_IsTrustedFromTheStartOfItsRenewalLessTheMargin_AndNoLonger()
    {
        var trusted = new TrustedUntil(life: TimeSpan.FromSeconds(7), margin: TimeSpan.FromSeconds(1));
        Assert.False(trusted.Holds(TimeSpan.Zero));

        trusted.Renewed(begun: TimeSpan.FromSeconds(100));

        Assert.True(trusted.Holds(TimeSpan.FromSeconds(106) - TimeSpan.FromTicks(1)));
        Assert.False(trusted.Holds(TimeSpan.FromSeconds(106)));
    }
}
