using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Chat.Stores;

namespace PrepBot.Storage.Sealing;

/// <summary>
/// Seals values with AES-256-GCM under a fresh nonce each, bound to their place, so that a sealed value copied into another row does not open.
/// Layout: key number (1 byte), nonce (12), tag (16), content. The first byte says as well whether the content was packed.
/// </summary>
public sealed class ContentCipher(EncryptionKey key)
{
    /// <summary>The number of the key in use; a second one will tell old values from new ones while keys are changed.</summary>
    public const byte KeyNumber = 1;

    /// <summary>Added to the key number of what was packed.</summary>
    private const byte Packed = 0x80;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + NonceLength + TagLength;

    /// <summary>Seals bytes for one place.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content, SealingContext context) => Seal(content, KeyNumber, context);

    private byte[] Seal(ReadOnlySpan<byte> content, byte number, SealingContext context)
    {
        var result = new byte[HeadLength + content.Length];
        result[0] = number;
        RandomNumberGenerator.Fill(Nonce(result));
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(Nonce(result), content, result.AsSpan(HeadLength), Tag(result), context.ToBytes());
        return result;
    }

    /// <summary>What was sealed.</summary>
    /// <exception cref="CryptographicException">Sealed with another key, for another place, or changed since.</exception>
    public byte[] Open(byte[] value, SealingContext context)
    {
        if (value.Length < HeadLength || (value[0] & ~Packed) != KeyNumber)
            throw new CryptographicException("Not a value sealed with the key in use.");

        var content = new byte[value.Length - HeadLength];
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Decrypt(Nonce(value), value.AsSpan(HeadLength), Tag(value), content, context.ToBytes());
        return (value[0] & Packed) == 0 ? content : Packing.Unpack(content);
    }

    public byte[] Seal<T>(T value, JsonTypeInfo<T> type, SealingContext context) => Seal(JsonSerializer.SerializeToUtf8Bytes(value, type), context);

    /// <summary>
    /// Packed first, where that makes it shorter. Only for what one person wrote alone: how well something packs tells whether its parts repeat each other, so
    /// words of two people, or words beside a secret, are sealed as they are.
    /// </summary>
    public byte[] SealPacked<T>(T value, JsonTypeInfo<T> type, SealingContext context)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return Packing.Pack(content) is { } packed ? Seal(packed, KeyNumber | Packed, context) : Seal(content, context);
    }

    public T Open<T>(byte[] value, JsonTypeInfo<T> type, SealingContext context) =>
        JsonSerializer.Deserialize(Open(value, context), type) ?? throw new JsonException("A sealed value is null.");

    /// <summary>Null when it does not open any more, or not into what it was: one damaged value must not keep the others from being read.</summary>
    public T? TryOpen<T>(byte[] value, JsonTypeInfo<T> type, SealingContext context)
        where T : class
    {
        try
        {
            return Open(value, type, context);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The text it was; null when it does not open any more.</summary>
    public string? TryOpen(byte[] value, SealingContext context)
    {
        try
        {
            return Encoding.UTF8.GetString(Open(value, context));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Null is nothing kept; what does not open any more is kept and unreadable.</summary>
    public Kept<T> Keep<T>(byte[]? value, JsonTypeInfo<T> type, SealingContext context)
        where T : class => new(value is not null, value is null ? null : TryOpen(value, type, context));

    private static Span<byte> Nonce(byte[] value) => value.AsSpan(1, NonceLength);

    private static Span<byte> Tag(byte[] value) => value.AsSpan(1 + NonceLength, TagLength);
}
