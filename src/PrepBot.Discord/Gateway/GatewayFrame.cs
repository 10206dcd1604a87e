using System.Text.Json;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Gateway;

/// <summary>A frame that came in: its envelope read, its data still bytes.</summary>
/// <param name="Sequence">Of a dispatch.</param>
/// <param name="Event">The event's name, of a dispatch.</param>
/// <param name="Data">The data as JSON; empty when there is none.</param>
internal readonly record struct GatewayFrame(GatewayOpcode Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads an envelope; what is not one is false, never an exception.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, out GatewayFrame frame)
    {
        frame = default;
        try
        {
            return TryReadCore(json, out frame);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool TryReadCore(ReadOnlyMemory<byte> json, out GatewayFrame frame)
    {
        int? op = null;
        long? sequence = null;
        string? name = null;
        var data = ReadOnlyMemory<byte>.Empty;
        frame = default;
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.ValueTextEquals("op"u8) ? 'o' : reader.ValueTextEquals("s"u8) ? 's' : reader.ValueTextEquals("t"u8) ? 't' : reader.ValueTextEquals("d"u8) ? 'd' : '-';
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (property == 'o')
                op = reader.GetInt32();
            else if (property == 's' && reader.TokenType == JsonTokenType.Number)
                sequence = reader.GetInt64();
            else if (property == 't' && reader.TokenType == JsonTokenType.String)
                name = reader.GetString();
            else
                reader.Skip();

            if (property == 'd')
                data = json[start..(int)reader.BytesConsumed];
        }

        if (op is null || reader.TokenType != JsonTokenType.EndObject)
            return false;

        frame = new GatewayFrame((GatewayOpcode)op, sequence, name, data);
        return true;
    }
}
