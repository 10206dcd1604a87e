using System.Text.Json.Serialization;

namespace PrepBot.Discord.Wire;

/// <summary>
/// Everything that goes over the wire. Unknown fields are ignored, absent ones are not written. Properties with a value of their own are settable:
/// generated code takes an init-only one for a parameter, and sets it to null where the field is missing.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayEventPayload<long?>), TypeInfoPropertyName = "HeartbeatPayload")]
[JsonSerializable(typeof(GatewayEventPayload<Identify>), TypeInfoPropertyName = "IdentifyPayload")]
[JsonSerializable(typeof(GatewayEventPayload<Resume>), TypeInfoPropertyName = "ResumePayload")]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(UnavailableGuild))]
[JsonSerializable(typeof(ChangedChannel))]
[JsonSerializable(typeof(GuildRoleChange))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessageObject))]
[JsonSerializable(typeof(CreateMessage))]
[JsonSerializable(typeof(CreateDm))]
[JsonSerializable(typeof(ChannelObject))]
[JsonSerializable(typeof(StartThread))]
[JsonSerializable(typeof(ModifyThread))]
[JsonSerializable(typeof(ActiveThreads))]
[JsonSerializable(typeof(ApplicationObject))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>), TypeInfoPropertyName = "ApplicationCommands")]
internal sealed partial class DiscordJsonContext : JsonSerializerContext;
