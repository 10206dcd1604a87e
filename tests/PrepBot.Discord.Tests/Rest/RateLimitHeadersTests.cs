using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Tests.Rest;

public sealed class RateLimitHeadersTests
{
    [Fact]
    public void AllOfThem_AreRead_AndTheAbsoluteResetIsNotLookedAt()
    {
        var headers = Headers(("X-RateLimit-Bucket", "abcd1234"), ("X-RateLimit-Limit", "5"), ("X-RateLimit-Remaining", "3"), ("X-RateLimit-Reset", "1470173023.123"), ("X-RateLimit-Reset-After", "64.57"));

        Assert.Equal(new RateLimitHeaders("abcd1234", 5, 3, TimeSpan.FromSeconds(64.57)), headers);
    }

    [Fact]
    public void None_IsNone() => Assert.Equal(RateLimitHeaders.None, Headers());

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("0", 0.0)]
    [InlineData("0.001", 0.001)]
    [InlineData("1e1", 10.0)]
    [InlineData("999999", 86_400.0)]
    [InlineData("Infinity", 86_400.0)]
    public void Durations_InAnyForm_AreRead(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RateLimitHeaders.Seconds(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1,5 s")]
    [InlineData("Wed, 21 Oct 2026 07:28:00 GMT")]
    public void WhatIsNoDuration_IsNone(string? text) => Assert.Null(RateLimitHeaders.Seconds(text));

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("3.5")]
    [InlineData("99999999999999")]
    public void WhatIsNoNumber_IsNone(string text) => Assert.Null(Headers(("X-RateLimit-Remaining", text)).Remaining);

    private static RateLimitHeaders Headers(params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.Parse(response.Headers);
    }
}
