using System.Runtime.InteropServices;

namespace PrepBot.Host.Startup;

/// <summary>
/// Writes to a standard stream past <see cref="Console"/>, whose streams lock <see cref="Console.Out"/> while they write: one write that nobody
/// takes would hold up everybody else who only wants to put a line into the queue.
/// </summary>
internal static class StandardStream
{
    public const int Output = 1;
    public const int Error = 2;

    /// <returns>What writes bytes there, however long it takes, and says whether it could.</returns>
    public static Func<byte[], bool> Writer(int number)
    {
        if (!OperatingSystem.IsWindows())
            return bytes => TryWrite(number, bytes);

        var stream = number == Error ? Console.OpenStandardError() : Console.OpenStandardOutput();
        return bytes => TryWrite(stream, bytes);
    }

    private static bool TryWrite(int number, byte[] bytes)
    {
        while (bytes.Length > 0)
        {
            var written = WriteTo(number, bytes, bytes.Length);
            if (written <= 0)
                return false;
            bytes = bytes[(int)written..];
        }

        return true;
    }

    private static bool TryWrite(Stream stream, byte[] bytes)
    {
        try
        {
            stream.Write(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // write(2). The generated form of such a call needs unsafe code, which one call is not worth.
#pragma warning disable SYSLIB1054
    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteTo(int number, byte[] bytes, nint count);
#pragma warning restore SYSLIB1054
}
