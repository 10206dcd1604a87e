using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PrepBot.Storage.Platforms;

/// <summary>What came over from an earlier table, as the migration wrote it down.</summary>
/// <param name="Fields">What stood in the clear.</param>
/// <param name="Sealed">What was sealed, or null.</param>
internal sealed record MovedEntry(JsonObject Fields, MovedSeal? Sealed = null);

/// <summary>What a value was sealed for, and the field it is to become.</summary>
/// <param name="Column">The table and column it was bound to.</param>
/// <param name="Key">The parts of its row's key.</param>
internal sealed record MovedSeal(string Column, IReadOnlyList<string> Key, string Field);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MovedEntry))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class VaultJsonContext : JsonSerializerContext;
