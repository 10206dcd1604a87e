using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Practice.Refusals;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Jobs;

public sealed class OutboxVerdictTests
{
    [Theory]
    [InlineData(UnknownOutcome.Replaceable, true)]
    [InlineData(UnknownOutcome.Provable, true)]
    [InlineData(UnknownOutcome.Ask, false)]
    [InlineData(UnknownOutcome.Droppable, false)]
    public void MayHaveBeenSent_IsSentAgainOnlyWhereThatIsHarmless(UnknownOutcome rule, bool again) =>
        Assert.Equal(again, OutboxVerdict.Before(Item(rule, wasSending: true), lacksProof: false, Some.Now) is null);

    [Fact]
    public void MayHaveBeenSent_WhereThePlatformProvesNothing_IsNotRepeated() =>
        Assert.True(OutboxVerdict.Before(Item(UnknownOutcome.Provable, wasSending: true), lacksProof: true, Some.Now)?.IsAsked);

    [Theory]
    [InlineData(UnknownOutcome.Ask, true)]
    [InlineData(UnknownOutcome.Droppable, false)]
    public void NotRepeated_OrganisersAreAsked_OnlyWhereItIsWorthIt(UnknownOutcome rule, bool asked) =>
        Assert.Equal(asked, OutboxVerdict.Before(Item(rule, wasSending: true), lacksProof: true, Some.Now)?.IsAsked);

    [Fact]
    public void PastItsTime_NobodyIsAsked() =>
        Assert.False(OutboxVerdict.Before(Item(UnknownOutcome.Ask, wasSending: true), lacksProof: true, Some.Now.AddHours(1))?.IsAsked);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void PastItsTime_IsNotSent(int seconds, bool sent) =>
        Assert.Equal(sent, OutboxVerdict.Before(Item(UnknownOutcome.Provable), lacksProof: false, Some.Now.AddHours(1).AddSeconds(seconds)) is null);

    [Theory]
    [InlineData(PlatformRefusal.Other, 1, false, false)]
    [InlineData(PlatformRefusal.Other, 2, false, true)]
    [InlineData(PlatformRefusal.ClosedMessages, 1, false, true)]
    [InlineData(PlatformRefusal.Other, 1, true, true)]
    public void Refused_IsBelievedTheSecondTime_OrAtOnceWhereItWaitsForAPerson_OrWasKnown(PlatformRefusal why, int attempt, bool known, bool isFinal)
    {
        var failure = new PlatformException(why, "") { WasNotTried = known };
        var kind = why == PlatformRefusal.ClosedMessages ? OutgoingKind.PrivateWord : OutgoingKind.LastWord;

        Assert.Equal(isFinal, new RefusedItem(Item(UnknownOutcome.Provable, attempt), kind, Target: null, failure).IsFinal);
    }

    [Fact]
    public void WhatThePlatformAsksFor_IsKept()
    {
        var failure = new PlatformException(PlatformFailure.TryLater, "") { RetryAfter = TimeSpan.FromMinutes(9) };

        Assert.Equal(TimeSpan.FromMinutes(9), OutboxVerdict.RetryAfter(failure, TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(1), OutboxVerdict.RetryAfter(new PlatformException(PlatformFailure.Unknown, ""), TimeSpan.FromSeconds(1)));
    }

    private static ClaimedItem Item(UnknownOutcome rule, int attempt = 1, bool wasSending = false) => new(
        1,
        new OutboxItem(default(CommunityId), Guid.Empty, new SendPrivately(Guid.Empty, Message.Create("word")), rule, Some.Now, Some.Now.AddHours(1)),
        attempt,
        Guid.Empty,
        wasSending);
}
