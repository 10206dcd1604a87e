namespace PrepBot.Host.Ending;

/// <summary>The bot cannot start. The lines are for people: what is wrong and what to do; they hold no secret.</summary>
public sealed class StartFailedException : Exception
{
    private StartFailedException(int exitCode, IReadOnlyList<string> lines, Exception? inner)
        : base(string.Join(Environment.NewLine, lines), inner) => (Code, Lines) = (exitCode, lines);

    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int Code { get; }

    public IReadOnlyList<string> Lines { get; }

    public static StartFailedException Configuration(params IReadOnlyList<string> lines) => new(ExitCode.Configuration, lines, null);

    public static StartFailedException Database(Exception why) => new(ExitCode.Database, [why.Message], why);
}
