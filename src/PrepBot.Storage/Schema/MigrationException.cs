namespace PrepBot.Storage.Schema;

/// <summary>Why the schema cannot be brought up to date.</summary>
public enum MigrationProblem
{
    /// <summary>The numbers that the program carries do not run 1, 2, 3, ...</summary>
    NotInSequence,
    ChangedAfterApplying,
    JournalHasGap,
    DatabaseIsNewer,
    /// <summary>Another bot has been at it for longer than we wait.</summary>
    Busy,
    /// <summary>There is something to do, and the login may not change the schema.</summary>
    NotAllowed,
    /// <summary>The database refused a statement; nothing of this run was kept.</summary>
    Failed,
}

/// <summary>The schema is left as it was. The message is for people: what is wrong and what to do next.</summary>
public sealed class MigrationException(MigrationProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public MigrationProblem Problem => problem;
}
