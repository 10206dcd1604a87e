namespace PrepBot.Host.Ending;

/// <summary>What the process tells whoever started it. Part of the documentation: README and the service files name these numbers.</summary>
public static class ExitCode
{
    /// <summary>Stopped because it was asked to, or the command is done.</summary>
    public const int Ok = 0;

    /// <summary>A check found problems, or the command line was not understood.</summary>
    public const int FoundProblems = 1;

    /// <summary>The configuration has mistakes. Starting again will not help.</summary>
    public const int Configuration = 2;

    /// <summary>The database does not run, does not answer or does not fit. Starting again may help.</summary>
    public const int Database = 3;

    /// <summary>A chat platform refused the token. Starting again will not help.</summary>
    public const int TokenRefused = 4;

    /// <summary>A background loop stayed broken, or the bot failed in a way that is its own fault. Starting again may help.</summary>
    public const int Broken = 70;
}
