namespace PrepBot.LocalPostgres.Failures;

/// <summary>Why the embedded database cannot run. Each has its text in <see cref="Problems"/>.</summary>
public enum LocalPostgresProblem
{
    NoPrograms,
    PackageNotGenuine,
    OtherMajorVersion,
    DiskFull,
    NoPermission,
    NotOurs,
    NoAccount,
    TooSlow,
    UsedFromElsewhere,
    DidNotStart,
}

/// <summary>The embedded database cannot run. The message is for people: what is wrong and what to do next; it holds no secret.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException(LocalPostgresProblem problem, string message, Exception? inner = null)
        : base(message, inner) => Problem = problem;

    public LocalPostgresProblem Problem { get; }
}
