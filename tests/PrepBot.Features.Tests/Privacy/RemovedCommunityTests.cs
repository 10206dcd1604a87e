using PrepBot.Chat.DueRows;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>A community the bot was removed from is kept for a time of grace, told to its organisers, and then erased whole; coming back within it cancels that.</summary>
public sealed class RemovedCommunityTests
{
    private static readonly CommunityRef Other = new(RecordingPlatform.Community.Platform, "c2");

    [Fact]
    public async Task R8_Removed_AndTheTimeIsOver_NothingOfItIsLeftInAnyTable_AndTheOtherCommunityKeepsEverything()
    {
        await using var group = await Group.GatherAsync();
        await BusyLife.LiveAsync(group);
        var elsewhere = new Actor(group, "Otto", organiser: true) { Community = Other };
        await elsewhere.CommandsAsync("enable");
        await elsewhere.StartsAsync("candidate");
        var others = await RowsAsync(group, Other);
        var tables = await group.AskAsync<int>(CommunityTables("count(*)"));
        Assert.InRange(await RowsAsync(group, RecordingPlatform.Community), 50, 100_000);

        var id = await group.AskAsync<string>("select community_id::text from communities where external_id = 'c1'");
        await RemovedAsync(group);
        await LongAgoAsync(group);
        await group.SettleAsync();

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from communities where external_id = 'c1'"));
        Assert.Equal(0, await group.AskAsync<int>(CommunityTables($"""
            coalesce(sum((xpath('/row/c/text()', query_to_xml(
                format('select count(*) as c from %I where community_id = %L', table_name, '{id}'), false, true, '')))[1]::text::int), 0)
            """)));
        Assert.Equal(others, await RowsAsync(group, Other));
        Assert.Empty((await group.ScanAsync()).PlacesOf("vossbrink"));
        Assert.InRange(tables, 25, 60);
    }

    [Fact]
    public async Task R8_WhatThePlatformRemembersOfIt_GoesWithIt_AndNothingElseDoes()
    {
        await using var group = await Group.GatherAsync();
        await group.Member("Ana").CommandsAsync("help");
        var vault = group.The<IPlatformVault>();
        var platform = RecordingPlatform.Community.Platform;
        await vault.PutAsync(new VaultEntry(new VaultKey(platform, "part", "c1"), []) { Group = "e1", Community = "c1" }, CancellationToken.None);
        await vault.PutAsync(new VaultEntry(new VaultKey(platform, "part", "c2"), []) { Group = "e1", Community = "c2" }, CancellationToken.None);
        await vault.PutAsync(new VaultEntry(new VaultKey(new("another"), "part", "c1"), []) { Group = "e1", Community = "c1" }, CancellationToken.None);

        await RemovedAsync(group);
        await LongAgoAsync(group);
        await group.SettleAsync();

        Assert.Equal(["c2"], (await vault.ListAsync(platform, "part", "e1", CancellationToken.None)).Select(entry => entry.Key.Name));
        Assert.Single(await vault.ListAsync(new("another"), "part", "e1", CancellationToken.None));
    }

    /// <summary>The job dies before each of its commits, and goes on where it was.</summary>
    [Fact]
    public async Task R11_JobDiesBeforeACommit_GoesOn_AndErasesEverythingOnce()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        await BusyLife.LiveAsync(group);
        await RemovedAsync(group);
        await LongAgoAsync(group);

        group.The<FailingUnits>().Commits.Enqueue((_, _) => throw new OperationCanceledException());
        await Assert.ThrowsAsync<OperationCanceledException>(() => group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from communities where external_id = 'c1'"));
        await group.RunAsync("update due_rows set token = null, lease_until = null");
        await group.SettleAsync();

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from communities where external_id = 'c1'"));
        Assert.Empty((await group.ScanAsync()).PlacesOf("vossbrink"));
    }

    [Fact]
    public async Task Removed_OrganisersAreToldTheDay_Once()
    {
        await using var group = await Group.GatherAsync();
        var (zoe, ana) = (group.Member("Zoe", organiser: true), group.Member("Ana"));
        await zoe.CommandsAsync("help");
        await ana.CommandsAsync("help");

        await RemovedAsync(group);
        await RemovedAsync(group);

        Assert.Equal(1, zoe.Inbox.Split("I was removed from a group you organise").Length - 1);
        Assert.Equal("", ana.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from due_rows where kind = 'remove-community'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BackWithinTheTime_BySayingSoOrByActing_NothingIsErased(bool said)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        await RemovedAsync(group);
        await ana.CommandsAsync("help");
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from communities where removed_at is not null"));
        await group.RunAsync("update communities set removed_at = now() - interval '2 minutes' where removed_at is not null");

        if (said)
            await group.The<ICommunityPresence>().BackAsync(RecordingPlatform.Community, CancellationToken.None);
        else
            await ana.CommandsAsync("help");
        await group.RunAsync("update due_rows set due_at = '2020-01-01' where kind = 'remove-community'");
        await group.SettleAsync();

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from communities where removed_at is not null"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'remove-community'"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
    }

    /// <summary>Our own clock may be wrong: what counts is how long the database has known.</summary>
    [Fact]
    public async Task OurClockIsAYearAhead_NothingIsErasedEarly()
    {
        await using var group = await Group.GatherAsync();
        await group.Member("Ana").CommandsAsync("help");
        await RemovedAsync(group);

        await group.RunAsync("update due_rows set due_at = '2020-01-01' where kind = 'remove-community'");
        Assert.True(await group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from communities where external_id = 'c1'"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from due_rows where kind = 'remove-community'"));
    }

    /// <summary>A community that nobody here has heard of leaves nothing behind.</summary>
    [Fact]
    public async Task UnknownCommunity_Removed_IsNoNews()
    {
        await using var group = await Group.GatherAsync();

        await group.The<ICommunityPresence>().RemovedAsync(new CommunityRef(Other.Platform, "c9"), CancellationToken.None);

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'remove-community'"));
    }

    private static async Task RemovedAsync(Group group)
    {
        await group.The<ICommunityPresence>().RemovedAsync(RecordingPlatform.Community, CancellationToken.None);
        await group.SettleAsync();
    }

    private static Task LongAgoAsync(Group group) => group.RunAsync("""
        update communities set removed_at = now() - interval '31 days' where removed_at is not null;
        delete from due_rows where kind <> 'remove-community' and community_id in (select community_id from communities where removed_at is not null);
        update due_rows set due_at = '2020-01-01' where kind = 'remove-community'
        """);

    /// <summary>Rows of a community in every table that has any, by the catalog.</summary>
    private static Task<int> RowsAsync(Group group, CommunityRef community) => group.AskAsync<int>(CommunityTables($$"""
        coalesce(sum((xpath('/row/c/text()', query_to_xml(
            format('select count(*) as c from %I where community_id in (select community_id from communities where platform = %L and external_id = %L)',
                table_name, '{{community.Platform.Name}}', '{{community.ExternalId}}'), false, true, '')))[1]::text::int), 0)
        """));

    private static string CommunityTables(string what) =>
        $"select {what} from information_schema.columns where table_schema = 'public' and column_name = 'community_id'";
}
