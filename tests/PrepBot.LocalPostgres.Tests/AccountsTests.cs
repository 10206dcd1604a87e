using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>As whom the server runs, and what it gets to see of our environment.</summary>
public sealed class AccountsTests
{
    private const string Passwd = "root:x:0:0:root:/root:/bin/sh\n# note\npostgres:x:101:104::/var/lib/postgresql:/bin/bash\nnobody:*:-2:-2:x:/:/usr/bin/false\nalice:x:1000:1000::/home/alice:/bin/sh\n";
    private static readonly IReadOnlyList<Account> Known = Accounts.Read(Passwd);

    [Fact]
    public void OrdinaryUser_AccountChosen_RunsAsOurselves() => Assert.Null(Accounts.Choose(weAreRoot: false, Known, ownerOfData: 101));

    [Fact]
    public void Root_NoDatabaseYet_TakesPostgres() => Assert.Equal("postgres", Accounts.Choose(weAreRoot: true, Known, ownerOfData: null)!.Name);

    [Fact]
    public void Root_DatabaseOfAnotherUser_GoesOnAsThatUser() => Assert.Equal("alice", Accounts.Choose(weAreRoot: true, Known, ownerOfData: 1000)!.Name);

    [Fact]
    public void Root_DatabaseRestoredAsRoot_TakesPostgres() => Assert.Equal("postgres", Accounts.Choose(weAreRoot: true, Known, ownerOfData: 0)!.Name);

    [Fact]
    public void Root_NoPostgresAccount_TakesNobody() =>
        Assert.Equal(new Account("nobody", 4294967294, 4294967294), Accounts.Choose(weAreRoot: true, [.. Known.Where(account => account.Name != "postgres")], null));

    [Fact]
    public void Root_NoOtherAccountAtAll_IsToldToUseAnOrdinaryUser()
    {
        var refusal = Assert.Throws<LocalPostgresException>(() => Accounts.Choose(weAreRoot: true, [new("root", 0, 0)], null));

        Assert.Equal(LocalPostgresProblem.NoAccount, refusal.Problem);
        Assert.Contains("ordinary user", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/setpriv", "--reuid=101|--regid=104|--clear-groups|--|initdb|-D|it's here")]
    [InlineData("/usr/sbin/runuser", "-u|postgres|--|initdb|-D|it's here")]
    [InlineData("/bin/su", @"-m|postgres|-c|exec 'initdb' '-D' 'it'\''s here'")]
    public void Command_WrappedForAnotherAccount_KeepsItsWords(string tool, string expected)
    {
        var command = new Command("initdb", ["-D", "it's here"], "/", new Dictionary<string, string>());

        var wrapped = new RunAs(new("postgres", 101, 104), tool).Wrap(command);

        Assert.Equal(tool, wrapped.File);
        Assert.Equal(expected, string.Join('|', wrapped.Arguments));
    }

    [Fact]
    public void OurEnvironment_GivenToChildren_LosesTokensAndSettingsOfOtherServers()
    {
        var ours = new Dictionary<string, string>
        {
            ["PATH"] = "/bin", ["HOME"] = "/root", ["PGPORT"] = "1", ["PGDATA"] = "/x", ["Discord__Token"] = "secret", ["HTTPS_PROXY"] = "p", ["LC_ALL"] = "de_DE",
        };

        Assert.Equal(["LC_ALL=C", "PATH=/bin", "SHELL=/bin/sh"], Lines(ChildEnvironment.Server(ours)));
        Assert.Equal(["HOME=/root", "HTTPS_PROXY=p", "LC_ALL=de_DE", "PATH=/bin", "PGDATA=/x", "PGPORT=1"], Lines(ChildEnvironment.Npm(ours)));
    }

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> environment) =>
        environment.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);
}
