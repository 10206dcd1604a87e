using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Queue;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Queue;

public sealed class QueueStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Entry_PutAndFound_IsTheSame()
    {
        var home = await world.HomeAsync();
        var entry = Made.Entry(home, await home.MemberAsync("Ana")) with
        {
            Role = WantedRole.Candidate, Principles = [Made.DiveDeep, Made.Frugality, Made.EarnTrust], Minutes = null, First = true,
        };

        var stored = await EnterAsync(entry);

        Assert.Equivalent(new EnteredQueue(entry, WasWaiting: false), stored, strict: true);
        Assert.Equivalent(entry, await world.DoAsync(unit => unit.Queue.FindAsync(home.Id, entry.Id, Token)), strict: true);
    }

    [Fact]
    public async Task Entry_PutAgain_HasNewWishesAndTheOldPlace()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var (first, wasWaiting) = await EnterAsync(Made.Entry(home, ana) with { First = true });
        var renewal = Made.Entry(home, ana, Now.AddMinutes(30)) with { Role = WantedRole.Interviewer, Principles = [], Minutes = 20 };

        var stored = await EnterAsync(renewal);

        Assert.False(wasWaiting);
        Assert.Equivalent(new EnteredQueue(renewal with { Id = first.Id, Since = first.Since, First = true }, WasWaiting: true), stored, strict: true);
    }

    [Fact]
    public async Task QueueOfAChannel_Read_IsInOrderWithoutExpiredAndOtherChannels()
    {
        var home = await world.HomeAsync();
        var other = await world.DoAsync(unit => unit.Communities.SetChannelAsync(
            home.Id, new RoomRef(home.Community.Ref.Platform, "other"), enabled: true, Token));
        var late = Made.Entry(home, await home.MemberAsync("Late"), Now.AddMinutes(-1));
        var early = Made.Entry(home, await home.MemberAsync("Early"), Now.AddMinutes(-10));
        var first = Made.Entry(home, await home.MemberAsync("First"), Now) with { First = true };
        var expired = Made.Entry(home, await home.MemberAsync("Expired"), Now.AddHours(-1));
        var elsewhere = Made.Entry(home, await home.MemberAsync("Elsewhere")) with { ChannelId = other.Id };
        await world.DoAsync(async unit =>
        {
            foreach (var entry in new[] { late, early, first, expired, elsewhere })
                await unit.Queue.EnterAsync(entry, keepsWish: false, Token);
        });

        var queue = await world.DoAsync(unit => unit.Queue.OfChannelAsync(home.Id, home.Channel.Id, Token));

        Assert.Equal([first.Id, early.Id, late.Id], queue.Select(entry => entry.Id));
    }

    [Fact]
    public async Task EntriesOfAMember_Read_ComeFromEveryChannel()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var other = await world.DoAsync(unit => unit.Communities.SetChannelAsync(
            home.Id, new RoomRef(home.Community.Ref.Platform, "other"), enabled: true, Token));
        var (here, there) = (Made.Entry(home, ana), Made.Entry(home, ana, Now.AddMinutes(1)) with { ChannelId = other.Id });
        await world.DoAsync(unit => unit.Queue.EnterAsync(here, keepsWish: false, Token));
        await world.DoAsync(unit => unit.Queue.EnterAsync(there, keepsWish: false, Token));

        var entries = await world.DoAsync(unit => unit.Queue.OfMemberAsync(home.Id, ana.Id, Token));
        var changed = await world.DoAsync(unit => unit.Queue.RemoveMembersAsync(home.Id, [ana.Id], Token));

        Assert.Equal([here.Id, there.Id], entries.Select(entry => entry.Id));
        Assert.Equivalent(new[] { home.Channel.Id, other.Id }, changed, strict: true);
        Assert.Empty(await world.DoAsync(unit => unit.Queue.OfMemberAsync(home.Id, ana.Id, Token)));
    }

    [Fact]
    public async Task Entry_RemovedTwice_IsGone()
    {
        var home = await world.HomeAsync();
        var entry = Made.Entry(home, await home.MemberAsync("Ana"));
        await world.DoAsync(unit => unit.Queue.EnterAsync(entry, keepsWish: false, Token));

        await world.DoAsync(unit => unit.Queue.RemoveAsync(home.Id, entry.Id, Token));
        await world.DoAsync(unit => unit.Queue.RemoveAsync(home.Id, entry.Id, Token));

        Assert.Null(await world.DoAsync(unit => unit.Queue.FindAsync(home.Id, entry.Id, Token)));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(120, false)]
    public async Task Entry_PutAgainKeepingTheWish_HasTheNewRoleAndTheOldWish_UnlessItHasLapsed(int afterMinutes, bool kept)
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var (first, _) = await EnterAsync(Made.Entry(home, ana) with { Role = WantedRole.Candidate, Principles = [Made.DiveDeep], Minutes = 20 });
        var later = Made.Entry(home, ana, Now.AddMinutes(afterMinutes)) with { Role = WantedRole.Interviewer, Principles = [], Minutes = null };

        var (stored, wasWaiting) = (await world.DoAsync(unit => unit.Queue.EnterAsync(later, keepsWish: true, Token)))!;

        Assert.Equal(kept, wasWaiting);
        Assert.Equal(WantedRole.Interviewer, stored.Role);
        Assert.Equal(kept ? first.Principles : [], stored.Principles);
        Assert.Equal(kept ? 20 : null, stored.Minutes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LockedQueue_LockedAgainOrEntered_Waits(bool entered)
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var first = await world.Units.BeginAsync(Token);
        await first.Queue.LockAsync(home.Id, home.Channel.Id, Token);
        Assert.Empty(await first.Queue.OfMemberAsync(home.Id, ana.Id, Token));

        var second = entered
            ? EnterAsync(Made.Entry(home, ana))
            : world.DoAsync(unit => unit.Queue.LockAsync(home.Id, home.Channel.Id, Token));
        await world.SomebodyWaitsAsync();
        Assert.False(second.IsCompleted);
        await first.CommitAsync(Token);

        await second;
    }

    [Fact]
    public async Task R3_SecondEntryOfAMemberInAChannel_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.DoAsync(unit => unit.Queue.EnterAsync(Made.Entry(home, ana), keepsWish: false, Token));

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            """
            insert into waiting_entries (community_id, entry_id, channel_id, member_id, role, principles, since, expires_at, first_in_line)
            values ($1, gen_random_uuid(), $2, $3, 0, '{}', now(), now(), false)
            """,
            home.Id.Value, home.Channel.Id.Value, ana.Id.Value));
    }

    [Fact]
    public async Task EntryOfAMemberOfAnotherCommunity_IsRefusedByTheTable()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var stranger = await elsewhere.MemberAsync("Ola");

        await Refused.ByForeignKeyAsync(() => world.DoAsync(unit => unit.Queue.EnterAsync(Made.Entry(home, stranger), keepsWish: false, Token)));
    }

    [Fact]
    public async Task ChannelThatIsClosed_Entered_NobodyWaitsThere()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.ExecuteAsync("update channels set enabled = false where community_id = $1", home.Id.Value);

        Assert.Null(await world.DoAsync(unit => unit.Queue.EnterAsync(Made.Entry(home, ana), keepsWish: false, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.Queue.OfMemberAsync(home.Id, ana.Id, Token)));
    }

    private async Task<EnteredQueue> EnterAsync(WaitingEntry entry) => (await world.DoAsync(unit => unit.Queue.EnterAsync(entry, keepsWish: false, Token)))!;
}
