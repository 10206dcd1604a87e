using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrepBot.Slack.Http;

/// <summary>
/// Whether a request is Slack's: HMAC-SHA256 over version, time and the raw body, compared in constant time; the time may be five minutes off in either
/// direction (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal static class SignatureCheck
{
    public const string TimeHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Version = "v0";

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>False for anything that is not certainly Slack's, whatever is wrong with it.</summary>
    public static bool IsGenuine(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.Length == 0 || signature is null || timestamp is not { Length: > 0 and <= 12 }
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        var off = Math.Abs(now.ToUnixTimeSeconds() - seconds);
        return off <= Window.TotalSeconds
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature));
    }
}
