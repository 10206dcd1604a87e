using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// Finds programs that can run a database: the configured folder alone if there is one, else the first fitting place, else what can be
/// fetched. A data directory only runs on its own major version, so an existing one decides among several.
/// </summary>
/// <param name="majorIn">The major version that lies in a folder, as the account of the database sees it; null when it cannot run there.</param>
/// <param name="fetch">Fetches programs of a major version, or of any; null when those cannot be had here.</param>
internal sealed class ProgramSearch(
    Func<string, CancellationToken, Task<int?>> majorIn,
    Func<int?, CancellationToken, Task<PostgresPrograms?>> fetch)
{
    public async Task<PostgresPrograms> FindAsync(
        string? configured, IReadOnlyList<string> locations, string data, int? dataMajor, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configured))
            return await ConfiguredAsync(Path.GetFullPath(configured), data, dataMajor, cancellationToken);

        int? other = null;
        foreach (var location in locations)
        {
            if (PostgresPrograms.CompleteFolder(location) is not { } folder || await majorIn(folder, cancellationToken) is not { } major)
                continue;
            if (major >= PostgresVersion.OldestMajor && (dataMajor is null || dataMajor == major))
                return new(folder, major);
            other ??= major;
        }

        return await FetchedAsync(data, dataMajor, other, cancellationToken) ?? throw Problems.OtherMajorVersion(data, dataMajor ?? 0, other ?? PinnedPackage.Major);
    }

    private async Task<PostgresPrograms?> FetchedAsync(string data, int? dataMajor, int? other, CancellationToken cancellationToken)
    {
        try
        {
            return dataMajor is < PostgresVersion.OldestMajor ? null : await fetch(dataMajor, cancellationToken);
        }
        catch (LocalPostgresException e) when (e.Problem is LocalPostgresProblem.NoPrograms && dataMajor is { } made && other is { } found)
        {
            throw Problems.OtherMajorVersion(data, made, found);
        }
    }

    private async Task<PostgresPrograms> ConfiguredAsync(string configured, string data, int? dataMajor, CancellationToken cancellationToken)
    {
        var folder = PostgresPrograms.CompleteFolder(configured) ?? throw Problems.ConfiguredProgramsUnusable(configured, null);
        var major = await majorIn(folder, cancellationToken);
        if (major is not { } found || found < PostgresVersion.OldestMajor)
            throw Problems.ConfiguredProgramsUnusable(configured, major);
        if (dataMajor is { } made && made != found)
            throw Problems.OtherMajorVersion(data, made, found);
        return new(folder, found);
    }
}
