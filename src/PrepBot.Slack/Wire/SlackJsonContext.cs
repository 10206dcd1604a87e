using System.Text.Json.Serialization;

namespace PrepBot.Slack.Wire;

/// <summary>How Slack writes JSON. What we do not know is passed over; what nests deeper than anything Slack sends is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(InteractionPayload))]
[JsonSerializable(typeof(EventCallback))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(PostEphemeral))]
[JsonSerializable(typeof(UpdateMessage))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(OpenConversation))]
[JsonSerializable(typeof(CompleteUpload))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(ShowView))]
[JsonSerializable(typeof(ViewAnswer))]
[JsonSerializable(typeof(ResponseMessage))]
[JsonSerializable(typeof(SlackAnswer))]
[JsonSerializable(typeof(AuthTestAnswer))]
[JsonSerializable(typeof(ConnectionAnswer))]
[JsonSerializable(typeof(PostedAnswer))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(SlackUser))]
[JsonSerializable(typeof(OAuthAnswer))]
internal sealed partial class SlackJsonContext : JsonSerializerContext;
