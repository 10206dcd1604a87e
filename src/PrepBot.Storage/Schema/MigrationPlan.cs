namespace PrepBot.Storage.Schema;

/// <summary>One line of the journal of the database.</summary>
internal sealed record AppliedMigration(int Number, string Name, string Checksum);

/// <summary>Compares what the program carries with what the database has had. Pure.</summary>
internal static class MigrationPlan
{
    /// <summary>Those still to be applied, in order.</summary>
    /// <exception cref="MigrationException">The two do not belong together.</exception>
    public static IReadOnlyList<Migration> Pending(IReadOnlyList<Migration> carried, IReadOnlyList<AppliedMigration> journal)
    {
        for (var index = 0; index < carried.Count; index++)
            if (carried[index].Number != index + 1)
                throw new MigrationException(
                    MigrationProblem.NotInSequence,
                    $"Migration {carried[index]} stands where number {index + 1:0000} was expected: numbers run without gaps or doubles. Rename it.");

        var applied = journal.OrderBy(entry => entry.Number).ToList();
        for (var index = 0; index < applied.Count; index++)
            Compare(carried, applied[index], index + 1);
        return carried.Skip(applied.Count).ToList();
    }

    private static void Compare(IReadOnlyList<Migration> carried, AppliedMigration applied, int expected)
    {
        if (applied.Number != expected)
            throw new MigrationException(
                MigrationProblem.JournalHasGap,
                $"The database has had migration {applied.Number:0000} but not {expected:0000}. Its table schema_migrations was changed by hand: restore a backup.");
        if (applied.Number > carried.Count)
            throw new MigrationException(
                MigrationProblem.DatabaseIsNewer,
                $"The database is newer than this bot: it has had migration {applied.Number:0000}_{applied.Name}, and this bot ends at {carried.Count:0000}. "
                + "Start the newer bot, or restore a backup from before.");

        var ours = carried[expected - 1];
        if (ours.Name != applied.Name || ours.Checksum != applied.Checksum)
            throw new MigrationException(
                MigrationProblem.ChangedAfterApplying,
                $"Migration {ours} differs from the one the database has had ({applied.Number:0000}_{applied.Name}). "
                + "An applied migration is never edited: put the file back as it was and write the change as a new migration.");
    }
}
