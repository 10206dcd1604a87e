using System.Text;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>Files that go with a private answer: into the member's direct conversation, with a text twin.</summary>
public sealed class FileTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task Export_Asked_ArrivesInTheDirectConversation_Whole()
    {
        await using var group = await SlackGroup.GatherAsync();
        var omar = group.Member("Omar", isAdmin: true);

        await omar.TypesAsync("question add");
        await group.QuietAsync();
        await omar.SendsAsync(
            ("principle", "frugality"), ("text", "Tell me about a time you noticed a small cost that everybody had stopped seeing."),
            ("after", "Whether they look at small costs at all."), ("levels", "junior"), ("tracks", "general"),
            ("probes", "How did you notice it?\nWhat did it add up to?\nWho had to agree?\nWhat did you give up for it?"));
        omar.Closes();

        await omar.TypesAsync("question export csv");
        await group.QuietAsync();

        var shown = Assert.Single(group.Slack.Workspace.Messages, message => message.File is not null);
        Assert.Equal(('D', true), (shown.Channel[0], group.Slack.Workspace.In(shown.Channel).Contains(omar.Id)));
        Assert.EndsWith(".csv", shown.File!.Name, StringComparison.Ordinal);
        Assert.NotEmpty(shown.File.AltText);
        Assert.Equal(shown.File.Length, shown.File.Content!.Length);
        Assert.Contains("direct messages", omar.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Picture_AnsweredToAClick_HasItsTwinAsAltText()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var picture = Encoding.UTF8.GetBytes("not really a picture");
        harness.Sink.Answer = (_, responder, cancellationToken) => responder.AnswerAsync(
            new PrivateReply(Message.Create("Your map.")) { File = new Attachment("map.png", "image/png", picture, "12 of 16 covered") }, cancellationToken);

        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => harness.Slack.Workspace.Messages.Any(message => message.File is not null));

        var file = harness.Slack.Workspace.Messages.Single(message => message.File is not null).File!;
        Assert.Equal(("map.png", "12 of 16 covered"), (file.Name, file.AltText));
        Assert.Equal(picture, file.Content);
        Assert.Contains("Your map.", ana.Reads);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("files.getUploadURLExternal")]
    [InlineData("files.completeUploadExternal")]
    [InlineData("upload_url")]
    public async Task File_ThatCannotBeSent_IsToldInWords(string where)
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Sink.Answer = (_, responder, cancellationToken) => responder.AnswerAsync(
            new PrivateReply(Message.Create("Your map.")) { File = new Attachment("map.png", "image/png", [1, 2, 3], "12 of 16 covered") }, cancellationToken);
        harness.Slack.Next(where, where == "upload_url" ? new FakeSlackFault.Status(400) : new FakeSlackFault.Refuse("file_uploads_disabled"));

        await ana.TypesAsync("start");
        await Eventually.TrueAsync(() => ana.Reads.Contains("could not be sent", StringComparison.Ordinal));

        Assert.Contains("12 of 16 covered", ana.Reads);
        Assert.DoesNotContain(harness.Slack.Workspace.Messages, message => message.File is not null);
    }
}
