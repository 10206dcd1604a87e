using System.CommandLine;
using PrepBot.Host.Configuration;
using PrepBot.Host.Doctor;
using PrepBot.Host.Ending;
using PrepBot.Host.Startup;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot doctor</c>: looks at everything a start needs and says what to do.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var running = new Option<bool>("--running") { Description = "Only ask the bot that runs on this machine whether it is ready; for container health checks." };
        return new Command("doctor", "Check configuration, database, tokens, clock and bank, and say what to do.") { running }
            .Does((parsed, stop) => parsed.GetValue(running) ? AskRunningAsync(stop) : ExamineAsync(stop));
    }

    private static async Task<int> ExamineAsync(CancellationToken stop)
    {
        var (settings, mistakes) = SettingsReader.Read();
        using var loggers = LoggerFactory.Create(_ => { });
        var findings = new List<Finding>();
        await foreach (var finding in new Examination(settings, mistakes, loggers, TimeProvider.System).FindAsync(stop))
        {
            Console.WriteLine(finding);
            findings.Add(finding);
        }

        var problems = findings.Count(finding => finding.Level == FindingLevel.Problem);
        Console.WriteLine(problems == 0 ? "Ready to run." : $"{problems} to mend before the bot can run.");
        return problems == 0 ? ExitCode.Ok : ExitCode.FoundProblems;
    }

    private static async Task<int> AskRunningAsync(CancellationToken stop)
    {
        var answer = await RunningBot.AskAsync(StartOrder.ReadSettings(), stop);
        Console.WriteLine(answer);
        return answer.Level == FindingLevel.Problem ? ExitCode.FoundProblems : ExitCode.Ok;
    }
}
