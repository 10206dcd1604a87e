using System.Text;
using PrepBot.Slack.Http;

namespace PrepBot.Slack.Tests.Http;

public sealed class SignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    // The worked example of Slack's own documentation.
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void DocumentedExample_IsGenuine() => Assert.True(SignatureCheck.IsGenuine(Secret, Timestamp, Signature, Body, At));

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void TimeOff_FiveMinutesEitherWay_IsTheLimit(int seconds, bool genuine) =>
        Assert.Equal(genuine, SignatureCheck.IsGenuine(Secret, Timestamp, Signature, Body, At.AddSeconds(seconds)));

    [Fact]
    public void AnyByteOfTheBodyChanged_IsNotGenuine()
    {
        for (var index = 0; index < Body.Length; index += 7)
        {
            var changed = (byte[])Body.Clone();
            changed[index] ^= 1;

            Assert.False(SignatureCheck.IsGenuine(Secret, Timestamp, Signature, changed, At));
        }
    }

    [Theory]
    [InlineData("", Timestamp, Signature)]
    [InlineData(Secret, null, Signature)]
    [InlineData(Secret, "", Signature)]
    [InlineData(Secret, "soon", Signature)]
    [InlineData(Secret, "-1531420618", Signature)]
    [InlineData(Secret, " 1531420618", Signature)]
    [InlineData(Secret, "99999999999999999999", Signature)]
    [InlineData(Secret, Timestamp, null)]
    [InlineData(Secret, Timestamp, "")]
    [InlineData(Secret, Timestamp, "v0=")]
    [InlineData(Secret, Timestamp, "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("another secret of some length", Timestamp, Signature)]
    public void AnythingElse_IsNotGenuine(string secret, string? timestamp, string? signature) =>
        Assert.False(SignatureCheck.IsGenuine(secret, timestamp, signature, Body, At));

    [Fact]
    public void EmptySecret_SignedWithIt_IsNotGenuine() =>
        Assert.False(SignatureCheck.IsGenuine("", Timestamp, SignatureCheck.Sign("", Timestamp, Body), Body, At));

    [Fact]
    public void Replay_WithinTheWindow_IsKnown()
    {
        var memory = new ReplayMemory();

        Assert.True(memory.Take(Signature, At));
        Assert.False(memory.Take(Signature, At.AddMinutes(9)));
        Assert.True(memory.Take(Signature, At + ReplayMemory.Keep));
    }

    [Fact]
    public void Replay_OfWhatWasNotHandled_IsTaken()
    {
        var memory = new ReplayMemory();
        memory.Take(Signature, At);

        memory.Forget(Signature);

        Assert.True(memory.Take(Signature, At));
    }
}
