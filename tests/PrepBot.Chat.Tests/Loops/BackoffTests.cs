using PrepBot.Values.Time;

namespace PrepBot.Chat.Tests.Loops;

public sealed class BackoffTests
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(int.MaxValue, 30)]
    public void Pause_Doubles_UpToTheLongest(int failures, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Pauses.After(failures));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.5, 3)]
    [InlineData(1, 4)]
    public void HalfOfAPause_IsDrawn(double chance, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Pauses.After(3, chance));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 1)]
    public void AnyPauseUpToIt_IsDrawn_WhereAllWereCutOffAtOnce(double chance, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Pauses.UpTo(3, chance));
}
