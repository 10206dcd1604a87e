using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PrepBot.Storage.Sealing;

/// <summary>The key that seals what members write. Prints as stars.</summary>
public sealed class EncryptionKey
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int Length = 32;

    private readonly byte[] _bytes;

    private EncryptionKey(byte[] bytes) => _bytes = bytes;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads a key as it stands in the configuration: 32 bytes in base64.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EncryptionKey? key)
    {
        var bytes = new byte[Length];
        var fits = Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Length;
        key = fits ? new EncryptionKey(bytes) : null;
        return fits;
    }

    /// <summary>A fresh key as it would stand in the configuration.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    public override string ToString() => "***";
}
