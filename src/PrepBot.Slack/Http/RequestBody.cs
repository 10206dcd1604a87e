using Microsoft.AspNetCore.Http;

namespace PrepBot.Slack.Http;

/// <summary>Reads the raw body of a request, as far as a request of Slack's may go.</summary>
internal static class RequestBody
{
    /// <summary>Several times what Slack sends.</summary>
    public const int Largest = 512 * 1024;

    /// <returns>The bytes; null when there are too many, found out before or while reading.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            return null;

        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (bytes.Length + read > Largest)
                return null;

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
