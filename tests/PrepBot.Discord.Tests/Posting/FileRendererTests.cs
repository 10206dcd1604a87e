using System.Text.Json;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Wire;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Posting;

public sealed class FileRendererTests
{
    [Fact]
    public void Picture_IsShownWithItsTextTwin_AsApproved() => Approved.Json("picture", Body(new Attachment("board.png", "image/png", [1, 2], "12 of 16 covered")));

    [Fact]
    public void AnyOtherFile_IsThereToDownload_AsApproved() => Approved.Json("file", Body(new Attachment("me.csv", "text/csv", [1, 2], "Everything held on you")));

    [Fact]
    public void Upload_IsTheFileAsItIs()
    {
        var (_, upload) = FileRenderer.Render(new Attachment("me.csv", "text/csv", [1, 2], "x"));

        Assert.Equal(("me.csv", "text/csv", 2), (upload.Name, upload.ContentType, upload.Content.Length));
    }

    [Fact]
    public void Twin_AtItsLimit_IsTaken_AndOneMoreIsRefusedAloud()
    {
        Assert.Empty(FakeRules.Message((System.Text.Json.Nodes.JsonObject)Body(new Attachment("a.png", "image/png", [1], new string('x', DiscordLimits.AltText))), mayBeEphemeral: false));
        Assert.Throws<ArgumentException>(() => Body(new Attachment("a.png", "image/png", [1], new string('x', DiscordLimits.AltText + 1))));
    }

    private static System.Text.Json.Nodes.JsonNode Body(Attachment file) =>
        JsonSerializer.SerializeToNode(FileRenderer.Render(file).Body, DiscordJsonContext.Default.CreateMessage)!;
}
