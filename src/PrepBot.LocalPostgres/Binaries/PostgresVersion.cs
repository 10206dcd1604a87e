using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepBot.LocalPostgres.Binaries;

/// <summary>Reads major versions: from <c>postgres --version</c> and from the file PG_VERSION of a data directory.</summary>
internal static partial class PostgresVersion
{
    public const int OldestMajor = 15;

    /// <summary>"postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)" is 15; anything else is null.</summary>
    public static int? FromProgram(string output) =>
        ProgramLine().Match(output) is { Success: true } match ? Number(match.Groups["major"].Value) : null;

    /// <summary>The file holds "15"; before version 10 it held "9.6", which counts as 9.</summary>
    public static int? FromDataDirectory(string content) => Number(content.Trim().Split('.')[0]);

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]{1,3})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ProgramLine();
}
