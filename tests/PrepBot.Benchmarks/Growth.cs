using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;
using PrepBot.Storage;
using PrepBot.Storage.Retention;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Benchmarks;

/// <summary>
/// What a year of a group leaves in the database: its rounds are written by the stores, a year long by a clock of its own, everything is purged as it is in
/// the bot, and every table is measured as the server's own housekeeping leaves it.
/// </summary>
internal static class Growth
{
    private const int RoundsOfAYear = 26_000;
    private const int RoundsOfAMember = 52;

    /// <summary>Presses, commands and forms of the two of a round; only those of the last days are still there at the end of the year, so only those are written.</summary>
    private const int DeliveriesOfARound = 25;

    /// <summary>The servers of tests have no housekeeping of their own; a real one looks after a table once a fifth of it has changed.</summary>
    private const int RoundsBetweenVacuums = 100;

    private static readonly TimeSpan DeliveriesStay = TimeSpan.FromHours(72);

    private static readonly string[] Sentences =
    [
        "She found out that the nightly job wrote every record twice, measured it for a week, and cut the run from six hours to forty minutes.",
        "He asked the two teams what would have to be true for either plan to be right, wrote both down, and went with the one he had argued against.",
        "They had no numbers for it at first; when asked, she named the month, the cost and who else was in the room.",
        "What he would do otherwise today: tell the customer on the first day, and not once it was mended.",
    ];

    /// <param name="rounds">How many rounds the year has; what is told is as if it had <see cref="RoundsOfAYear"/>.</param>
    public static async Task RunAsync(int rounds)
    {
        var server = new TestServer();
        await server.InitializeAsync();
        await using (var database = await TestDatabase.CreateWithBankAsync())
            await MeasureAsync(database, rounds);
        await server.DisposeAsync();
    }

    private static async Task MeasureAsync(TestDatabase database, int rounds)
    {
        var begun = Stopwatch.GetTimestamp();
        var until = TimeProvider.System.GetUtcNow();
        var clock = new ManualTimeProvider(until.AddDays(-365));
        await using var services = new ServiceCollection().AddStorage(_ => new StorageSettings(database.ConnectionString, TestKey.Any))
            .AddSingleton<TimeProvider>(clock).AddSingleton<IPrivateRooms, NoPrivateRooms>().BuildServiceProvider();
        var before = await SizesAsync(database);
        var units = services.GetRequiredService<IUnitOfWorkFactory>();
        var (channel, members) = await GatherAsync(units, Math.Max(2, rounds / RoundsOfAMember));
        for (var i = 0; i < rounds; i++)
        {
            clock.Advance((until - clock.GetUtcNow()) / (rounds - i));
            var round = await HoldAsync(units, channel, members, i, isYoung: clock.GetUtcNow() >= until - DeliveriesStay);
            await StandAsync(database, round, i);
            if (i % RoundsBetweenVacuums == 0)
                await VacuumAsync(database);
        }

        var purge = services.GetRequiredService<IStorePurge>();
        foreach (var rule in purge.Rules)
            await purge.RunAsync(rule, CancellationToken.None);
        Print(rounds, members.Count, before, await SizesAsync(database), Stopwatch.GetElapsedTime(begun));
    }

    private static async Task<(Channel Channel, IReadOnlyList<Member> Members)> GatherAsync(IUnitOfWorkFactory units, int count)
    {
        await using var work = await units.BeginAsync(CancellationToken.None);
        var platform = new PlatformName("bench");
        var community = await work.Communities.EnsureAsync(new CommunityRef(platform, "c1"), CancellationToken.None);
        var channel = await work.Communities.SetChannelAsync(community.Id, new RoomRef(platform, "general"), enabled: true, CancellationToken.None);
        var members = new List<Member>();
        for (var i = 0; i < count; i++)
            members.Add(await work.Members.EnsureAsync(community.Id, new PersonRef(platform, $"m{i}"), $"Member {i}", CancellationToken.None));
        await work.CommitAsync(CancellationToken.None);
        return (channel, members);
    }

    /// <summary>A whole round as the bot writes it, a transaction a step: drawn, asked, ended, filed by both, revealed and counted.</summary>
    private static async Task<Round> HoldAsync(IUnitOfWorkFactory units, Channel channel, IReadOnlyList<Member> members, int number, bool isYoung)
    {
        var (interviewer, candidate) = (members[number % members.Count], members[(number + 1 + (number / members.Count % (members.Count - 1))) % members.Count]);
        var all = ThePrinciples.Set.InPublishedOrder;
        IReadOnlyList<PrincipleId> principles = [all[number % all.Count].Id, all[(number + 5) % all.Count].Id];
        var round = Some.Round();
        IReadOnlyList<IReadOnlyList<KitPrompt>> kit = [];
        await DoAsync(units, async work =>
        {
            round = round with
            {
                CommunityId = channel.CommunityId, Id = NewId.At<RoundId>(work.Now), ChannelId = channel.Id, InterviewerId = interviewer.Id, CandidateId = candidate.Id,
                Principles = principles, CreatedAt = work.Now, ArriveBy = work.Now.AddMinutes(5), Version = 1,
            };
            kit = await work.Prompts.DrawAsync(
                [.. principles.Select(principle => new PromptRequest(channel.CommunityId, principle, candidate.Id, interviewer.Id, Level.Senior, Track.Software, [], 3, number))],
                CancellationToken.None);
            await work.Rounds.AddAsync(round, CancellationToken.None);
        });

        // Of three prompts for each principle one is asked, with two of its probes; the others were at hand.
        round = await SaveAsync(units, round with
        {
            Stage = RoundStage.Running, InterviewerHere = true, CandidateHere = true, StartedAt = round.CreatedAt, EndsAt = round.CreatedAt.AddMinutes(45), Kit = [.. kit.SelectMany(drawn => drawn)],
        });
        foreach (var prompt in kit.Select(drawn => drawn[0]))
        {
            await DoAsync(units, work => work.Prompts.RecordAskedAsync(round, prompt.PromptKey, CancellationToken.None));
            var asked = prompt with { AskedAt = round.CreatedAt, AnsweredAt = round.CreatedAt.AddMinutes(6), ProbesUsed = [0, 1] };
            round = await SaveAsync(units, round with { Kit = [.. round.Kit.Select(one => one.PromptKey == asked.PromptKey ? asked : one)] });
        }

        round = await SaveAsync(units, round with { Stage = RoundStage.Debriefing, EndedAt = round.CreatedAt.AddMinutes(45) });
        var debrief = Some.Debrief([.. principles.Select((principle, i) => Some.Score(principle, Verdict.Solid, $"{Sentences[(number + i) % 4]} {Sentences[(number + i + 1) % 4]}"))]);
        var review = Some.SelfReview([.. principles.Select(principle => new OwnView(principle, Verdict.Solid, Sentences[number % 4]))]);
        await DoAsync(units, async work =>
        {
            await work.Debriefs.AddNoteAsync(channel.CommunityId, round.Id, interviewer.Id, new Note(work.Now, principles[0], Sentences[number % 4]), CancellationToken.None);
            await work.Debriefs.FileAsync(channel.CommunityId, round.Id, interviewer.Id, debrief, onTime: true, CancellationToken.None);
            await work.Debriefs.FileAsync(channel.CommunityId, round.Id, candidate.Id, interviewer.Id, review, onTime: true, CancellationToken.None);
        });
        var ended = await SaveAsync(units, round with { Stage = RoundStage.Revealed, RevealedAt = round.CreatedAt.AddHours(2) });
        await DoAsync(units, async work =>
        {
            await work.Prompts.RecordAnswersAsync(ended, CancellationToken.None);
            await work.Prompts.RecordVerdictsAsync(ended, debrief, CancellationToken.None);
            await DebriefConsequences.RecountAsync(work, ended, CancellationToken.None);
            if (isYoung)
                await SayAsync(work, ended, candidate, number);
        });
        return ended;
    }

    private static async Task DoAsync(IUnitOfWorkFactory units, Func<IUnitOfWork, Task> act)
    {
        await using var work = await units.BeginAsync(CancellationToken.None);
        await act(work);
        await work.CommitAsync(CancellationToken.None);
    }

    private static async Task<Round> SaveAsync(IUnitOfWorkFactory units, Round round)
    {
        await DoAsync(units, work => work.Rounds.SaveAsync(round, CancellationToken.None));
        return round with { Version = round.Version + 1 };
    }

    /// <summary>What the two pressed, with the answers.</summary>
    private static async Task SayAsync(IUnitOfWork work, Round round, Member member, int number)
    {
        for (var i = 0; i < DeliveriesOfARound; i++)
        {
            var delivery = string.Create(CultureInfo.InvariantCulture, $"{number}-{i}-0123456789abcdef");
            await work.Deliveries.TakeAsync(round.CommunityId, member.Id, "bench", delivery, CancellationToken.None);
            await work.Deliveries.AnswerAsync(
                round.CommunityId, "bench", delivery, Reply.Privately(new Message([.. Sentences.Select(sentence => new Paragraph(sentence)), new Buttons([RoundActions.TakeNote(round), RoundActions.End(round)])])),
                CancellationToken.None);
        }
    }

    /// <summary>Where the round's card stands, and those of its questions, as the outbox notes it.</summary>
    private static async Task StandAsync(TestDatabase database, Round round, int number)
    {
        const string Sql = """
            insert into posted_cards (community_id, card, subject, room, message_id)
            select @community, card, @round, @room, @message || rank
            from unnest(array['round', 'question.1', 'question.2']) with ordinality as c (card, rank)
            """;

        await using var command = database.OwnerDataSource.CreateCommand(Sql);
        command.Parameters.AddWithValue("community", round.CommunityId.Value);
        command.Parameters.AddWithValue("round", round.Id.Value);
        command.Parameters.AddWithValue("room", string.Create(CultureInfo.InvariantCulture, $"1{number:D18}"));
        command.Parameters.AddWithValue("message", string.Create(CultureInfo.InvariantCulture, $"2{number:D17}"));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Dictionary<string, long>> SizesAsync(TestDatabase database)
    {
        const string Sql = """
            select relname, pg_total_relation_size(oid)
            from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
            """;

        await VacuumAsync(database);
        await using var command = database.OwnerDataSource.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync();
        var sizes = new Dictionary<string, long>();
        while (await reader.ReadAsync())
            sizes.Add(reader.GetString(0), reader.GetInt64(1));

        return sizes;
    }

    private static async Task VacuumAsync(TestDatabase database)
    {
        await using var connection = await database.OwnerDataSource.OpenConnectionAsync();
        await using var vacuum = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync();
    }

    private static void Print(int rounds, int members, Dictionary<string, long> before, Dictionary<string, long> after, TimeSpan taken)
    {
        var rules = StoredTables.All.ToDictionary(table => table.Name, table => table.HowLong);
        var grown = after.Select(pair => (pair.Key, Size: pair.Value - before[pair.Key])).Where(pair => pair.Size > 0).OrderByDescending(pair => pair.Size).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds of {members} members in {taken.TotalMinutes:0.0} min, then purged; a year of {RoundsOfAYear} rounds is as much again for each"));
        Console.WriteLine("| table | bytes a round | a year of 26,000 rounds | kept |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (table, size) in grown)
            Console.WriteLine(Row($"`{table}`", size, rounds, rules[table]));
        Console.WriteLine(Row("all", grown.Sum(pair => pair.Size), rounds, ""));
    }

    private static string Row(string what, long size, int rounds, string kept) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {size / (double)rounds:0} | {size * (double)RoundsOfAYear / rounds / 1e6:0.0} MB | {kept} |");
}
