using PrepBot.Discord.Gateway;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class GatewayPlaceTests
{
    [Theory]
    [InlineData("wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://gateway.discord.gg/", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://gateway-us-east1-b.discord.gg", "wss://gateway-us-east1-b.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://gateway.discord.gg/?v=9&encoding=etf&compress=zlib-stream", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://GATEWAY.Discord.GG#part", "wss://gateway.discord.gg/?v=10&encoding=json")]
    public void DiscordsOwn_IsTrusted_WithOurVersionAndEncoding(string text, string expected) =>
        Assert.Equal(expected, GatewayEndpoint.Trusted(text, loopback: false)?.AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("gateway.discord.gg")]
    [InlineData("ws://gateway.discord.gg")]
    [InlineData("https://gateway.discord.gg")]
    [InlineData("wss://discord.gg.evil.example")]
    [InlineData("wss://evildiscord.gg")]
    [InlineData("wss://evil.example/discord.gg")]
    [InlineData("wss://gateway.discord.gg@evil.example")]
    [InlineData("wss://me:secret@gateway.discord.gg")]
    [InlineData("wss://127.0.0.1:5000/")]
    [InlineData("ws://localhost")]
    [InlineData("file:///etc/passwd")]
    public void AnythingElse_IsNotTrusted(string text) => Assert.Null(GatewayEndpoint.Trusted(text, loopback: false));

    [Theory]
    [InlineData("ws://127.0.0.1:5000/resume")]
    [InlineData("wss://localhost:5000/resume")]
    [InlineData("ws://[::1]:5000/")]
    public void Loopback_IsTrustedWhenTheApiIsThere(string text) => Assert.NotNull(GatewayEndpoint.Trusted(text, loopback: true));

    [Theory]
    [InlineData("ws://192.168.0.1")]
    [InlineData("ws://gateway.discord.gg")]
    [InlineData("http://127.0.0.1")]
    public void Loopback_WidensNothingElse(string text) => Assert.Null(GatewayEndpoint.Trusted(text, loopback: true));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-4, 1)]
    [InlineData(3, 3)]
    [InlineData(1_000_000, 16_000)]
    public void Shards_AreAsManyAsAdvised_WithinReason(int advised, int expected) =>
        Assert.Equal(expected, GatewayEndpoint.Create(new GatewayBot { Url = "wss://gateway.discord.gg", Shards = advised }, loopback: false)!.Shards);
}
