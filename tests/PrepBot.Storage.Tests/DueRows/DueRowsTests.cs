using PrepBot.Chat.Work;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.DueRows;

/// <summary>The queue reaches over all communities, so every test has a database of its own.</summary>
public sealed class DueRowsTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Guid Subject = new("aaaaaaaa-0000-0000-0000-000000000000");
    private static readonly Guid Other = new("bbbbbbbb-0000-0000-0000-000000000000");

    private readonly StoreWorld world = new();
    private Home home = null!;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        home = await world.HomeAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task NothingSet_Claimed_IsNull()
    {
        Assert.Null(await ClaimAsync(Now));
        Assert.Null(await world.Due.NextAsync(Token));
    }

    [Fact]
    public async Task RowSet_ClaimedAtItsInstantAndNotBefore()
    {
        await SetAsync("round-clock", Subject, Now);

        Assert.Null(await ClaimAsync(Now.AddTicks(-10)));
        Assert.Equal(Now, await world.Due.NextAsync(Token));
        var row = await ClaimAsync(Now);

        Assert.Equal(new DueRow(home.Id, "round-clock", Subject, Now, Failures: 0, row!.Token), row);
        Assert.Null(await ClaimAsync(Now));
        Assert.Null(await world.Due.NextAsync(Token));
    }

    [Fact]
    public async Task SeveralRows_Claimed_ComeLongestDueFirst()
    {
        await SetAsync("a", Subject, Now);
        await SetAsync("a", Other, Now.AddMinutes(-5));

        Assert.Equal(Other, (await ClaimAsync(Now))!.Subject);
        Assert.Equal(Subject, (await ClaimAsync(Now))!.Subject);
    }

    [Fact]
    public async Task RowSetTwice_Claimed_IsDueAtTheLaterWord()
    {
        await SetAsync("a", Subject, Now);
        await SetAsync("a", Subject, Now.AddMinutes(10));

        Assert.Null(await ClaimAsync(Now));
        Assert.Equal(Now.AddMinutes(10), (await ClaimAsync(Now.AddMinutes(10)))!.DueAt);
    }

    [Fact]
    public async Task RowCleared_Claimed_IsGone()
    {
        await SetAsync("a", Subject, Now);

        await world.DoAsync(unit => unit.DueRows.ClearAsync(home.Id, "a", Subject, Token));
        await world.DoAsync(unit => unit.DueRows.ClearAsync(home.Id, "a", Subject, Token));

        Assert.Null(await ClaimAsync(Now));
    }

    [Fact]
    public async Task RowFinished_InItsTransaction_IsGoneWithTheCommitOnly()
    {
        await SetAsync("a", Subject, Now);
        var row = (await ClaimAsync(Now))!;
        await using (var given = await world.Units.BeginAsync(Token))
            await given.DueRows.FinishAsync(row, Token);
        Assert.Equal(1, await RowsAsync());

        await world.DoAsync(unit => unit.DueRows.FinishAsync(row, Token));

        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task RowSetAnewWhileInHand_FinishedOrPutBack_Stays()
    {
        await SetAsync("a", Subject, Now);
        var row = (await ClaimAsync(Now))!;
        await SetAsync("a", Subject, Now.AddMinutes(1));

        await world.DoAsync(unit => unit.DueRows.FinishAsync(row, Token));
        await world.Due.PutBackAsync(row, Now.AddHours(1), Token);

        Assert.Equal(Now.AddMinutes(1), (await ClaimAsync(Now.AddMinutes(1)))!.DueAt);
    }

    [Fact]
    public async Task RowPutBack_Claimed_IsDueLaterAndCounted()
    {
        await SetAsync("a", Subject, Now);
        var row = (await ClaimAsync(Now))!;

        await world.Due.PutBackAsync(row, Now.AddMinutes(1), Token);

        Assert.Null(await ClaimAsync(Now));
        Assert.Equal(1, (await ClaimAsync(Now.AddMinutes(1)))!.Failures);
    }

    [Fact]
    public async Task LeaseRunOut_ClaimedAgain_BelongsToTheNewOneAlone()
    {
        await SetAsync("a", Subject, Now);
        var lost = (await ClaimAsync(Now))!;
        await world.ExecuteAsync("update due_rows set lease_until = now() - interval '1 second'");

        var found = (await ClaimAsync(Now))!;
        await world.DoAsync(unit => unit.DueRows.FinishAsync(lost, Token));
        await world.Due.PutBackAsync(lost, Now, Token);

        Assert.NotEqual(lost.Token, found.Token);
        Assert.Equal(1, await RowsAsync());
        await world.DoAsync(unit => unit.DueRows.FinishAsync(found, Token));
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task ManyWorkersAtOnce_Claiming_ShareEachRowOnce()
    {
        for (var i = 0; i < 20; i++)
            await SetAsync("a", new Guid(i, 0, 0, new byte[8]), Now);

        var rows = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ClaimAsync(Now)));
        var claimed = rows.OfType<DueRow>().ToList();
        while (await ClaimAsync(Now) is { } row)
            claimed.Add(row);

        Assert.Equal(20, claimed.Count);
        Assert.Equal(20, claimed.Select(row => row.Subject).Distinct().Count());
    }

    [Fact]
    public async Task R3_SecondReminderOfAKindAndSubject_IsRefusedByTheTable()
    {
        await SetAsync("reminder", Subject, Now);

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            "insert into due_rows (community_id, kind, subject, due_at) values ($1, 'reminder', $2, now())", home.Id.Value, Subject));
    }

    private Task SetAsync(string kind, Guid subject, DateTimeOffset at) => world.DoAsync(unit => unit.DueRows.SetAsync(home.Id, kind, subject, at, Token));

    private Task<DueRow?> ClaimAsync(DateTimeOffset now) => world.Due.ClaimAsync(now, Lease, Token);

    private Task<long> RowsAsync() => world.ScalarAsync<long>("select count(*) from due_rows");
}
