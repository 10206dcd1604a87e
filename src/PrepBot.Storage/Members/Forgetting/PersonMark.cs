using System.Security.Cryptography;
using System.Text;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members.Forgetting;

/// <summary>
/// A keyed hash of who somebody is: the same for the same person of the same community, and worth nothing without the key, since ids of chat services
/// are few enough to be tried one by one.
/// </summary>
internal sealed class PersonMark
{
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("prepbot erasure marks");

    private readonly byte[] _key;

    public PersonMark(EncryptionKey key)
    {
        // A key of its own: what is hashed must tell nothing about what is sealed.
        _key = new byte[HMACSHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, _key, salt: [], Purpose);
    }

    public byte[] Compute(CommunityRef community, string person) => HMACSHA256.HashData(
        _key, SealingContext.Create("person", community.Platform.Name, community.ExternalId, person).ToBytes());
}
