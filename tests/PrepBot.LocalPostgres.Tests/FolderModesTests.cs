using PrepBot.LocalPostgres.Folder;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>What others on the machine could reach is closed to them at the start, and said.</summary>
public sealed class FolderModesTests : IDisposable
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private const UnixFileMode EverybodysFile = (UnixFileMode)0b110_110_110;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-modes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FolderOf0777AndKeyOf0666_LookedAtAndClosed_AreNamedAndForTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            return;

        var key = Path.Combine(_folder.FullName, "encryption.key");
        File.WriteAllText(key, "secret");
        File.SetUnixFileMode(key, EverybodysFile);
        File.SetUnixFileMode(_folder.FullName, Everybody);

        var seen = FolderModes.Look(_folder.FullName);
        var closed = FolderModes.Close(_folder.FullName);

        Assert.Equal(2, seen.Count);
        Assert.Contains("(mode 0777)", seen[0]);
        Assert.Contains("encryption.key could be reached by others on this machine (mode 0666)", seen[1]);
        Assert.Equal(2, closed.Count);
        Assert.Equal((UnixFileMode)0b111_001_001, File.GetUnixFileMode(_folder.FullName));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(key));
        Assert.Empty(FolderModes.Look(_folder.FullName));
        Assert.Empty(FolderModes.Close(_folder.FullName));
    }

    [Fact]
    public void NoFolderYet_LookedAt_HasNothingToSay() => Assert.Empty(FolderModes.Look(Path.Combine(_folder.FullName, "none")));
}
