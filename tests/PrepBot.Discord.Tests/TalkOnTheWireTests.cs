using System.Text.Json.Nodes;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>Where a round talks, over the real wire.</summary>
public sealed class TalkOnTheWireTests
{
    private const string First = "300000000000000003";
    private const string Second = "300000000000000004";

    [Fact]
    public async Task VoiceChannelsNamed_TheRoomsCardLeadsThere_AndWhenItIsDeletedTheNextOneIsSaid()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        await olga.CommandsAsync("settings");
        await olga.PressesAsync("Voice channels");
        await olga.SendsAsync(("channels", $"<#{First}>\nhttps://discord.com/channels/{group.Guild.Id}/{Second}"));
        Assert.Contains($"<#{First}>, <#{Second}>", olga.Heard);
        var (ana, raj) = await PairAsync(group);
        Assert.Contains($"Talk in <#{First}>.", Room(ana));
        Assert.All([ana, raj], member => Assert.Contains($"Talk in <#{First}>.", member.Inbox));

        group.Discord.Gateway.Dispatch(group.Guild.Id, "CHANNEL_DELETE", new JsonObject { ["id"] = First, ["guild_id"] = group.Guild.Id, ["type"] = 2 });
        await Eventually.TrueAsync("the next channel is said", async () =>
        {
            await group.SettleAsync();
            return Room(ana).Contains("Your voice channel is gone.", StringComparison.Ordinal);
        });

        Assert.Contains($"Talk in <#{Second}>.", Room(ana));
        Assert.DoesNotContain($"<#{First}>", Room(ana));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task OwnLink_IsALinkButtonInTheRoom_AndAnAddressOfOnesOwnMachineComesBack()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await PairAsync(group);
        Assert.Contains("Talk where you like.", Room(ana));

        await ana.PressesAsync("Our own link");
        await ana.SendsAsync(("link", "https://192.168.0.4/"));
        Assert.Contains("a machine of your own", ana.Heard);
        await ana.PressesAsync("Our own link");
        await ana.SendsAsync(("link", "https://meet.example.org/abc"));
        await group.SettleAsync();

        Assert.Contains("Ana set a link to talk by", Room(raj));
        Assert.Contains(raj.Seen, message => message.Channel == raj.Channel && message.Body.ToJsonString().Contains("https://meet.example.org/abc", StringComparison.Ordinal));
        Assert.DoesNotContain(group.Logged, line => line.Contains("meet.example.org", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> PairAsync(DiscordGroup group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        ana.GoesToRoom();
        raj.GoesToRoom();
        return (ana, raj);
    }

    private static string Room(FakeMember member) => string.Join('\n', member.Seen.Where(message => message.Channel == member.Channel).Select(message => message.Text));
}
