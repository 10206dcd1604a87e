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
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
