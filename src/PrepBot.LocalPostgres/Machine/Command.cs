using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PrepBot.LocalPostgres.Machine;

/// <summary>A program to run, with all it gets to see.</summary>
internal sealed record Command(string File, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Off for programs that leave a running child which would hold the pipes open.</summary>
    public bool ReadsOutput { get; init; } = true;

    /// <summary>Told each line of the output as it comes.</summary>
    public IProgress<string>? Lines { get; init; }

    /// <summary>Runs it to its end. Killed, with its children, when the limit is over (<see cref="TimeoutException"/>) or the token says so.</summary>
    /// <exception cref="Win32Exception">It is missing or may not be executed.</exception>
    public async Task<CommandResult> RunAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = ReadsOutput,
            RedirectStandardError = ReadsOutput,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;

        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = ReadsOutput ? ReadAsync(process.StandardOutput, either.Token) : Task.FromResult("");
            var errors = ReadsOutput ? process.StandardError.ReadToEndAsync(either.Token) : Task.FromResult("");
            await process.WaitForExitAsync(either.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{Path.GetFileName(File)} took longer than {limit}.", e);
        }
    }

    private async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        if (Lines is null)
            return await output.ReadToEndAsync(cancellationToken);

        var all = new StringBuilder();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            Lines.Report(line);
            all.Append(line).Append('\n');
        }
        return all.ToString();
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    public string Everything => Output + "\n" + Errors;
}
