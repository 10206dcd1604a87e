using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// The port on loopback: kept from start to start, because people note it down for their tools, and replaced when somebody else has
/// taken it. Below 32768, where no system hands out ports for outgoing connections by itself.
/// </summary>
internal static class PortChoice
{
    public const int Lowest = 21000;
    public const int Highest = 29999;
    private const int Tries = 200;

    public static int Choose(int? kept, Func<int, bool> isFree, Func<int> draw)
    {
        if (kept is { } port && isFree(port))
            return port;
        for (var attempt = 0; attempt < Tries; attempt++)
            if (draw() is var drawn && isFree(drawn))
                return drawn;
        throw new LocalPostgresException(
            LocalPostgresProblem.DidNotStart, $"No free port between {Lowest} and {Highest} was found on 127.0.0.1. Free one and start again.");
    }

    public static int Draw() => RandomNumberGenerator.GetInt32(Lowest, Highest + 1);

    public static int? Kept(string file) =>
        File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 1023 and < 65536
            ? port
            : null;

    public static void Keep(string file, int port) => File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture) + "\n");

    public static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = OperatingSystem.IsWindows() };
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
