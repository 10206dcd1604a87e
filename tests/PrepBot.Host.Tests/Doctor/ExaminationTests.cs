using PrepBot.Chat.Loops;
using PrepBot.Host.Configuration;
using PrepBot.Host.Doctor;
using PrepBot.LocalPostgres.Folder;

namespace PrepBot.Host.Tests.Doctor;

public sealed class ExaminationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, FindingLevel.Fine)]
    [InlineData(1.9, FindingLevel.Fine)]
    [InlineData(-1.9, FindingLevel.Fine)]
    [InlineData(2.1, FindingLevel.Warning)]
    [InlineData(-3600, FindingLevel.Warning)]
    internal void Clock_ThisFarFromTheDatabases_IsJudgedSo(double seconds, FindingLevel level) =>
        Assert.Equal(level, Examination.Clock(Now.AddSeconds(seconds), Now).Level);

    [Fact]
    public void Folder_OpenToOthers_IsToldWithWhatToDo()
    {
        Assert.Equal(FindingLevel.Fine, Examination.Folder([]).Level);
        var open = Examination.Folder(["/data could be reached by others on this machine (mode 0777)"]);

        Assert.Equal(FindingLevel.Warning, open.Level);
        Assert.Contains("/data", open.Text);
        Assert.Contains("new folder", open.Text);
    }

    [Fact]
    public void Housekeeping_OfWhichARuleFails_NamesTheRuleAndItsKind()
    {
        PurgeStatus good = new("deliveries", TimeSpan.FromMinutes(12), 34, 0, null);

        var fine = Examination.Housekeeping([good, new("claims", null, 0, 0, null)]);
        var failing = Examination.Housekeeping([good, new("claims", TimeSpan.FromMinutes(5), 0, 3, "too slow")]);

        Assert.Equal((FindingLevel.Fine, "1 of 2 rules have run, the last 12 min ago; 34 rows went"), (fine.Level, fine.Text));
        Assert.Equal(FindingLevel.Warning, failing.Level);
        Assert.StartsWith("claims failed 3 times in a row (too slow).", failing.Text, StringComparison.Ordinal);
    }

    /// <summary>The folder's list of secrets is written where the folder is, and the key's name where the key is.</summary>
    [Fact]
    public void Secrets_OfTheFolder_HaveTheKeyAmongThem() => Assert.Contains(EncryptionKeyFile.Name, FolderModes.Secrets);
}
