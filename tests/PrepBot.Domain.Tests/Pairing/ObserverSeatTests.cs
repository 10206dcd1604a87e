using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Pairing;

public sealed class ObserverSeatTests
{
    private static int _made;

    private readonly Waiter _interviewer = Waiting(WantedRole.Interviewer) with { WelcomesObservers = true };
    private readonly Waiter _candidate = Waiting(WantedRole.Candidate) with { WelcomesObservers = true };

    [Fact]
    public void SeveralObservers_Waiting_TheFirstInLineThenTheLongestWaitingIsSeated()
    {
        var late = Waiting(WantedRole.Observer, since: 10);
        var early = Waiting(WantedRole.Observer, since: 5);
        var first = Waiting(WantedRole.Observer, since: 20, first: true);

        Assert.Equal(early, ObserverSeat.For(_interviewer, _candidate, [late, early]));
        Assert.Equal(first, ObserverSeat.For(_interviewer, _candidate, [late, early, first]));

        var alike = early with { Entry = early.Entry with { Id = new WaitingEntryId(new Guid(0, 0, 1, new byte[8])), MemberId = late.Entry.MemberId } };
        Assert.Equal(alike, ObserverSeat.For(_interviewer, _candidate, [early, alike]));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void OneOfThePair_DoesNotWelcomeObservers_NobodyIsSeated(bool interviewer, bool candidate) =>
        Assert.Null(ObserverSeat.For(
            _interviewer with { WelcomesObservers = interviewer }, _candidate with { WelcomesObservers = candidate }, [Waiting(WantedRole.Observer)]));

    [Fact]
    public void OthersWhoWait_OrAreBusy_AreNotSeated()
    {
        Waiter[] others = [Waiting(WantedRole.Either), Waiting(WantedRole.Candidate), Waiting(WantedRole.Observer) with { InRound = true }];

        Assert.Null(ObserverSeat.For(_interviewer, _candidate, others));
    }

    [Fact]
    public void SomebodyWhoWouldRatherNotMeet_IsPassedOver_WhoeverSaidSo()
    {
        var wary = Waiting(WantedRole.Observer);
        wary = wary with { DoNotPair = new HashSet<MemberId> { _candidate.Entry.MemberId } };
        var avoided = Waiting(WantedRole.Observer);
        var interviewer = _interviewer with { DoNotPair = new HashSet<MemberId> { avoided.Entry.MemberId } };
        var welcome = Waiting(WantedRole.Observer, since: 30);

        Assert.Equal(welcome, ObserverSeat.For(interviewer, _candidate, [wary, avoided, welcome]));
    }

    [Theory]
    [InlineData(WantedRole.Either)]
    [InlineData(WantedRole.Candidate)]
    [InlineData(WantedRole.Interviewer)]
    [InlineData(WantedRole.Observer)]
    public void Observer_BesideAnybody_IsNoPartner(WantedRole other)
    {
        Assert.False(PairingRules.RolesFit(WantedRole.Observer, other));
        Assert.False(PairingRules.RolesFit(other, WantedRole.Observer));
    }

    private static Waiter Waiting(WantedRole role, int since = 0, bool first = false) =>
        Waiters.Waiter(Interlocked.Increment(ref _made), role, waitedMinutes: 60 - since, first: first);
}
