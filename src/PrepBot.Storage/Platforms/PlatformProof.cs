using System.Security.Cryptography;
using System.Text;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Platforms;

/// <summary>What only who has the key can say of a text.</summary>
internal sealed class PlatformProof
{
    private const int Bytes = 16;

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("prepbot platform proofs");

    private readonly byte[] _key = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>A key of its own: what is proven must tell nothing about what is sealed.</summary>
    public PlatformProof(EncryptionKey key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, _key, salt: [], Purpose);

    public string Compute(PlatformName platform, string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, SealingContext.Create("proof", platform.Name, purpose, text).ToBytes())[..Bytes]);
}
