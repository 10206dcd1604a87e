using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>What apt-get would install for a PostgreSQL server on this machine, read from its own simulation. Pure.</summary>
/// <param name="Major">The server's major version.</param>
/// <param name="Packages">All that is missing here, by name.</param>
internal sealed partial record AptPlan(int Major, IReadOnlyList<string> Packages)
{
    /// <summary>An empty package that asks for the newest server there is. The server itself is what is installed.</summary>
    public const string Newest = "postgresql";

    public string Server => ServerPackage(Major);

    /// <summary>
    /// What the programs need to run from a folder: themselves and shared libraries. What looks after clusters, accounts and certificates
    /// of the whole system (postgresql-common, ssl-cert, Perl) has no work there.
    /// </summary>
    public IReadOnlyList<string> ToUnpack => [.. Packages.Where(name => name == Server || IsLibrary(name))];

    public static string ServerPackage(int major) => string.Create(CultureInfo.InvariantCulture, $"postgresql-{major}");

    /// <param name="simulation">Lines such as <c>Inst libpq5 (15.14-0+deb12u1 Debian:12/stable [amd64])</c>.</param>
    /// <returns>Null when no server is among them.</returns>
    public static AptPlan? Read(string simulation)
    {
        List<string> packages = [.. simulation.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["Inst", not Newest, ..] && NameOfAPackage().IsMatch(words[1]))
            .Select(words => words[1])];
        var server = packages.Select(name => NameOfAServer().Match(name)).FirstOrDefault(match => match.Success);
        return server is null ? null : new(int.Parse(server.Groups["major"].Value, CultureInfo.InvariantCulture), packages);
    }

    private static bool IsLibrary(string name) =>
        name is "zlib1g"
        || (name.StartsWith("lib", StringComparison.Ordinal)
            && name is not "libc-l10n"
            && !name.EndsWith("-perl", StringComparison.Ordinal)
            && !name.StartsWith("libperl", StringComparison.Ordinal));

    [GeneratedRegex("^postgresql-(?<major>[0-9]{1,3})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NameOfAServer();

    /// <summary>https://www.debian.org/doc/debian-policy/ch-controlfields.html#source; a name of another architecture carries a colon.</summary>
    [GeneratedRegex("^[a-z0-9][a-z0-9+.-]+$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NameOfAPackage();
}
