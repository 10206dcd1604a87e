using PrepBot.Storage.Schema;

namespace PrepBot.Storage.Tests.Schema;

/// <summary>What is still to be applied, and when the two do not belong together.</summary>
public sealed class MigrationPlanTests
{
    private static readonly Migration First = new(1, "first", "-- why\nselect 1;");
    private static readonly Migration Second = new(2, "second", "-- why\nselect 2;");

    [Fact]
    public void EmptyJournal_Planned_AllArePending() => Assert.Equal([First, Second], MigrationPlan.Pending([First, Second], []));

    [Fact]
    public void FirstApplied_Planned_SecondIsPending() => Assert.Equal([Second], MigrationPlan.Pending([First, Second], [Applied(First)]));

    [Fact]
    public void ChecksumDiffers_Planned_IsRefused() =>
        Refused(MigrationProblem.ChangedAfterApplying, [First with { Sql = "-- why\nselect 3;" }], [Applied(First)]);

    [Fact]
    public void NameDiffers_Planned_IsRefused() => Refused(MigrationProblem.ChangedAfterApplying, [First with { Name = "other" }], [Applied(First)]);

    [Fact]
    public void DatabaseHasMore_Planned_IsRefused() => Refused(MigrationProblem.DatabaseIsNewer, [First], [Applied(First), Applied(Second)]);

    [Fact]
    public void JournalHasAGap_Planned_IsRefused() => Refused(MigrationProblem.JournalHasGap, [First, Second], [Applied(Second)]);

    [Fact]
    public void NumbersHaveAGap_Planned_IsRefused() => Refused(MigrationProblem.NotInSequence, [First, Second with { Number = 3 }], []);

    [Fact]
    public void NumberTwice_Planned_IsRefused() => Refused(MigrationProblem.NotInSequence, [First, Second with { Number = 1 }], []);

    [Fact]
    public void LineEndsOfWindows_Checksummed_MakeNoDifference() =>
        Assert.Equal(new Migration(1, "a", "-- why\nselect 1;\n").Checksum, new Migration(1, "a", "-- why\r\nselect 1;\r\n").Checksum);

    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("0001-dash.sql")]
    [InlineData("0001_Upper.sql")]
    public void FileNamedOtherwise_Read_IsRefused(string name) => Assert.Throws<FormatException>(() => Migration.FromFile(name, ""));

    private static AppliedMigration Applied(Migration migration) => new(migration.Number, migration.Name, migration.Checksum);

    private static void Refused(MigrationProblem problem, IReadOnlyList<Migration> carried, IReadOnlyList<AppliedMigration> journal) =>
        Assert.Equal(problem, Assert.Throws<MigrationException>(() => MigrationPlan.Pending(carried, journal)).Problem);
}
