using PrepBot.Application.Conversation;
using PrepBot.Application.Jobs;
using PrepBot.Application.Ports;
using PrepBot.Domain.Communities;
using PrepBot.Testing;

namespace PrepBot.Application.Tests.Jobs;

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
    [InlineData(PlatformFailure.Lasting, 1, true)]
    [InlineData(PlatformFailure.Lasting, 2, false)]
    [InlineData(PlatformFailure.TryLater, 50, true)]
    [InlineData(PlatformFailure.Unknown, 50, true)]
    public void Failed_SoOften_IsTriedAgainOrGivenUp(PlatformFailure failure, int attempt, bool again) =>
        Assert.Equal(again, OutboxVerdict.After(Item(UnknownOutcome.Provable, attempt), Failed(failure), TimeSpan.FromSeconds(1)).RetryAfter is not null);

    [Fact]
    public void WhatThePlatformAsksFor_IsKept()
    {
        var wait = OutboxVerdict.After(
            Item(UnknownOutcome.Provable), new PlatformException(PlatformFailure.TryLater, "") { RetryAfter = TimeSpan.FromMinutes(9) }, TimeSpan.FromSeconds(1)).RetryAfter;

        Assert.Equal(TimeSpan.FromMinutes(9), wait);
    }

    private static PlatformException Failed(PlatformFailure failure) =>
        failure == PlatformFailure.Lasting ? new PlatformException(PlatformRefusal.Other, "") : new PlatformException(failure, "");

    private static ClaimedItem Item(UnknownOutcome rule, int attempt = 1, bool wasSending = false) => new(
        1,
        new OutboxItem(default(CommunityId), Guid.Empty, new SendPrivately(Guid.Empty, Message.Of("word")), rule, Some.Now, Some.Now.AddHours(1)),
        attempt,
        Guid.Empty,
        wasSending);
}
