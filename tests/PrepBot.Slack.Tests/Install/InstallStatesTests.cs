using PrepBot.Slack.Install;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests.Install;

public sealed class InstallStatesTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    private readonly InstallStates _states = new(new MemoryVault());

    [Fact]
    public async Task State_IsGoodOnce_InItsBrowser_UntilItsTime()
    {
        var (browser, other) = (new string('a', 64), new string('b', 64));
        var (first, second, third) = (SetOut(browser, 10), SetOut(browser, 9), SetOut(browser, 8));

        Assert.True(await ComeBackAsync(first, browser, Now.AddMinutes(10).AddSeconds(-1)));
        Assert.False(await ComeBackAsync(first, browser, Now));
        Assert.False(await ComeBackAsync(second, other, Now));
        Assert.False(await ComeBackAsync(second, browser, Now));
        Assert.False(await ComeBackAsync(third, browser, Now.AddMinutes(8)));
        Assert.True(await ComeBackAsync(third, browser, Now));
    }

    /// <summary>Whoever makes one up, or changes one, is told nothing and costs nothing: it is not even used up.</summary>
    [Fact]
    public async Task State_ChangedAnywhere_IsNoneOfOurs()
    {
        var browser = new string('c', 64);
        var state = SetOut(browser, 10);
        for (var index = 0; index < state.Length; index++)
        {
            var changed = $"{state[..index]}{(state[index] == '0' ? '1' : '0')}{state[(index + 1)..]}";
            Assert.False(await ComeBackAsync(changed, browser, Now), $"changed at {index}");
        }

        Assert.False(await ComeBackAsync("", browser, Now));
        Assert.True(await ComeBackAsync(state, browser, Now));
    }

    private string SetOut(string browser, int minutes) => _states.Create(browser, Now.AddMinutes(minutes));

    private Task<bool> ComeBackAsync(string state, string browser, DateTimeOffset now) => _states.UseUpAsync(state, browser, now, CancellationToken.None);
}
