using System.Text.Json;
using System.Text.Json.Serialization;
using PrepBot.Domain.Debriefs;

namespace PrepBot.Storage.Documents;

/// <summary>Writes the key of a beat or flag as its text.</summary>
internal sealed class SignKeyJsonConverter : JsonConverter<SignKey>
{
    public override SignKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A sign has a key."));

    public override void Write(Utf8JsonWriter writer, SignKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
