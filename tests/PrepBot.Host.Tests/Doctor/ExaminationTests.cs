using PrepBot.Host.Doctor;

namespace PrepBot.Host.Tests.Doctor;

public sealed class ExaminationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, FindingLevel.Fine)]
    [InlineData(1.9, FindingLevel.Fine)]
    [InlineData(-1.9, FindingLevel.Fine)]
    [InlineData(2.1, FindingLevel.Warning)]
    [InlineData(-3600, FindingLevel.Warning)]
    internal void Clock_ThisFarFromTheDatabases_IsJudgedSo(double seconds, FindingLevel level) =>
        Assert.Equal(level, Examination.Clock(Now.AddSeconds(seconds), Now).Level);
}
