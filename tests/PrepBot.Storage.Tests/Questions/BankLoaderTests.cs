using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests.Questions;

public sealed class BankLoaderTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = TestCommunity.Monday;
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    private readonly BankFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task ABank_LoadedTwice_IsThereOnce()
    {
        var first = await LoadAsync(Monday);
        var before = await RowsAsync();

        var second = await LoadAsync(Tuesday);

        Assert.Equal(new BankLoad.Loaded(Added: 5, Changed: 0, Retired: 0), first);
        Assert.IsType<BankLoad.NothingNew>(second);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task FilesRewrittenWithoutOtherWords_Loaded_ChangeNothing()
    {
        await LoadAsync(Monday);
        _folder.Change("care.yaml", "also: [calm]", "also:\n      - calm # a remark");

        Assert.IsType<BankLoad.NothingNew>(await LoadAsync(Tuesday));
    }

    [Fact]
    public async Task AnEditedPrompt_Loaded_KeepsItsIdAndAllOthersTheirRows()
    {
        await LoadAsync(Monday);
        var before = await RowsAsync();
        _folder.Change("care.yaml", "An honest failure.", "An honest failure, owned.");

        var load = await LoadAsync(Tuesday);

        Assert.Equal(new BankLoad.Loaded(0, Changed: 1, 0), load);
        var after = await RowsAsync();
        Assert.Equal(before.Select(r => r.Key), after.Select(r => r.Key));
        Assert.Equal(["care-03"], after.Except(before).Select(r => r.Key));
        Assert.Equal(Monday.UtcDateTime, after.Single(r => r.Key == "care-03").CreatedAt);
    }

    [Fact]
    public async Task APromptThatDisappears_Loaded_IsRetiredWithItsHistoryAndComesBack()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await LoadAsync(Monday);
        var community = await TestCommunity.CreateAsync(connection);
        var (ana, raj) = (await community.MemberAsync(), await community.MemberAsync());
        var store = connection.PromptsAt(Monday, "tiny");
        await store.RecordAskedAsync(await community.RoundAsync(interviewer: raj, candidate: ana, Monday), "calm-02", CancellationToken.None);
        var whole = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "calm.yaml"));
        _folder.Write("calm.yaml", whole[..whole.IndexOf("  - id: calm-02", StringComparison.Ordinal)]);

        var gone = await LoadAsync(Tuesday);

        Assert.Equal(new BankLoad.Loaded(0, 0, Retired: 1), gone);
        Assert.Equal(["calm-02"], (await RowsAsync()).Where(r => r.RetiredAt is not null).Select(r => r.Key));
        Assert.StartsWith("Give me an example of a quarrel", (await store.FindAsync(community.Id, new("calm-02"), CancellationToken.None))!.Text, StringComparison.Ordinal);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select times from prompt_exposures where prompt_key = 'calm-02'"));
        Assert.DoesNotContain(
            (await store.CandidatesAsync(community.Id, [new("calm")], ana, null, Track.General, CancellationToken.None)).ByPrinciple[new("calm")], c => c.Id == new PromptId("calm-02"));

        _folder.Write("calm.yaml", whole);
        var back = await LoadAsync(Tuesday.AddDays(1));

        Assert.Equal(new BankLoad.Loaded(0, Changed: 1, 0), back);
        Assert.All(await RowsAsync(), r => Assert.Null(r.RetiredAt));
    }

    [Fact]
    public async Task APrincipleThatDisappears_Loaded_IsRetiredWithItsPrompts()
    {
        await LoadAsync(Monday);
        _folder.Delete("calm.yaml");
        _folder.Change("care.yaml", "also: [calm]", "also: []");
        _folder.Change("care.yaml", "  - principle: calm\n    difference: Calm keeps still.\n", "  - principle: cheer\n    difference: Cheer is loud.\n");
        _folder.Write("cheer.yaml", Cheer());

        var load = await LoadAsync(Tuesday);

        Assert.Equal(new BankLoad.Loaded(Added: 1, Changed: 1, Retired: 2), load);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var principles = await new ValueSetStore(connection, null).PrinciplesAsync(new("tiny"), CancellationToken.None);
        Assert.Equal(["care", "cheer"], principles!.InPublishedOrder.Select(p => p.Id.Key));
    }

    [Fact]
    public async Task TheSameBank_LoadedByManyAtOnce_IsLoadedByOne()
    {
        var bank = BankFiles.Read(_folder.Path).Bank!;

        var loads = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var connection = await _database.DataSource.OpenConnectionAsync();
            return await new BankLoader(connection).LoadAsync(bank, AnswerBook.None, Monday, CancellationToken.None);
        }));

        Assert.Single(loads.OfType<BankLoad.Loaded>());
        Assert.Equal(5, loads.OfType<BankLoad.NothingNew>().Count());
    }

    [Fact]
    public async Task ALoadThatFailsHalfWay_ChangesNothing()
    {
        await LoadAsync(Monday);
        var before = await RowsAsync();
        await using var connection = await _database.OwnerDataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("alter table prompts add constraint trouble check (after <> 'Trouble.')");
        _folder.Change("care.yaml", "name: Care", "name: Caring");
        _folder.Change("care.yaml", "Whether anybody had to ask.", "Somebody had to ask.");
        _folder.Change("calm.yaml", "Silence as a choice.", "Trouble.");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => LoadAsync(Tuesday));

        Assert.Equal(before, await RowsAsync());
        Assert.Equal("Care", await connection.ExecuteScalarAsync<string>("select name from principles where principle_id = 'care'"));
        await connection.ExecuteAsync("alter table prompts drop constraint trouble");
        Assert.Equal(new BankLoad.Loaded(0, Changed: 2, 0), await LoadAsync(Tuesday));
    }

    [Fact]
    public async Task ACommunitysOwnPrompts_SurviveEveryLoad()
    {
        await LoadAsync(Monday);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var community = await TestCommunity.CreateAsync(connection);
        await connection.ExecuteAsync(
            """
            insert into prompts (community_id, prompt_key, value_set_id, principle_id, text, after, probes, levels, tracks, created_at, changed_at)
            values (@id, 'own-care-01', 'tiny', 'care', 'Ours.', 'Ours.', '{a,b,c,d}', '{junior}', '{general}', now(), now())
            """,
            new { id = community.Id.Value });
        _folder.Change("care.yaml", "An honest failure.", "An honest failure, owned.");

        await LoadAsync(Tuesday);

        Assert.Null((await RowsAsync()).Single(r => r.Key == "own-care-01").RetiredAt);
        var found = await connection.PromptsAt(Monday, "tiny")
            .CandidatesAsync(community.Id, [new("care")], await community.MemberAsync(), null, Track.General, CancellationToken.None);
        Assert.Equal(["care-01", "care-02", "care-03", "own-care-01"], found.ByPrinciple[new("care")].Select(c => c.Id.Key).Order());
    }

    [Fact]
    public async Task AnotherSetWithTheSameIds_Loaded_IsRefusedWhole()
    {
        await LoadAsync(Monday);
        var before = await RowsAsync();
        _folder.Change("set.yaml", "id: tiny", "id: other");

        var load = await LoadAsync(Tuesday);

        Assert.Equal(5, Assert.IsType<BankLoad.IdsTaken>(load).Ids.Count);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task ALoadedBank_ReadBack_IsTheSame()
    {
        await LoadAsync(Monday);
        var bank = BankFiles.Read(_folder.Path).Bank!;
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var sets = new ValueSetStore(connection, null);

        var principles = await sets.PrinciplesAsync(bank.ValueSet.Id, CancellationToken.None);

        Assert.Equal([bank.ValueSet], await sets.AllAsync(CancellationToken.None));
        Assert.Equivalent(bank.Principles.InPublishedOrder, principles!.InPublishedOrder, strict: true);
        var store = connection.PromptsAt(Monday, bank.ValueSet.Id.Key);
        foreach (var prompt in bank.Prompts)
            Assert.Equivalent(prompt, await store.FindAsync(new(Guid.Empty), prompt.Id, CancellationToken.None), strict: true);
    }

    private string Cheer() => File.ReadAllText(Path.Combine(_folder.Path, "care.yaml"))
        .Split("  - id: care-02")[0]
        .Replace("principle: care", "principle: cheer", StringComparison.Ordinal)
        .Replace("principle: cheer\n    diff", "principle: care\n    diff", StringComparison.Ordinal)
        .Replace("published: 1", "published: 3", StringComparison.Ordinal)
        .Replace("rank: 2", "rank: 3", StringComparison.Ordinal)
        .Replace("care-01", "cheer-01", StringComparison.Ordinal)
        .Replace("Tell me about something you looked after long", "Describe a celebration that changed a gloomy month", StringComparison.Ordinal)
        .Replace("before anybody had asked you to do so.", "for people who had given up hoping.", StringComparison.Ordinal);

    private async Task<BankLoad> LoadAsync(DateTimeOffset now)
    {
        var reading = BankFiles.Read(_folder.Path);
        Assert.Empty(reading.Mistakes);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await new BankLoader(connection).LoadAsync(reading.Bank!, AnswerBook.None, now, CancellationToken.None);
    }

    private async Task<List<Row>> RowsAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<Row>(
            """
            select prompt_key as key, text, after, created_at as createdat, changed_at as changedat, retired_at as retiredat
            from prompts
            order by prompt_key
            """)).AsList();
    }

    private sealed record Row
    {
        public string Key { get; init; } = "";

        public string Text { get; init; } = "";

        public string After { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime ChangedAt { get; init; }

        public DateTime? RetiredAt { get; init; }
    }
}
