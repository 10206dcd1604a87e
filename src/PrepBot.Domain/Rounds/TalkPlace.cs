using System.Net;
using System.Net.Sockets;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Rounds;

/// <summary>Where the two of a round talk, where more is known than what the platform offers by itself. A closed set.</summary>
public abstract record TalkPlace
{
    private TalkPlace()
    {
    }

    /// <summary>In a channel to speak in that an organiser has named; this round alone has it until it ends.</summary>
    public sealed record Voice(RoomRef Channel) : TalkPlace;

    /// <summary>By a link one of the two has set.</summary>
    /// <param name="Address">As <see cref="ReadLink"/> has it.</param>
    public sealed record OwnLink(string Address) : TalkPlace;

    /// <summary>In writing, since one of the two has no microphone.</summary>
    public sealed record Typing : TalkPlace;

    /// <summary>Most characters of an address.</summary>
    public const int MaxAddress = 500;

    /// <summary>Names that lead to the reader's own machine or network.</summary>
    private static readonly IReadOnlyList<string> PrivateNames =
        ["localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "home.arpa", "invalid", "test"];

    /// <summary>Reads an address that somebody typed. Nothing is ever fetched from it; whoever presses it is led to where it says.</summary>
    /// <param name="why">Why there is none.</param>
    /// <returns>The link, or null.</returns>
    public static OwnLink? ReadLink(string typed, out LinkLack why)
    {
        var text = typed.Trim();
        why = LinkLack.TooLong;
        if (text.Length > MaxAddress)
            return null;

        why = LinkLack.NotHttps;
        if (text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign)) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            return null;

        why = LinkLack.HasPassword;
        if (uri.UserInfo.Length > 0)
            return null;

        why = LinkLack.NotPublic;
        if (!IsPublic(uri))
            return null;

        why = LinkLack.TooLong;
        return uri.AbsoluteUri.Length <= MaxAddress ? new OwnLink(uri.AbsoluteUri) : null;
    }

    private static bool IsPublic(Uri uri)
    {
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return IPAddress.TryParse(uri.DnsSafeHost, out var address) && IsPublic(address);

        var name = uri.IdnHost.TrimEnd('.');
        return uri.HostNameType == UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal)
            && !PrivateNames.Any(end => name.EndsWith($".{end}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // What is given to anybody begins with 001; the rest is loopback, local, or several receivers.
            return (address.GetAddressBytes()[0] & 0xE0) == 0x20;
        }

        var bytes = address.GetAddressBytes();
        return (bytes[0], bytes[1]) switch
        {
            (0 or 10 or 127 or >= 224, _) => false,
            (100, >= 64 and <= 127) => false,
            (169, 254) => false,
            (172, >= 16 and <= 31) => false,
            (192, 168) => false,
            (192, 0) => bytes[2] != 0,
            (198, 18 or 19) => false,
            _ => true,
        };
    }
}

/// <summary>Why an address is no link to talk by.</summary>
public enum LinkLack
{
    /// <summary>It does not begin with https://, or is no address at all.</summary>
    NotHttps = 1,

    /// <summary>It has more than <see cref="TalkPlace.MaxAddress"/> characters.</summary>
    TooLong = 2,

    /// <summary>It holds a name or password before an @.</summary>
    HasPassword = 3,

    /// <summary>It leads to the reader's own machine or network.</summary>
    NotPublic = 4,
}
