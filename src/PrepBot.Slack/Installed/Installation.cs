using System.Text.Json.Serialization;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Installed;

/// <summary>The bot, let into a workspace or into a whole organisation.</summary>
/// <param name="Id">Its own; another one after it was installed anew.</param>
/// <param name="Place">The team's id, or the enterprise's.</param>
/// <param name="IsOrganisation">Whether it speaks for every team of an organisation.</param>
/// <param name="Organisation">The organisation the team is part of, or null.</param>
/// <param name="BotPerson">Who the bot is there; 1-60 characters.</param>
/// <param name="Token">For calls there; 1-500 characters.</param>
internal sealed record Installation(Guid Id, string Place, bool IsOrganisation, string? Organisation, string BotPerson, Secret Token);

/// <summary>An installation as it stands in the vault.</summary>
internal sealed record KeptInstallation(Guid Id, string? Organisation, string BotPerson, string Token);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KeptInstallation))]
internal sealed partial class InstalledJsonContext : JsonSerializerContext;
