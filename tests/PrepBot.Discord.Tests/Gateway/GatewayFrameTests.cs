using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Wire;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class GatewayFrameTests
{
    private const string Whole = """{"t":"INTERACTION_CREATE","s":12,"op":0,"d":{"id":"1","name":"Ana \"ü\" \ud83d\ude00","list":[1,2,{"x":null}]},"new":[{}]}""";

    [Fact]
    public void Envelope_InAnyOrder_IsRead()
    {
        Assert.True(GatewayFrame.TryRead(Encoding.UTF8.GetBytes(Whole), out var frame));

        Assert.Equal((GatewayOpcode.Dispatch, 12L, "INTERACTION_CREATE"), (frame.Op, frame.Sequence, frame.Event));
        using var data = JsonDocument.Parse(frame.Data);
        Assert.Equal("Ana \"ü\" \U0001f600", data.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void AnyBytes_AreReadOrRefused_NeverThrown() => Rule.Holds(
        Gen.Choose(0, 255).Select(value => (byte)value).ListOf(),
        bytes => GatewayFrame.TryRead(bytes.ToArray(), out _),
        runs: 2_000);

    [Fact]
    public void AFrameWithBytesChangedOrCutOff_IsReadOrRefused_NeverThrown() => Rule.Holds(
        from changes in (from at in Gen.Choose(0, Encoding.UTF8.GetByteCount(Whole) - 1) from value in Gen.Choose(0, 255) select (at, (byte)value)).ListOf(4)
        from cut in Gen.Choose(0, Encoding.UTF8.GetByteCount(Whole))
        select (changes, cut),
        damage =>
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            foreach (var (at, value) in damage.changes)
                bytes[at] = value;

            var whole = GatewayFrame.TryRead(bytes.AsMemory(0, damage.cut), out _);

            Assert.False(whole && damage.cut < 20);
        },
        runs: 2_000);

    [Fact]
    public void AnythingReadAsAFrame_GoesThroughTheProtocolWithoutAnException() => Rule.Holds(
        from ops in (from op in Gen.Choose(-1, 13)
                     from s in Gen.Elements("null", "0", "-3", "7", "9223372036854775807", "\"x\"", "1e3")
                     from t in Gen.Elements("null", "\"READY\"", "\"RESUMED\"", "\"GUILD_CREATE\"", "5", "\"\"")
                     from d in Gen.Elements("null", "{}", "true", "false", "[]", "{\"heartbeat_interval\":5}", "{\"session_id\":\"a\",\"resume_gateway_url\":null}", "{\"guilds\":7}")
                     select $$"""{"op":{{op}},"s":{{s}},"t":{{t}},"d":{{d}}}""").ListOf()
        select ops,
        frames =>
        {
            var protocol = new GatewayProtocol(null, TimeSpan.Zero, 0.5);
            var now = TimeSpan.Zero;
            foreach (var frame in frames)
            {
                now += TimeSpan.FromSeconds(1);
                protocol.Receive(Encoding.UTF8.GetBytes(frame), now);
                protocol.Tick(now);
            }

            Assert.NotNull(protocol.Closed(null));
        },
        runs: 1_000);
}
