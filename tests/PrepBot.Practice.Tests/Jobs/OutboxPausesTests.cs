using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Jobs;

/// <summary>Nobody in a live room waits for a pause that has grown; what nobody waits for leaves the platform in peace.</summary>
public sealed class OutboxPausesTests
{
    private static readonly int[] Attempts = [1, 2, 3, 4, 5, 8, 1000];

    [Fact]
    public void InALiveRoom_EachPauseIsThreeSecondsAtMost() =>
        Assert.All(Pauses(isPicture: false, TimeSpan.FromMinutes(1)), pause => Assert.InRange(pause.TotalSeconds, 0.25, 3));

    [Fact]
    public void InALiveRoom_FiveFailedPosts_AreBehindUsInTenSeconds() =>
        Assert.True(Pauses(isPicture: false, TimeSpan.FromMinutes(1)).Take(5).Sum(pause => pause.TotalSeconds) < 10);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 5)]
    public void NobodyWaitsAnyMore_PausesGrowToTwoMinutes(bool isPicture, int minutes)
    {
        var pauses = Pauses(isPicture, TimeSpan.FromMinutes(minutes));

        Assert.InRange(pauses[0].TotalSeconds, 0.5, 1);
        Assert.InRange(pauses[^1].TotalSeconds, 60, 120);
    }

    [Fact]
    public void ManyAtOnce_DoNotComeBackAtOnce()
    {
        var pauses = Enumerable.Range(0, 100).Select(i => OutboxPauses.After(Item(isPicture: false, attempt: 4, claim: i), Some.Now)).ToList();

        Assert.InRange(pauses.Distinct().Count(), 50, 100);
    }

    private static List<TimeSpan> Pauses(bool isPicture, TimeSpan age) =>
        [.. Attempts.Select(attempt => OutboxPauses.After(Item(isPicture, attempt), Some.Now + age))];

    private static ClaimedItem Item(bool isPicture, int attempt, int claim = 0) => new(
        1,
        new OutboxItem(default(CommunityId), Guid.Empty, new SendPrivately(Guid.Empty, Message.Create("word")), UnknownOutcome.Provable, Some.Now, Some.Now.AddHours(1)),
        attempt,
        new Guid(claim, 0, 0, new byte[8]),
        WasSending: false)
    {
        IsPicture = isPicture,
    };
}
