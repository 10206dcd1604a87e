using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Tests.Wire;

/// <summary>Recorded answers of Slack: every one is accepted with ok set to true, whatever fields it has that we do not know.</summary>
public sealed class RecordedAnswerTests
{
    private const string Variable = "PREPBOT_CONTRACTS";

    [Fact]
    public void RecordedAnswers_OfEveryMethod_AreRead()
    {
        var files = Directory.GetFiles(Folder(), "*.json").Where(file => !Path.GetFileName(file).StartsWith('_')).ToList();

        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.True(Read<SlackAnswer>(file).Ok, file);
    }

    [Fact]
    public void RecordedAnswers_OfMethodsWeCall_HaveTheFieldsWeUse()
    {
        var folder = Folder();

        Assert.Equal(("T00000000", "U00000000", "E00000000"), Read<AuthTestAnswer>(At("auth.test")) is var who ? (who.TeamId, who.UserId, who.EnterpriseId) : default);
        Assert.NotNull(Read<ConnectionAnswer>(At("apps.connections.open")).Url);
        Assert.Equal(("C00000000", "0000000000.000000"), Read<PostedAnswer>(At("chat.postMessage")) is var posted ? (posted.Channel, posted.Ts) : default);
        Assert.Equal("0000000000.000000", Read<PostedAnswer>(At("chat.update")).Ts);
        Assert.Equal("D00000000", Read<ConversationAnswer>(At("conversations.open")).Channel?.Id);
        var user = Read<UserAnswer>(At("users.info")).User;
        Assert.Equal("U00000000", user?.Id);
        Assert.NotNull(user?.Tz);
        Assert.NotNull(user?.Profile?.DisplayName);
        Assert.NotEmpty(Read<UsersAnswer>(At("users.list")).Members!);
        Assert.NotNull(Read<UsersAnswer>(At("users.list")).ResponseMetadata?.NextCursor);
        var installed = Read<OAuthAnswer>(At("oauth.v2.access"));
        Assert.NotNull(installed.AccessToken);
        Assert.NotNull(installed.RefreshToken);
        Assert.Equal(("", "", "", ""), (installed.Team?.Id, installed.Enterprise?.Id, installed.BotUserId, installed.TokenType));
        var upload = Read<UploadAnswer>(At("files.getUploadURLExternal"));
        Assert.Equal(("https://www.example.com/", "F00000000"), (upload.UploadUrl, upload.FileId));
        Assert.True(Read<SlackAnswer>(At("files.completeUploadExternal")).Ok);

        string At(string method) => Path.Combine(folder, $"{method}.json");
    }

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} is not set, so the recorded answers of Slack are not checked.");
        return Path.Combine(folder!, "slack-samples");
    }

    private static T Read<T>(string file)
        where T : SlackAnswer
    {
        var json = JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { MaxDepth = 64 })!;
        json["ok"] = true;
        return (T)JsonSerializer.Deserialize(json.ToJsonString(), typeof(T), SlackJsonContext.Default)!;
    }
}
