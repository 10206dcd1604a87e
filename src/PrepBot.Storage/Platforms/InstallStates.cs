using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Platforms;

/// <summary>
/// What somebody on the way to install is given to hand back: it says itself that it is ours, for which browser and until when, so nothing has to be kept of
/// whoever sets out, however many do. 64 characters: of the browser 24, of the time 8, of the proof 32.
/// </summary>
internal sealed class InstallStates
{
    private const int BrowserChars = 24;
    private const int TimeChars = 8;
    private const int ProofBytes = 16;
    private const int Chars = BrowserChars + TimeChars + (2 * ProofBytes);

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("prepbot install states");

    private readonly byte[] _key = new byte[HMACSHA256.HashSizeInBytes];

    public InstallStates(EncryptionKey key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, _key, salt: [], Purpose);

    /// <param name="platform">The platform.</param>
    /// <param name="browserHash">The hash of what the browser keeps, 64 characters.</param>
    /// <param name="expiresAt">Until when it is good; to the second.</param>
    public string For(PlatformName platform, string browserHash, DateTimeOffset expiresAt)
    {
        var head = browserHash[..BrowserChars] + expiresAt.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        return head + Proof(platform, head);
    }

    /// <summary>Whether it is ours and its time is not over, and whether it was made for this browser.</summary>
    public (bool IsGood, bool IsOfBrowser) Look(PlatformName platform, string state, string browserHash, DateTimeOffset now)
    {
        if (state.Length != Chars || !state.All(char.IsAsciiHexDigitLower))
            return (false, false);

        var head = state[..(BrowserChars + TimeChars)];
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(state[head.Length..]), Encoding.ASCII.GetBytes(Proof(platform, head)));
        var until = long.Parse(head[BrowserChars..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (isOurs && until > now.ToUnixTimeSeconds(), browserHash.StartsWith(head[..BrowserChars], StringComparison.Ordinal));
    }

    private string Proof(PlatformName platform, string head) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, SealingContext.Create("install", platform.Name, head).ToBytes())[..ProofBytes]);
}
