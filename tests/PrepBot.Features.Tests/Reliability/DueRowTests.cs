using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>What happens by itself happens once, and one failure holds up nobody.</summary>
public sealed class DueRowTests
{
    [Fact]
    public async Task JobThrows_OthersGoOnAndItComesBackLater()
    {
        var broken = new BrokenJob();
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IJob>(broken));
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        await group.RunAsync($"insert into due_rows (community_id, kind, subject, due_at) select community_id, 'broken', community_id, '{group.Now:O}' from communities");

        await group.WaitAsync(TimeSpan.FromHours(1));
        Assert.InRange(broken.Runs, 8, 20);
        Assert.Contains("you are out of the queue", ana.Inbox);
        broken.Mended = true;
        await group.WaitAsync(TimeSpan.FromMinutes(11));

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'broken'"));
    }

    [Fact]
    public async Task TwoProcesses_OneDueRow_OneReminder()
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica().GetRequiredService<DueRowLoop>();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));

        var ran = await Task.WhenAll(
            group.The<DueRowLoop>().RunOneAsync(CancellationToken.None), other.RunOneAsync(CancellationToken.None), other.RunOneAsync(CancellationToken.None));
        await group.SettleAsync();

        Assert.Single(ran, true);
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task DiedWithARowInHand_AnotherProcessDoesItAfterTheLease()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.NotNull(await group.The<IDueQueue>().ClaimAsync(group.Now, TimeSpan.FromSeconds(8), CancellationToken.None));

        await group.SettleAsync();
        Assert.Equal("", ana.Inbox);
        await group.RunAsync("update due_rows set lease_until = now() - interval '1 second' where token is not null");
        await group.SettleAsync();

        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task CommitOfAJobIsUnknown_RunAgain_RemindsOnce()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));

        group.The<FailingUnits>().Commits.Enqueue(FailingUnits.CommittedButUnknown);
        await Assert.ThrowsAsync<StoreException>(() => group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));
        await group.RunAsync("update due_rows set lease_until = now() - interval '1 second' where lease_until is not null");
        await group.SettleAsync();

        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task KindOfAnotherVersion_IsDroppedQuietly()
    {
        await using var group = await Group.GatherAsync();
        await group.RunAsync($"insert into due_rows (community_id, kind, subject, due_at) select community_id, 'long-gone', community_id, '{group.Now:O}' from communities");

        await group.SettleAsync();

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'long-gone'"));
    }

    private sealed class BrokenJob : IJob
    {
        public int Runs { get; private set; }

        public bool Mended { get; set; }

        public string Kind => "broken";

        public Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
        {
            Runs++;
            return Mended ? Task.CompletedTask : throw new InvalidOperationException("As the test asked.");
        }
    }
}
