using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Settings;

namespace PrepBot.Slack.Install;

/// <summary>
/// What somebody on the way to install is given to hand back: it says itself that it is ours, for which browser and until when, so nothing has to be kept of
/// whoever sets out, however many do. 64 characters: of the browser 24, of the time 8, of the proof 32.
/// </summary>
internal sealed class InstallStates(IPlatformVault vault)
{
    private const int BrowserChars = 24;
    private const int TimeChars = 8;
    private const int Chars = 64;

    private const string Purpose = "install-state";
    private const string Return = "install-return";

    /// <summary>Longer than any state is good: afterwards its own time keeps it from being used again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    /// <summary>Somebody sets out: what Slack is to hand back.</summary>
    /// <param name="browserHash">The hash of what the browser keeps meanwhile; 64 characters of lower-case hex.</param>
    /// <param name="expiresAt">Until when it is good; to the second.</param>
    public string Create(string browserHash, DateTimeOffset expiresAt)
    {
        var head = browserHash[..BrowserChars] + expiresAt.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        return head + vault.Prove(SlackPlatformName.Name, Purpose, head);
    }

    /// <summary>Somebody comes back. What is not ours costs no statement; what is ours is used up, also in the wrong browser.</summary>
    /// <returns>Whether it was given here, to this browser, and not too long ago.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task<bool> UseUpAsync(string state, string browserHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsGood(state, now))
            return false;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        var isFirst = await vault.UseUpAsync(new VaultKey(SlackPlatformName.Name, Return, hash), Remembered, cancellationToken);
        return isFirst && browserHash.StartsWith(state[..BrowserChars], StringComparison.Ordinal);
    }

    private bool IsGood(string state, DateTimeOffset now)
    {
        if (state.Length != Chars || !state.All(char.IsAsciiHexDigitLower))
            return false;

        var head = state[..(BrowserChars + TimeChars)];
        var proof = vault.Prove(SlackPlatformName.Name, Purpose, head);
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(state[head.Length..]), Encoding.ASCII.GetBytes(proof));
        return isOurs && long.Parse(head[BrowserChars..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds();
    }
}
