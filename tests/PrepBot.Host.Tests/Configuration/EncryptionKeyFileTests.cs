using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;

namespace PrepBot.Host.Tests.Configuration;

public sealed class EncryptionKeyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-key-");

    private string File => Path.Combine(_folder.FullName, EncryptionKeyFile.Name);

    [Fact]
    public void FirstStart_MakesAKeyThatOnlyTheOwnerReads()
    {
        EncryptionKeyFile.ReadOrMake(_folder.FullName);

        Assert.Equal(32, Convert.FromBase64String(System.IO.File.ReadAllText(File)).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void SecondStart_ReadsTheSameKey()
    {
        EncryptionKeyFile.ReadOrMake(_folder.FullName);
        var first = System.IO.File.ReadAllText(File);

        EncryptionKeyFile.ReadOrMake(_folder.FullName);

        Assert.Equal(first, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task ManyStartsAtOnce_AgreeOnOneKey()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            EncryptionKeyFile.ReadOrMake(_folder.FullName);
            return System.IO.File.ReadAllText(File);
        })));

        Assert.Single(keys.Distinct());
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void FileWithoutAKey_IsNeitherUsedNorReplaced()
    {
        System.IO.File.WriteAllText(File, "half a key");

        var failure = Assert.Throws<StartFailedException>(() => EncryptionKeyFile.ReadOrMake(_folder.FullName));

        Assert.Equal(ExitCode.Configuration, failure.Code);
        Assert.StartsWith("Encryption__Key: ", Assert.Single(failure.Lines), StringComparison.Ordinal);
        Assert.Equal("half a key", System.IO.File.ReadAllText(File));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
