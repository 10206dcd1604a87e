using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Bank;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Practice;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Queue;
using PrepBot.Storage;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Support;

/// <summary>
/// A study group on a recording platform: the real features, dispatch, jobs and PostgreSQL, with the clock in the test's hand.
/// Loops do not run by themselves; <see cref="SettleAsync"/> does all there is to do, and returns.
/// </summary>
public sealed class Group : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly List<ServiceProvider> _replicas = [];
    private readonly HashSet<Shown> _linted = [];
    private int _deliveries;

    private Group(TestDatabase database, ServiceProvider services)
    {
        _database = database;
        _services = services;
    }

    public ManualTimeProvider Clock => (ManualTimeProvider)_services.GetRequiredService<TimeProvider>();

    public RecordingPlatform Platform => _services.GetRequiredService<RecordingPlatform>();

    public TestDatabase Database => _database;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A fresh group with one open channel.</summary>
    /// <param name="change">What is otherwise in this bot: a store that fails, a job that throws.</param>
    public static async Task<Group> GatherAsync(Action<IServiceCollection>? change = null)
    {
        return await GatherAsync(await TestDatabase.CreateWithBankAsync(), BuiltInBank.Read(), change);
    }

    /// <summary>A fresh group that practises another company's values.</summary>
    public static async Task<Group> GatherAsync(QuestionBank bank)
    {
        var database = await TestDatabase.CreateAsync();
        await BuiltInBank.LoadAsync(database, bank);
        await Newcomers.AreKnownAsync(database.OwnerDataSource);
        return await GatherAsync(database, bank, change: null);
    }

    private static async Task<Group> GatherAsync(TestDatabase database, QuestionBank bank, Action<IServiceCollection>? change)
    {
        var services = Services(database, bank, new ManualTimeProvider(), new RecordingPlatform(), change);
        var group = new Group(database, services);
        await group.The<ChannelSetup>().OpenAsync(RecordingPlatform.Community, RecordingPlatform.Channel, CancellationToken.None);
        await group.SettleAsync();
        return group;
    }

    /// <summary>Another process of the bot on the same database, with the same clock, before the same members.</summary>
    public ServiceProvider Replica(Action<IServiceCollection>? change = null)
    {
        var replica = Services(_database, The<QuestionBank>(), Clock, Platform, change);
        _replicas.Add(replica);
        return replica;
    }

    private static ServiceProvider Services(
        TestDatabase database, QuestionBank bank, ManualTimeProvider clock, RecordingPlatform platform, Action<IServiceCollection>? change)
    {
        return TestBot.Start(new TestWorld(database.ConnectionString, clock)
        {
            Bank = bank,
            Platform = services =>
            {
                services.AddSingleton(platform).AddSingleton<IChatPlatform>(platform).AddSingleton<IMembership>(platform);
                change?.Invoke(services);
            },
        });
    }

    /// <summary>A member, by name.</summary>
    public Actor Member(string name, bool organiser = false)
    {
        var member = new Actor(this, name, organiser);
        if (organiser)
            Platform.People[member.Person] = new Membership.Active(IsOrganiser: true);

        return member;
    }

    /// <summary>Hands an interaction over and waits for its answer.</summary>
    public async Task<Reply> HandleAsync(Interaction interaction)
    {
        if (Watched is not { } watched)
            return await HandleAsync(interaction, _services);

        using var count = new RoundTripCount();
        var reply = await HandleAsync(interaction, _services);
        watched(interaction, reply, count);
        return reply;
    }

    /// <summary>Told what each interaction from now on asked of the database.</summary>
    public Action<Interaction, Reply, RoundTripCount>? Watched { get; set; }

    /// <summary>Hands an interaction over to one of several processes and waits for its answer.</summary>
    public static async Task<Reply> HandleAsync(Interaction interaction, IServiceProvider bot)
    {
        var responder = new RecordingResponder();
        await bot.GetRequiredService<IInteractionSink>().HandleAsync(interaction, responder, CancellationToken.None);
        return Assert.Single(responder.Answers);
    }

    /// <summary>Does everything that is due, and sends everything that is to be sent.</summary>
    public async Task SettleAsync()
    {
        while (await _services.GetRequiredService<DueRowLoop>().RunOneAsync(CancellationToken.None))
        {
        }

        await _services.GetRequiredService<OutboxLoop>().DrainAsync(CancellationToken.None);
        LintShown();
    }

    /// <summary>Whatever a scenario is about, what it shows keeps the rules.</summary>
    private void LintShown()
    {
        var catalog = The<FeatureCatalog>();
        foreach (var shown in Platform.All)
        {
            if (!_linted.Add(shown))
                continue;

            if (shown.Posted.Room.ExternalId.StartsWith("private-", StringComparison.Ordinal))
                Lint.Private(shown.Message, catalog);
            else
                Lint.Shown(shown.Message, catalog);
        }
    }

    /// <summary>Has a private word for every member stored; nothing is sent yet.</summary>
    public async Task SayToEachAsync(string text)
    {
        await using var work = await The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None);
        foreach (var id in (await AskAsync<string>("select string_agg(member_id::text, ' ') from members")).Split(' '))
            await work.Outbox.SendPrivatelyAsync(community!.Id, MemberId.From(Guid.Parse(id)), Message.Create(text), CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    /// <summary>A second goes by, so that what follows comes later.</summary>
    public void Tick() => Clock.Advance(TimeSpan.FromSeconds(1));

    /// <summary>Time goes by, and whatever falls due in it happens at its own instant.</summary>
    public async Task WaitAsync(TimeSpan span)
    {
        var until = Now + span;
        await SettleAsync();
        while (Now < until)
        {
            var next = await The<IDueQueue>().NextAsync(CancellationToken.None);
            Clock.Advance((next > Now && next < until ? next.Value : until) - Now);
            await SettleAsync();
        }
    }

    /// <summary>A part of the bot, for what only it can tell.</summary>
    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One value out of the database, by the owner's eyes.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = _database.OwnerDataSource.CreateCommand(sql);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Everything in the database, what is sealed opened.</summary>
    public Task<DatabaseScan> ScanAsync() => DatabaseScan.ReadAsync(_database.OwnerDataSource, TestKey.Text);

    /// <summary>Changes the database behind the bot's back.</summary>
    public async Task RunAsync(string sql)
    {
        await using var command = _database.OwnerDataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A fingerprint of every row there is, but for members (seen) and deliveries (noted), which every interaction touches.</summary>
    public Task<string> FingerprintAsync() => AskAsync<string>("""
        select string_agg(
            table_name || ' ' || (xpath('/row/c/text()', query_to_xml(
                format('select md5(coalesce(string_agg(t::text, chr(10) order by t::text), $$$$)) as c from %I t', table_name), false, true, '')))[1]::text,
            chr(10) order by table_name)
        from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('members', 'deliveries')
        """);

    public string NextDelivery() => $"d{Interlocked.Increment(ref _deliveries)}";

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();

        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
