namespace PrepBot.Slack.WebApi;

/// <summary>A method of the Web API that we call, with the right it needs.</summary>
/// <param name="Name">As Slack names it.</param>
/// <param name="Scopes">What the token must be allowed; several where each kind of conversation has its own; empty where any bot token will do.</param>
internal sealed record SlackMethod(string Name, params string[] Scopes)
{
    /// <summary>The right of the app-level token.</summary>
    public const string AppScope = "connections:write";

    public static readonly SlackMethod AuthTest = new("auth.test");
    public static readonly SlackMethod ConnectionsOpen = new("apps.connections.open", AppScope);
    public static readonly SlackMethod PostMessage = new("chat.postMessage", "chat:write");
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", "chat:write");
    public static readonly SlackMethod UpdateMessage = new("chat.update", "chat:write");
    public static readonly SlackMethod OpenConversation = new("conversations.open", "im:write", "mpim:write");
    public static readonly SlackMethod OpenView = new("views.open");
    public static readonly SlackMethod UpdateView = new("views.update");
    public static readonly SlackMethod PublishView = new("views.publish");
    public static readonly SlackMethod UserInfo = new("users.info", "users:read");
    public static readonly SlackMethod UserList = new("users.list", "users:read");

    /// <summary>Everything we call with a bot or app token.</summary>
    public static IReadOnlyList<SlackMethod> All { get; } =
    [
        AuthTest, ConnectionsOpen, PostMessage, PostEphemeral, UpdateMessage, OpenConversation, OpenView, UpdateView, PublishView, UserInfo, UserList,
    ];
}
