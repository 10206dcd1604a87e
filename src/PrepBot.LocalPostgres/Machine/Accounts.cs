using System.Globalization;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Machine;

/// <summary>An account of the system, as in /etc/passwd.</summary>
internal sealed record Account(string Name, uint Uid, uint Gid);

/// <summary>
/// Chooses as whom the server runs. PostgreSQL refuses to run as root, by design: a hole in it would give away the machine. So when the
/// bot is root, as in many containers, the server gets an account that may do nothing else. No account is made for it: adding users
/// to somebody's machine is not ours to do, and <c>nobody</c> exists everywhere.
/// </summary>
internal static class Accounts
{
    /// <summary>Null means: as ourselves.</summary>
    /// <param name="ownerOfData">Who owns the existing data directory: it goes on as it began, even if a better account has appeared since.</param>
    public static Account? Choose(bool weAreRoot, IReadOnlyList<Account> known, uint? ownerOfData)
    {
        if (!weAreRoot)
            return null;

        var candidates = new[]
        {
            ownerOfData is { } uid ? known.FirstOrDefault(account => account.Uid == uid) : null,
            known.FirstOrDefault(account => account.Name is "postgres"),
            known.FirstOrDefault(account => account.Name is "nobody"),
        };
        return candidates.FirstOrDefault(account => account is { Uid: not 0 }) ?? throw Problems.NoAccount();
    }

    /// <summary>macOS writes nobody as -2 where others write 65534; both are the same bits.</summary>
    public static IReadOnlyList<Account> Read(string passwd) =>
        passwd.Split('\n')
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4)
            .Select(fields => (Name: fields[0], Uid: Id(fields[2]), Gid: Id(fields[3])))
            .Where(entry => entry is { Uid: not null, Gid: not null })
            .Select(entry => new Account(entry.Name, entry.Uid!.Value, entry.Gid!.Value))
            .ToList();

    private static uint? Id(string field) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? unchecked((uint)id) : null;
}
