using System.Net;
using System.Net.Sockets;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;

namespace PrepBot.Host.Startup;

/// <summary>Tries the addresses of this start before anything else is started or contacted, so that a port that is taken costs nothing.</summary>
internal static class AddressTrial
{
    /// <exception cref="StartFailedException">An address is taken or cannot be listened on.</exception>
    public static void Run(Settings settings)
    {
        foreach (var address in settings.Listening.Where(address => address.Port != 0))
        {
            try
            {
                foreach (var end in EndPoints(address))
                {
                    using var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(end);
                    socket.Listen();
                }
            }
            catch (SocketException e)
            {
                throw Refusal(settings, address, e.SocketErrorCode == SocketError.AddressAlreadyInUse);
            }
        }
    }

    /// <summary>What to tell about an address that cannot be had.</summary>
    public static StartFailedException Refusal(Settings settings, Uri address, bool taken)
    {
        var key = settings.PlaygroundIsOn && address == settings.PlaygroundUrl ? KnownKeys.PlaygroundUrl : KnownKeys.HealthUrl;
        var why = taken ? "is in use by another program, or by another PrepBot" : "cannot be listened on";
        return StartFailedException.Configuration($"{key}: {settings.Value(key)} {why}. Choose another port.");
    }

    /// <summary>The web server listens on both loopback addresses for localhost, and is content with one where a machine has one only.</summary>
    private static IEnumerable<IPEndPoint> EndPoints(Uri address) =>
        IPAddress.TryParse(address.DnsSafeHost, out var ip) ? [new(ip, address.Port)] : [new(IPAddress.Loopback, address.Port)];
}
