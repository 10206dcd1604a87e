using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Deliveries;

/// <summary>A keyed hash of what somebody typed into a form: the same for the same words of the same author in the same form, and worth nothing without the key.</summary>
internal sealed class WordsMark
{
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("prepbot words sent again");

    private readonly byte[] _key;

    public WordsMark(EncryptionKey key)
    {
        // A key of its own: what is hashed must tell nothing about what is sealed.
        _key = new byte[HMACSHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, _key, salt: [], Purpose);
    }

    public byte[] Compute(CommunityId community, MemberId author, ActionId form, FormAnswers answers)
    {
        // Lengths before the texts: no two answers read as one another.
        var text = new StringBuilder($"{community.Value}/{author.Value}/{form.Feature}/{form.Verb}/{form.Subject}");
        foreach (var (key, values) in answers.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append($"/{key.Length}:{key}={values.Count}");
            foreach (var value in values)
                text.Append($",{value.Length}:{value}");
        }

        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
