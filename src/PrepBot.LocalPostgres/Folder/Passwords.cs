using System.Security.Cryptography;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>The generated passwords of the embedded database. They never leave their file, which only we can read, and our connections.</summary>
internal sealed record Passwords(string Administration, string Owner, string RunTime)
{
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public override string ToString() => "Passwords { *** }";

    public static async Task<Passwords> LoadOrMakeAsync(FolderLayout layout, CancellationToken cancellationToken)
    {
        if (File.Exists(layout.Passwords))
            return Read(await File.ReadAllLinesAsync(layout.Passwords, cancellationToken), layout.Passwords);

        var made = new Passwords(Password(), Password(), Password());
        var draft = layout.Passwords + ".draft";
        File.Delete(draft);
        await WriteAsync(draft, string.Join('\n', made.Administration, made.Owner, made.RunTime) + "\n", cancellationToken);
        File.Move(draft, layout.Passwords);
        return made;
    }

    /// <summary>The file that initdb reads the first password from; deleted right after.</summary>
    public Task WriteForInitdbAsync(string path, CancellationToken cancellationToken) => WriteAsync(path, Administration + "\n", cancellationToken);

    private static Passwords Read(string[] lines, string file) =>
        lines is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }, ..]
            ? new(lines[0], lines[1], lines[2])
            : throw Problems.NotOurs(file, "it does not hold three passwords, a line each");

    private static async Task WriteAsync(string path, string content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OursAlone;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(content.AsMemory(), cancellationToken);
    }

    private static string Password() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
