using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Slack.Wire;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.WebApi;

/// <summary>The calls of the Web API that we make, and no others. Every call has a deadline.</summary>
internal sealed class SlackApiClient(SlackCaller caller)
{
    /// <summary>A call that takes longer has an unknown outcome.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(8);

    /// <summary>An answer somebody waits for.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a message waits for its channel's turn before it is given back.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(5);

    private const int UsersPerPage = 200;

    public Task<AuthTestAnswer> AuthTestAsync(SlackToken token, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackLine.Outbox, SlackMethod.AuthTest, token, Form(), SlackJsonContext.Default.AuthTestAnswer, CallLimit, cancellationToken);

    /// <summary>A fresh address for one socket.</summary>
    public async Task<string> OpenConnectionAsync(SlackToken appToken, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(
            SlackLine.Outbox, SlackMethod.ConnectionsOpen, appToken, Form(), SlackJsonContext.Default.ConnectionAnswer, CallLimit, cancellationToken);
        return answer.Url ?? throw Missing(SlackMethod.ConnectionsOpen);
    }

    /// <summary>Posts, in the channel's turn.</summary>
    public async Task<PostedAnswer> PostAsync(SlackToken token, PostMessage message, CancellationToken cancellationToken)
    {
        await caller.TakeTurnAsync(token, SlackMethod.PostMessage, message.Channel, TurnLimit, cancellationToken);
        return await caller.CallAsync(
            SlackLine.Outbox, SlackMethod.PostMessage, token, Json(message, SlackJsonContext.Default.PostMessage), SlackJsonContext.Default.PostedAnswer, CallLimit, cancellationToken);
    }

    /// <summary>Waits while Slack throttles posting.</summary>
    public Task WaitToPostAsync(SlackToken token, CancellationToken cancellationToken) => caller.WaitWhileBlockedAsync(token, SlackMethod.PostMessage, cancellationToken);

    public Task<PostedAnswer> UpdateAsync(SlackToken token, UpdateMessage message, CancellationToken cancellationToken) => caller.CallAsync(
        SlackLine.Outbox, SlackMethod.UpdateMessage, token, Json(message, SlackJsonContext.Default.UpdateMessage), SlackJsonContext.Default.PostedAnswer, CallLimit, cancellationToken);

    public Task<SlackAnswer> DeleteAsync(SlackToken token, DeleteMessage message, CancellationToken cancellationToken) => caller.CallAsync(
        SlackLine.Outbox, SlackMethod.DeleteMessage, token, Json(message, SlackJsonContext.Default.DeleteMessage), SlackJsonContext.Default.SlackAnswer, CallLimit, cancellationToken);

    public Task<SlackAnswer> PostEphemeralAsync(SlackToken token, PostEphemeral message, CancellationToken cancellationToken) => caller.CallAsync(
        SlackLine.Answers, SlackMethod.PostEphemeral, token, Json(message, SlackJsonContext.Default.PostEphemeral), SlackJsonContext.Default.SlackAnswer, CallLimit, cancellationToken);

    /// <summary>The direct or group conversation of these people; the same one every time.</summary>
    public async Task<string> OpenConversationAsync(SlackToken token, IEnumerable<string> users, CancellationToken cancellationToken)
    {
        var body = Json(new OpenConversation(string.Join(',', users)), SlackJsonContext.Default.OpenConversation);
        var answer = await caller.CallAsync(
            SlackLine.Outbox, SlackMethod.OpenConversation, token, body, SlackJsonContext.Default.ConversationAnswer, CallLimit, cancellationToken);
        return answer.Channel?.Id ?? throw Missing(SlackMethod.OpenConversation);
    }

    /// <summary>Where a file may be sent, and what it will be called by.</summary>
    public Task<UploadAnswer> UploadAddressAsync(SlackToken token, string fileName, int bytes, string altText, CancellationToken cancellationToken) => caller.CallAsync(
        SlackLine.Answers,
        SlackMethod.UploadAddress,
        token,
        Form(("filename", fileName), ("length", $"{bytes}"), ("alt_txt", altText)),
        SlackJsonContext.Default.UploadAnswer,
        CallLimit,
        cancellationToken);

    /// <summary>Sends a file to where it may be sent.</summary>
    public Task UploadAsync(Uri address, byte[] content, CancellationToken cancellationToken) =>
        caller.PostToAsync(SlackLine.Answers, address, new ByteArrayContent(content), "upload_url", CallLimit, cancellationToken);

    /// <summary>Shows a file that was sent in a conversation.</summary>
    public Task<SlackAnswer> CompleteUploadAsync(SlackToken token, CompleteUpload upload, CancellationToken cancellationToken) => caller.CallAsync(
        SlackLine.Answers, SlackMethod.CompleteUpload, token, Json(upload, SlackJsonContext.Default.CompleteUpload), SlackJsonContext.Default.SlackAnswer, CallLimit, cancellationToken);

    public Task<SlackAnswer> OpenViewAsync(SlackToken token, string trigger, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.OpenView, token, new ShowView(view) { TriggerId = trigger }, cancellationToken);

    public Task<SlackAnswer> UpdateViewAsync(SlackToken token, string viewId, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.UpdateView, token, new ShowView(view) { ViewId = viewId }, cancellationToken);

    public Task<SlackAnswer> PublishViewAsync(SlackToken token, string user, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.PublishView, token, new ShowView(view) { UserId = user }, cancellationToken);

    /// <param name="token">The workspace's token.</param>
    /// <param name="limit">How long it is worth waiting.</param>
    public async Task<SlackUser> UserAsync(SlackToken token, string user, TimeSpan limit, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(SlackLine.Answers, SlackMethod.UserInfo, token, Form(("user", user)), SlackJsonContext.Default.UserAnswer, limit, cancellationToken);
        return answer.User ?? throw Missing(SlackMethod.UserInfo);
    }

    /// <summary>Everybody of the workspace, page by page; a throttled page is waited for.</summary>
    public async IAsyncEnumerable<SlackUser> UsersAsync(SlackToken token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = "";
        do
        {
            await caller.WaitWhileBlockedAsync(token, SlackMethod.UserList, cancellationToken);
            UsersAnswer page;
            try
            {
                page = await caller.CallAsync(
                    SlackLine.Outbox, SlackMethod.UserList, token, Form(("limit", $"{UsersPerPage}"), ("cursor", cursor)), SlackJsonContext.Default.UsersAnswer, CallLimit, cancellationToken);
            }
            catch (SlackApiException e) when (e.Fault == SlackFault.RateLimited)
            {
                continue;
            }

            foreach (var user in page.Members ?? [])
                yield return user;

            cursor = page.ResponseMetadata?.NextCursor ?? "";
            if (cursor.Length == 0)
                yield break;
        }
        while (true);
    }

    /// <summary>Answers an interaction at the address that came with it.</summary>
    public Task RespondAsync(Uri address, ResponseMessage message, CancellationToken cancellationToken) =>
        caller.PostToAsync(SlackLine.Answers, address, Json(message, SlackJsonContext.Default.ResponseMessage), "response_url", AnswerLimit, cancellationToken);

    /// <summary>What Slack gives for the code an installation came back with.</summary>
    public async Task<OAuthAnswer> InstallAsync(string clientId, Secret clientSecret, string code, Uri redirect, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = Form(("code", code), ("redirect_uri", redirect.AbsoluteUri)) };
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret.Reveal()}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        return await caller.CallAsync(SlackLine.Answers, SlackMethod.Install, request, SlackJsonContext.Default.OAuthAnswer, CallLimit, cancellationToken);
    }

    private Task<SlackAnswer> ShowAsync(SlackMethod method, SlackToken token, ShowView view, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackLine.Answers, method, token, Json(view, SlackJsonContext.Default.ShowView), SlackJsonContext.Default.SlackAnswer, AnswerLimit, cancellationToken);

    private static SlackApiException Missing(SlackMethod method) => new(method.Name, SlackFault.Unknown, "incomplete_answer");

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static FormUrlEncodedContent Form(params ReadOnlySpan<(string Key, string Value)> fields)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in fields)
        {
            if (value.Length > 0)
                pairs.Add(new(key, value));
        }

        return new FormUrlEncodedContent(pairs);
    }
}
