using System.Security.Cryptography;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>
/// Who lives on a private folder: a held file per bot. The last one out stops the server; a bot that was killed holds nothing any more.
/// Only to be asked and changed while the folder's lock is held.
/// </summary>
/// <param name="pidNamespace">Names the world in which process numbers mean something: a container has its own.</param>
internal sealed class BotsOnFolder(string folder, string pidNamespace)
{
    public FolderLock Join() =>
        FolderLock.TryTake(Path.Combine(folder, $"{pidNamespace}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}"))
        ?? throw new IOException($"A new file in {folder} could not be locked.");

    /// <summary>The places of all living bots, this one included once it has joined. Files of dead ones are removed.</summary>
    public IReadOnlyList<string> Living()
    {
        var living = new List<string>();
        foreach (var file in Directory.GetFiles(folder))
        {
            using var dead = FolderLock.TryTake(file);
            if (dead is null)
                living.Add(Path.GetFileName(file).Split('-')[0]);
            else
                File.Delete(file);
        }
        return living;
    }

    /// <summary>A bot in another container: its server may live though we see no process of that number.</summary>
    public bool IsUsedFromElsewhere() => Living().Any(other => other != pidNamespace);

    /// <summary>"pid:[4026531836]" gives 4026531836; "here" where there are no such worlds.</summary>
    public static string ThisPidNamespace() =>
        new FileInfo("/proc/self/ns/pid") is { LinkTarget: { } name }
            ? string.Concat(name.Where(char.IsAsciiDigit))
            : "here";
}
