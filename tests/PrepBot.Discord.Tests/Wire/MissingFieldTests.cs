using System.Text.Json;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Tests.Wire;

public sealed class MissingFieldTests
{
    [Fact]
    public void MissingFields_LeaveTheirOwnValues_InEverythingWeRead()
    {
        Assert.Equal("", JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.Interaction)!.Token);
        Assert.Equal("", JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.Ready)!.ResumeGatewayUrl);
        Assert.Equal("", JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.MessageObject)!.Id);
        Assert.Empty(JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.ActiveThreads)!.Threads);
        Assert.Equal((1, 1000), (JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.GatewayBot)!.Shards, JsonSerializer.Deserialize("{}", DiscordJsonContext.Default.GatewayBot)!.SessionStartLimit.Remaining));
    }
}
