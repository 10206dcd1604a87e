namespace PrepBot.LocalPostgres.Machine;

/// <summary>
/// Turns a command into one that runs as another account. <c>setpriv</c> is first choice: it changes the ids and becomes the program, with
/// no session, no PAM and no shell in between; <c>runuser</c> and <c>su</c> are for systems without it.
/// </summary>
internal sealed class RunAs(Account account, string tool)
{
    /// <summary>The tools in order of preference.</summary>
    public static readonly IReadOnlyList<string> Tools = ["setpriv", "runuser", "su"];

    public Account Account => account;

    public Command Wrap(Command command) => command with { File = tool, Arguments = [.. Switches(command)] };

    private IEnumerable<string> Switches(Command command) => Path.GetFileName(tool) switch
    {
        "setpriv" => [$"--reuid={account.Uid}", $"--regid={account.Gid}", "--clear-groups", "--", command.File, .. command.Arguments],
        "runuser" => ["-u", account.Name, "--", command.File, .. command.Arguments],
        // -m keeps our environment and takes the shell from it: such accounts have none of their own.
        _ => ["-m", account.Name, "-c", "exec " + string.Join(' ', new[] { command.File }.Concat(command.Arguments).Select(Quoted))],
    };

    private static string Quoted(string word) => "'" + word.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}
