using System.CommandLine;
using PrepBot.Host.Ending;
using PrepBot.LocalPostgres.Failures;
using PrepBot.Storage.Schema;

namespace PrepBot.Host.Startup;

/// <summary>The edge around every verb: turns what went wrong into words on the error stream and an exit code.</summary>
internal static class Outcome
{
    /// <summary>Gives a command what it does, with a token that a signal to stop cancels.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction((parsed, _) => OfAsync(cancellationToken => work(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> OfAsync(Func<CancellationToken, Task<int>> work)
    {
        using var errors = ConsoleLines.Errors();
        Console.SetError(errors);
        using var stop = new StopSignals();
        try
        {
            return await work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
        catch (StartFailedException e)
        {
            return Failed(e);
        }
        catch (Exception e) when (e is DatabaseUnusableException or LocalPostgresException or MigrationException)
        {
            return Failed(StartFailedException.Database(e));
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"PrepBot stopped by a fault of its own. Please report this: {e}");
            return ExitCode.Broken;
        }
    }

    private static int Failed(StartFailedException failure)
    {
        foreach (var line in failure.Lines)
            Console.Error.WriteLine(line);
        return failure.Code;
    }
}
