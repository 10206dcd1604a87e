using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Benchmarks.Wire;

/// <summary>The statements of an interaction, with their values, by the real features: in the group that the other side of the wire plays, by members it plays.</summary>
internal static class StatementScripts
{
    /// <summary>By command. Data sources take what tells of their statements from one place of the process, when they are made: the bot's are made after it is set.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CaptureAsync(
        IWirePlatform platform, TestDatabase database, IReadOnlyDictionary<string, string> peer)
    {
        using var capture = new SqlCapture();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(capture).SetMinimumLevel(LogLevel.Debug));
        NpgsqlLoggingConfiguration.InitializeLogging(loggers, parameterLoggingEnabled: true);
        await using var provider = TestBot.Start(new TestWorld(database.ConnectionString, TimeProvider.System));
        var sink = provider.GetRequiredService<IInteractionSink>();
        var sender = new CommandSender(new PlatformName(platform.Name.ToLowerInvariant()), peer["Community"], peer["Room"]);
        var filers = peer["Filers"].Split(',');
        var result = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var command in platform.Commands)
        {
            // Somebody who has a debrief to file gets the form each time; the other one has theirs to file too, and does something else.
            var person = filers[command == "debrief" ? 1 : 0];
            await sender.SendAsync(sink, person, command, Values(command));
            capture.Take();
            await sender.SendAsync(sink, person, command, Values(command));
            result[command] = capture.Take();
        }

        await sender.SendAsync(sink, filers[0], "leave", CommandValues.None);
        return result;
    }

    private static CommandValues Values(string command) => command == "start"
        ? new CommandValues(new Dictionary<string, InputValue> { ["role"] = new ChoiceValue("candidate"), ["minutes"] = new NumberValue(20) })
        : CommandValues.None;
}
