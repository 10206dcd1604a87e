using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrepBot.Chat.Messages;

/// <summary>Writes a subject as its text, so that a stored message keeps its buttons.</summary>
public sealed class SubjectJsonConverter : JsonConverter<Subject>
{
    public override Subject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Subject.TryParse(reader.GetString() ?? "", out var subject) ? subject : throw new JsonException("Not a subject.");

    public override void Write(Utf8JsonWriter writer, Subject value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
