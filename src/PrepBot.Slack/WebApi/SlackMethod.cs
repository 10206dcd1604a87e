namespace PrepBot.Slack.WebApi;

/// <summary>A method of the Web API that we call, with the right it needs.</summary>
/// <param name="Name">As Slack names it.</param>
/// <param name="Scopes">What the token must be allowed; several where each kind of conversation has its own; empty where any bot token will do.</param>
internal sealed record SlackMethod(string Name, params string[] Scopes)
{
    /// <summary>The right of the app-level token.</summary>
    public const string AppScope = "connections:write";

    public static readonly SlackMethod AuthTest = new("auth.test");
    public static readonly SlackMethod Install = new("oauth.v2.access");
    public static readonly SlackMethod ConnectionsOpen = new("apps.connections.open", AppScope);
    public static readonly SlackMethod PostMessage = new("chat.postMessage", "chat:write");
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", "chat:write");
    public static readonly SlackMethod UpdateMessage = new("chat.update", "chat:write");
    public static readonly SlackMethod DeleteMessage = new("chat.delete", "chat:write");
    public static readonly SlackMethod OpenConversation = new("conversations.open", "im:write", "mpim:write");
    public static readonly SlackMethod UploadAddress = new("files.getUploadURLExternal", "files:write");
    public static readonly SlackMethod CompleteUpload = new("files.completeUploadExternal", "files:write");
    public static readonly SlackMethod OpenView = new("views.open");
    public static readonly SlackMethod UpdateView = new("views.update");
    public static readonly SlackMethod PublishView = new("views.publish");
    public static readonly SlackMethod UserInfo = new("users.info", "users:read");
    public static readonly SlackMethod UserList = new("users.list", "users:read");

    /// <summary>Everything we call.</summary>
    public static IReadOnlyList<SlackMethod> All { get; } =
    [
        AuthTest, Install, ConnectionsOpen, PostMessage, PostEphemeral, UpdateMessage, DeleteMessage, OpenConversation, UploadAddress, CompleteUpload, OpenView, UpdateView, PublishView, UserInfo, UserList,
    ];

    /// <summary>What a bot token must be allowed: what the methods and the events need, and the right to have a slash command.</summary>
    public static IReadOnlyList<string> BotScopes { get; } =
    [
        .. All.SelectMany(method => method.Scopes).Where(scope => scope != AppScope)
            .Concat(SlackEventKind.All.SelectMany(kind => kind.Scopes)).Append("commands").Distinct().Order(StringComparer.Ordinal),
    ];
}
