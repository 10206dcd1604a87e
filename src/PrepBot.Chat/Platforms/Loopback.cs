using System.Net;

namespace PrepBot.Chat.Platforms;

/// <summary>Addresses of this machine: plain http is taken for them alone, since tokens travel to addresses that are configured.</summary>
public static class Loopback
{
    /// <summary>Whether an address leads to this machine: localhost, 127.0.0.0/8 or ::1.</summary>
    /// <param name="address">A whole address.</param>
    public static bool Leads(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
