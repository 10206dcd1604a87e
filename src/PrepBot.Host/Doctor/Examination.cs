using System.Runtime.CompilerServices;
using PrepBot.Bank;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Settings;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Host.Startup;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.Practice;
using PrepBot.Practice.Communities;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Settings;
using PrepBot.Storage;
using PrepBot.Storage.Schema;

namespace PrepBot.Host.Doctor;

/// <summary>Looks at everything a start needs, in the order of the start. Mistakes in the configuration keep it from touching anything else.</summary>
internal sealed class Examination(Settings settings, IReadOnlyList<Mistake> mistakes, ILoggerFactory loggers, TimeProvider time)
{
    private static readonly Finding SchemaIsUpToDate = Finding.Fine("schema", "up to date");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async IAsyncEnumerable<Finding> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var mistake in mistakes)
            yield return Finding.Problem("configuration", mistake.ToString());
        if (mistakes.Count > 0)
            yield break;

        yield return Finding.Fine("configuration", $"no mistakes; {WhatIsSet()}");
        foreach (var warning in ConfigurationCheck.Warnings(settings))
            yield return Finding.Warning("configuration", warning.ToString());
        yield return await DiscordAsync(cancellationToken);
        foreach (var finding in await SlackAsync(cancellationToken))
            yield return finding;
        yield return settings.PlaygroundIsOn
            ? Finding.Fine("playground", $"on, at {settings.PlaygroundUrl}")
            : Finding.Fine("playground", $"off; {KnownKeys.PlaygroundEnabled}=true turns it on");
        yield return QuestionBank();
        if (settings.UsesEmbeddedDatabase)
            yield return Folder(FolderModes.Look(settings.Written(KnownKeys.DataDirectory)));
        await foreach (var finding in DatabaseAsync(cancellationToken))
            yield return finding;
    }

    /// <summary>How far a clock may be off before somebody should know.</summary>
    public static Finding Clock(DateTimeOffset theirs, DateTimeOffset ours)
    {
        var off = (theirs - ours).Duration();
        return off > TimeSpan.FromSeconds(2)
            ? Finding.Warning("clock", $"{off.TotalSeconds:0.0} s away from the database's. Let both machines take their time from a time server (NTP).")
            : Finding.Fine("clock", "agrees with the database's");
    }

    /// <summary>Whether others on this machine could reach what opens everything. Looked at before the database is opened, which closes it.</summary>
    public static Finding Folder(IReadOnlyList<string> tooOpen) => tooOpen.Count == 0
        ? Finding.Fine("private folder", "closed to others on this machine")
        : Finding.Warning("private folder", $"{string.Join("; ", tooOpen)}. The start takes their rights away. Who has read the key or the passwords meanwhile keeps them: where others use this machine, begin with a new folder, or change them.");

    /// <summary>How housekeeping stands, whoever ran it last.</summary>
    public static Finding Housekeeping(IReadOnlyList<PurgeStatus> rules)
    {
        var failing = rules.Where(rule => rule.Failures > 0).ToList();
        if (failing.Count > 0)
            return Finding.Warning("housekeeping", $"{string.Join("; ", failing.Select(rule => $"{rule.Rule} failed {rule.Failures} times in a row ({rule.Why})"))}. The bot goes on trying; its log tells more.");

        var ran = rules.Where(rule => rule.Ago is not null).ToList();
        return ran.Count == 0
            ? Finding.Fine("housekeeping", $"{rules.Count} rules, none has run yet; the bot runs them at its start and every hour")
            : Finding.Fine("housekeeping", $"{ran.Count} of {rules.Count} rules have run, the last {ran.Min(rule => rule.Ago!.Value).TotalMinutes:0} min ago; {ran.Sum(rule => rule.Removed)} rows went");
    }

    private string WhatIsSet()
    {
        var names = KnownKeys.All.Select(key => key.Name).Where(name => settings.Written(name) is not null).ToList();
        return names.Count == 0 ? "nothing is set, so the defaults hold" : $"set are {string.Join(", ", names)}";
    }

    private async Task<Finding> DiscordAsync(CancellationToken cancellationToken)
    {
        if (!settings.HasDiscord)
            return Off("Discord", KnownKeys.DiscordToken);

        var options = new DiscordOptions { ApiBaseUrl = settings.Value(KnownKeys.DiscordApi) };
        settings.DiscordSecrets(options);
        return await DiscordCheckup.AskAsync(options, time, cancellationToken) switch
        {
            DiscordReport.Works it => Finding.Fine("Discord", $"takes the token of {it.Name}; {it.LoginsLeft} logins left today. Add it to a server with {it.InviteLink}"),
            DiscordReport.Refused => Finding.Problem("Discord", $"refuses {KnownKeys.DiscordToken}. Reset it on the page Bot of the developer portal and set the new one."),
            DiscordReport.NoAnswer it => Finding.Warning("Discord", $"cannot be asked now: {it.Why} The bot would go on trying."),
            var other => throw new NotSupportedException($"No words for {other.GetType().Name}."),
        };
    }

    private static Finding Off(string platform, string key) => Finding.Fine(platform, $"off; {key} turns it on");

    private async Task<IReadOnlyList<Finding>> SlackAsync(CancellationToken cancellationToken)
    {
        if (!settings.HasSlack)
            return [Off("Slack", KnownKeys.SlackBotToken)];

        var options = new SlackOptions { ApiBaseUrl = settings.Value(KnownKeys.SlackApi) };
        settings.SlackSecrets(options);
        var findings = await SlackCheck.RunAsync(options, time, cancellationToken);
        return [.. findings.Select(finding => finding.IsFine ? Finding.Fine("Slack", finding.Text) : Finding.Problem("Slack", finding.Text))];
    }

    private Finding QuestionBank()
    {
        var folder = BankSource.Folder(settings);
        var reading = BankFiles.Read(folder);
        if (reading.Bank is not { } bank)
            return Finding.Problem("bank", $"{reading.Mistakes.Count} mistakes in {folder}; prepbot questions validate names them");

        var answers = AnswerFiles.Read(folder, bank);
        return answers.Answers is { } book
            ? Finding.Fine("bank", $"{bank.Prompts.Count} prompts for {bank.Principles.Count} principles, {book.All.Count} worked answers, no mistakes")
            : Finding.Problem("bank", $"{answers.Mistakes.Count} mistakes in the answers of {folder}; prepbot questions validate names them");
    }

    private async IAsyncEnumerable<Finding> DatabaseAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (database, unusable) = await OpenAsync(cancellationToken);
        if (database is null)
        {
            yield return unusable!;
            yield break;
        }

        await using var open = database;
        DatabaseFacts? facts = null;
        Finding reached;
        try
        {
            facts = await open.Owner.ExamineAsync(Patience, new ConsoleProgress(), cancellationToken);
            var whose = open.Embedded is { } embedded ? $"embedded, in {embedded.Folder}" : "as configured";
            reached = Finding.Fine("database", $"PostgreSQL {facts.MajorVersion} answers ({whose})");
        }
        catch (DatabaseUnusableException e)
        {
            reached = Finding.Problem("database", e.Message);
        }

        yield return reached;
        if (facts is null)
            yield break;
        yield return Clock(facts.Now, time.GetUtcNow());
        var schema = await SchemaAsync(open.Owner, cancellationToken);
        yield return schema;
        if (schema != SchemaIsUpToDate)
            yield break;

        await using var stores = new ServiceCollection()
            .AddStorage(_ => new(open.RunTime.Reveal(), open.Key))
            .BuildServiceProvider();
        var key = await KeyAsync(stores, cancellationToken);
        yield return key;
        if (key.Level == FindingLevel.Fine && settings.HasSlack)
        {
            foreach (var finding in await InstallationsAsync(stores, cancellationToken))
                yield return finding;
        }

        yield return await HousekeepingAsync(stores, cancellationToken);
        foreach (var finding in await RoomsAsync(stores, cancellationToken))
            yield return finding;
    }

    /// <summary>Those whose token is refused stop by themselves, so none of them keeps the bot from running.</summary>
    private async Task<IReadOnlyList<Finding>> InstallationsAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        var options = new SlackOptions { ApiBaseUrl = settings.Value(KnownKeys.SlackApi) };
        settings.SlackSecrets(options);
        var findings = await SlackCheck.InstallationsAsync(options, stores.GetRequiredService<IPlatformVault>(), time, cancellationToken);
        return [.. findings.Select(finding => finding.IsFine ? Finding.Fine("Slack", finding.Text) : Finding.Warning("Slack", finding.Text))];
    }

    /// <summary>Channels and rooms a platform closes to the bot; who can mend it has been told there.</summary>
    private static async Task<IReadOnlyList<Finding>> RoomsAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        const int Most = 20;
        try
        {
            await using var work = await stores.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(cancellationToken);
            var refused = await work.Places.EverywhereAsync(Most + 1, cancellationToken);
            if (refused.Count == 0)
                return [Finding.Fine("channels", "every channel that is open takes what is posted there")];

            IEnumerable<Finding> findings = refused.Take(Most).Select(room => Finding.Warning("channels", Words(room)));
            return [.. findings, .. refused.Count > Most ? [Finding.Warning("channels", "and more; /mock-admin settings lists those of a group")] : Array.Empty<Finding>()];
        }
        catch (StoreException e)
        {
            return [Finding.Warning("channels", $"cannot be looked up now: {e.Message}")];
        }
    }

    private static string Words(RefusedRoom room)
    {
        var (refused, community) = (room.Refused, room.Community);
        var remedy = community.Platform.Name == "discord"
            ? DiscordRemedies.For(refused.Refusal, refused.Rights, PracticeRegistration.Root)
            : SlackRemedies.For(refused.Refusal, refused.Rights, PracticeRegistration.Root);
        var what = refused.Target.Use switch
        {
            TargetUse.Post => $"nothing can be posted in channel {room.Room?.ExternalId}",
            TargetUse.OpenRooms => $"no rooms can be opened under channel {room.Room?.ExternalId}",
            _ => $"a round's room {room.Room?.ExternalId} is gone",
        };
        return $"{community.Platform.Name} {community.ExternalId}: {what} since {refused.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(remedy is null ? "" : $"; please {remedy}")}";
    }

    private async Task<(PreparedDatabase? Database, Finding? Unusable)> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await PreparedDatabase.OpenAsync(settings, loggers, new ConsoleProgress(), time, cancellationToken), null);
        }
        catch (Exception e) when (e is LocalPostgresException or StartFailedException)
        {
            return (null, Finding.Problem("database", e.Message));
        }
    }

    private static async Task<Finding> SchemaAsync(OwnerDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            var pending = await database.PendingAsync(cancellationToken);
            return pending.Count == 0
                ? SchemaIsUpToDate
                : Finding.Fine("schema", $"{pending.Count} migrations to apply; the next start does it, or prepbot migrate");
        }
        catch (Exception e) when (e is MigrationException or DatabaseUnusableException)
        {
            return Finding.Problem("schema", e.Message);
        }
    }

    private static async Task<Finding> HousekeepingAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        try
        {
            return Housekeeping(await stores.GetRequiredService<IStorePurge>().StatusAsync(cancellationToken));
        }
        catch (StoreException e)
        {
            return Finding.Warning("housekeeping", $"cannot be asked: {e.Message}");
        }
    }

    private static async Task<Finding> KeyAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        try
        {
            await StartOrder.CheckKeyAsync(stores, cancellationToken);
            return Finding.Fine("encryption key", "fits the database");
        }
        catch (StartFailedException e)
        {
            return Finding.Problem("encryption key", e.Message);
        }
    }
}
