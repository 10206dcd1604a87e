using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PrepBot.Host.Ending;
using PrepBot.Storage.Sealing;

namespace PrepBot.Host.Configuration;

/// <summary>
/// The key of the embedded database, made at its first start and kept beside it, for the owner alone. Whoever saves the database has to save
/// this file with it: without it, what members wrote cannot be read any more.
/// </summary>
internal static class EncryptionKeyFile
{
    public const string Name = "encryption.key";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key. Of several bots that start at once, one makes it and the others read it.</summary>
    /// <param name="folder">The private folder of the embedded database.</param>
    /// <exception cref="StartFailedException">The file is there but holds no key, or cannot be read or written.</exception>
    public static EncryptionKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (!File.Exists(path))
                Make(path);
            var kept = File.ReadAllText(path).Trim();
            return EncryptionKey.TryParse(kept, out var key)
                ? key
                : throw StartFailedException.Configuration($"{KnownKeys.EncryptionKey}: the file {path} holds no key. Restore it from a backup of this folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StartFailedException.Configuration($"{KnownKeys.EncryptionKey}: the file {path} cannot be read or written. Give this user the right to.");
        }
    }

    /// <summary>Written aside and moved into place, so that nobody ever reads half a key; who comes second leaves the first one's alone.</summary>
    private static void Make(string path)
    {
        var aside = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        using (var file = new FileStream(aside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(EncryptionKey.NewText() + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            PutInPlace(aside, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody was first.
        }

        File.Delete(aside);
    }

    /// <summary>Elsewhere than on Windows a move looks first and moves then, and would take the place of a key that came in between; a second name does not.</summary>
    private static void PutInPlace(string aside, string path)
    {
        if (OperatingSystem.IsWindows())
            File.Move(aside, path, overwrite: false);
        else if (Link(Encoding.UTF8.GetBytes(aside + '\0'), Encoding.UTF8.GetBytes(path + '\0')) != 0 && !File.Exists(path))
            File.Move(aside, path, overwrite: false);  // a file system without second names
    }

    // https://man7.org/linux/man-pages/man2/link.2.html: it fails where the new name is there already, at once and for everybody.
#pragma warning disable SYSLIB1054 // the generated form of such a call needs unsafe code, which one call is not worth
    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
#pragma warning restore SYSLIB1054
}
