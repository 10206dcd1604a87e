using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PrepBot.Playground.Inbound;

/// <summary>Reads a request's body within its limit.</summary>
internal static class BodyReader
{
    /// <summary>The most bytes of one request.</summary>
    public const int MaxBytes = 128 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="RequestRefusedException">Too long, or not readable.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json) ?? throw Unreadable();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Lone surrogates come as InvalidOperationException: they are no text in any encoding.
            throw Unreadable();
        }
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            throw TooLong();

        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await request.Body.ReadAsync(part, cancellationToken) is var count and > 0)
        {
            read.Write(part, 0, count);
            if (read.Length > MaxBytes)
                throw TooLong();
        }

        return read.ToArray();
    }

    private static RequestRefusedException TooLong() =>
        new(StatusCodes.Status413PayloadTooLarge, "This is too long to be sent at once. Nothing is lost, please shorten it.");

    private static RequestRefusedException Unreadable() => new(StatusCodes.Status400BadRequest, "This cannot be read.");
}
