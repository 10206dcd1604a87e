using PrepBot.Discord.Rest;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Rest;

public sealed class InvalidRequestsTests
{
    [Fact]
    public void RefusedCalls_StopEverythingAtTheirNumber_UntilTheOldestIsTenMinutesOld()
    {
        var clock = new ManualTimeProvider();
        var invalid = new InvalidRequests(clock);
        for (var call = 0; call < InvalidRequests.MaxRequests; call++)
        {
            Assert.Null(invalid.TryBegin(InvalidRequests.MaxRequests));
            invalid.End(refused: true);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(InvalidRequests.Window - TimeSpan.FromSeconds(100), invalid.TryBegin(InvalidRequests.MaxRequests));
        clock.Advance(InvalidRequests.Window - TimeSpan.FromSeconds(100));
        Assert.Null(invalid.TryBegin(InvalidRequests.MaxRequests));
    }

    [Fact]
    public void CallsUnderWay_KeepAPlaceEach_SinceAllMayBeRefused()
    {
        var invalid = new InvalidRequests(new ManualTimeProvider());
        for (var call = 0; call < InvalidRequests.MaxRequests; call++)
            Assert.Null(invalid.TryBegin(InvalidRequests.MaxRequests));

        Assert.Equal(TimeSpan.Zero, invalid.TryBegin(InvalidRequests.MaxRequests));
        invalid.End(refused: false);
        Assert.Null(invalid.TryBegin(InvalidRequests.MaxRequests));
    }

    [Fact]
    public void BulkCalls_StopEarlier_SoThatPeopleAreStillAnswered()
    {
        var invalid = new InvalidRequests(new ManualTimeProvider());
        for (var call = 0; call < InvalidRequests.MaxForBulk; call++)
        {
            invalid.TryBegin(InvalidRequests.MaxForBulk);
            invalid.End(refused: true);
        }

        Assert.Equal(InvalidRequests.Window, invalid.TryBegin(InvalidRequests.MaxForBulk));
        Assert.Null(invalid.TryBegin(InvalidRequests.MaxRequests));
    }
}
