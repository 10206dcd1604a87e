using System.Text.Json;
using System.Text.Json.Serialization;
using PrepBot.Domain.Principles;

namespace PrepBot.Storage.Documents;

/// <summary>Writes a principle as its key.</summary>
internal sealed class PrincipleIdJsonConverter : JsonConverter<PrincipleId>
{
    public override PrincipleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A principle has a key."));

    public override void Write(Utf8JsonWriter writer, PrincipleId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
