using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace PrepBot.Storage.Sealing;

/// <summary>
/// Makes values shorter before they are sealed: afterwards nothing can. Layout: length of the value (4 bytes), length of what follows (4), Brotli, and zeros
/// up to a whole block, so that the length of what is sealed says little of what is in it.
/// </summary>
internal static class Packing
{
    /// <summary>Shorter ones gain nothing worth the time.</summary>
    private const int MinLength = 200;

    /// <summary>More than any column takes.</summary>
    private const int MaxLength = 1_000_000;

    private const int Block = 64;
    private const int HeadLength = 8;
    private const int Quality = 4;
    private const int Window = 18;

    /// <summary>The value packed; null where that is not shorter.</summary>
    public static byte[]? Pack(ReadOnlySpan<byte> content)
    {
        if (content.Length is < MinLength or > MaxLength)
            return null;

        var packed = new byte[content.Length];
        if (!BrotliEncoder.TryCompress(content, packed.AsSpan(HeadLength), out var length, Quality, Window))
            return null;

        var whole = (HeadLength + length + Block - 1) / Block * Block;
        if (whole > content.Length)
            return null;

        BinaryPrimitives.WriteInt32LittleEndian(packed, content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(4), length);
        packed.AsSpan(HeadLength + length).Clear();
        return packed[..whole];
    }

    /// <summary>What was packed.</summary>
    /// <exception cref="CryptographicException">It was not packed by us.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < HeadLength
            || BinaryPrimitives.ReadInt32LittleEndian(packed) is not (>= 0 and <= MaxLength and var length)
            || BinaryPrimitives.ReadInt32LittleEndian(packed[4..]) is not (>= 0 and var taken) || taken > packed.Length - HeadLength)
        {
            throw new CryptographicException("Not a packed value.");
        }

        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed.Slice(HeadLength, taken), content, out var written) && written == length
            ? content
            : throw new CryptographicException("A packed value does not open.");
    }
}
