using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>R8: what leads to a person is found by its value, wherever it stands: in addresses, in what waits for an organiser, with people who were only named.</summary>
public sealed class ByValueTests
{
    [Fact]
    public async Task R8_DigestHeldForAnOrganiser_AuthorForgotten_ItsWordsGoWithThem_AndTheExportHadThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, "Concern", $"{TheRound.Evidence} zorbleheld");
        group.Platform.PostsAreProvable = false;
        for (var post = 0; post < 4; post++)
            group.Platform.PrivateFailures.Enqueue(new PlatformException(PlatformFailure.Unknown, "cut"));
        await TheRound.FileReviewAsync(ana);
        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();
        Assert.InRange(await group.AskAsync<int>("select count(*) from outbox where state = 4"), 1, 9);
        Assert.Contains("outbox.content", (await group.ScanAsync()).PlacesOf("zorbleheld"));
        ana.GoesToChannel();
        await ana.CommandsAsync("export");
        Assert.Contains("zorbleheld", ExportTests.Everything(ana));

        group.Tick();
        raj.GoesToChannel();
        await raj.CommandsAsync("forget-me");
        await raj.PressesAsync("Erase me");

        Assert.Empty((await group.ScanAsync()).PlacesOf("zorbleheld"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures where done_at is null"));
    }

    [Fact]
    public async Task R8_PeopleWhoWereOnlyNamed_GoWithTheLastWhoNamedThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var (sue, tim) = (group.Member("Suellen"), group.Member("Timothea"));
        await ana.AvoidsAsync(sue);
        await raj.AvoidsAsync(sue);
        await ana.StartsAsync(with: tim);
        group.Tick();

        await ForgetAsync(group, ana);
        var between = await group.ScanAsync();
        Assert.Empty(between.PlacesOf("timothea"));
        Assert.NotEmpty(between.PlacesOf("suellen"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from do_not_pair"));
        await ForgetAsync(group, raj);

        Assert.Empty((await group.ScanAsync()).PlacesOf("suellen"));
    }

    [Fact]
    public async Task SomebodyWhoActedThemselves_StaysWhenWhoNamedThemGoes()
    {
        await using var group = await Group.GatherAsync();
        var (ana, sue) = (group.Member("Ana"), group.Member("Suellen"));
        await ana.AvoidsAsync(sue);
        await sue.CommandsAsync("help");
        group.Tick();

        await ForgetAsync(group, ana);

        Assert.NotEmpty((await group.ScanAsync()).PlacesOf("suellen"));
    }

    [Fact]
    public async Task PersonWhoNeverHadToDoWithUs_LeavesTheCommunity_IsNotWrittenDown()
    {
        await using var group = await Group.GatherAsync();
        var sue = group.Member("Suellen");

        await group.HandleAsync(new PersonLeft(sue.Origin()));

        Assert.Empty((await group.ScanAsync()).PlacesOf("suellen"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from deliveries"));
    }

    /// <summary>An id that a delivery was named by is not a word of anybody's, but it leads to them all the same.</summary>
    [Fact]
    public async Task R8_DeliveryNamedByThePerson_Forgotten_IsNamedOtherwise()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        await group.HandleAsync(new PersonLeft(ana.Origin() with { DeliveryId = "left-c1-ana-4711" }));
        Assert.Contains("deliveries.delivery_id", (await group.ScanAsync()).PlacesOfName("ana"));
        group.Tick();

        await ForgetAsync(group, ana);

        Assert.Empty((await group.ScanAsync()).PlacesOfName("ana"));
    }

    private static async Task ForgetAsync(Group group, Actor actor)
    {
        actor.Room = RecordingPlatform.Channel;
        await actor.CommandsAsync("forget-me");
        await actor.PressesAsync("Erase me");
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures where done_at is null"));
    }
}
