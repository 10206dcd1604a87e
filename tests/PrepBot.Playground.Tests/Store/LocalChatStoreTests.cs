using System.Text;
using PrepBot.Playground.Store;
using PrepBot.Testing;

namespace PrepBot.Playground.Tests.Store;

public sealed class LocalChatStoreTests(ChatStoreWorld world) : IClassFixture<ChatStoreWorld>
{
    private static readonly DateTimeOffset Now = Some.Now;

    private static int _made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What was said, and what a file holds, is nobody's but theirs who may see it.</summary>
    [Fact]
    public async Task Words_AtRest_AreNotReadable()
    {
        const string Planted = "the-planted-secret-4711";
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        await SayAsync(community, room, "k1", Planted);
        await world.Chat.AddFileAsync(new NewLocalFile(community, "f", "ana", "a.txt", "text/plain", Encoding.UTF8.GetBytes(Planted), Now), Token);

        var rows = await world.RowsAsync();

        Assert.Contains(community, rows);
        Assert.DoesNotContain(Planted, rows);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Planted)), rows);
    }

    [Fact]
    public async Task Room_AddedTwiceWithTheSameKey_IsOne()
    {
        var community = Unique();
        var channel = await AddRoomAsync(community, "general");

        var room = await world.Chat.AddRoomAsync(new NewLocalRoom(community, "round-1", "Round", channel.Id, ["ana", "raj"], Now), Token);
        var again = await world.Chat.AddRoomAsync(new NewLocalRoom(community, "round-1", "Another title", null, [], Now), Token);

        Assert.Equivalent(new LocalRoom(room.Id, "Round", channel.Id, ["ana", "raj"], ClosedAt: null), room, strict: true);
        Assert.Equivalent(room, again, strict: true);
        Assert.Equivalent(new[] { channel, room }, await world.Chat.RoomsAsync(community, Token), strict: true);
    }

    [Fact]
    public async Task Room_ClosedTwice_KeepsTheFirstInstant()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");

        await world.Chat.CloseRoomAsync(community, room.Id, Now, Token);
        await world.Chat.CloseRoomAsync(community, room.Id, Now.AddHours(1), Token);

        Assert.Equal(Now, Assert.Single(await world.Chat.RoomsAsync(community, Token)).ClosedAt);
    }

    [Fact]
    public async Task RoomsOfOtherCommunities_Listed_AreNotThere()
    {
        await AddRoomAsync(Unique(), "general");

        Assert.Empty(await world.Chat.RoomsAsync(Unique(), Token));
    }

    [Fact]
    public async Task Message_AddedTwiceWithTheSameKey_IsTheFirst()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");

        var first = await SayAsync(community, room, "k1", "first", author: "ana");
        var second = await SayAsync(community, room, "k1", "second");

        Assert.Equal(new LocalMessage(first.Id, room.Id, VisibleTo: null, "ana", "first", Now, ChangedAt: null), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task SameMessageTwiceAtOnce_Added_IsOne()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");

        var messages = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SayAsync(community, room, "k1", $"{i}")));

        Assert.Single(messages.Distinct());
        Assert.Single(await world.Chat.MessagesAsync(community, room.Id, "ana", 100, Token));
    }

    [Fact]
    public async Task Message_Replaced_HasTheNewContentAndItsPlace()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        var message = await SayAsync(community, room, "k1", "before");
        await SayAsync(community, room, "k2", "later");

        var replaced = await world.Chat.ReplaceMessageAsync(community, message.Id, "after", Now.AddMinutes(1), Token);

        Assert.Equal(message with { Content = "after", ChangedAt = Now.AddMinutes(1) }, replaced);
        Assert.Equal(["after", "later"], await TextsAsync(community, room, "ana"));
    }

    [Fact]
    public async Task MessageNobodyKnows_Replaced_IsNull()
    {
        var community = Unique();
        var message = await SayAsync(community, await AddRoomAsync(community, "general"), "k1", "text");

        Assert.Null(await world.Chat.ReplaceMessageAsync(community, message.Id + 1000, "x", Now, Token));
        Assert.Null(await world.Chat.ReplaceMessageAsync(Unique(), message.Id, "x", Now, Token));
    }

    [Fact]
    public async Task MessageForOne_Read_ComesToThemAlone()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        await SayAsync(community, room, "k1", "for all");
        await SayAsync(community, room, "k2", "for ana", visibleTo: "ana");

        Assert.Equal(["for all", "for ana"], await TextsAsync(community, room, "ana"));
        Assert.Equal(["for all"], await TextsAsync(community, room, "raj"));
    }

    [Fact]
    public async Task RoomsAndMessages_ChangedSinceAnInstant_AreThoseAndNoOthers()
    {
        var community = Unique();
        var (old, closed) = (await AddRoomAsync(community, "general"), await AddRoomAsync(community, "over"));
        await SayAsync(community, old, "k1", "untouched");
        var replaced = await SayAsync(community, old, "k2", "first");
        await world.Chat.CloseRoomAsync(community, closed.Id, Now.AddMinutes(5), Token);
        await world.Chat.ReplaceMessageAsync(community, replaced.Id, "second", Now.AddMinutes(5), Token);

        var changes = await world.Chat.ChangesAsync(community, Now.AddMinutes(1), Token);

        Assert.Equal(closed.Id, Assert.Single(changes.Rooms).Id);
        Assert.Equal("second", Assert.Single(changes.Messages).Content);
        Assert.Empty((await world.Chat.ChangesAsync(Unique(), Now.AddMinutes(1), Token)).Messages);
    }

    [Fact]
    public async Task MoreMessagesThanAskedFor_Read_AreTheNewestOldestFirst()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        for (var i = 0; i < 5; i++)
            await SayAsync(community, room, $"k{i}", $"{i}");

        Assert.Equal(["3", "4"], await TextsAsync(community, room, "ana", most: 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("general")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task RoomIdFromOutside_Nonsense_IsARoomWithoutMessages(string id) =>
        Assert.Empty(await world.Chat.MessagesAsync("local", id, "ana", 10, Token));

    private static string Unique() => $"local-{Interlocked.Increment(ref _made)}";

    private Task<LocalRoom> AddRoomAsync(string community, string key) =>
        world.Chat.AddRoomAsync(new NewLocalRoom(community, key, key, ParentId: null, [], Now), Token);

    private Task<LocalMessage> SayAsync(string community, LocalRoom room, string key, string text, string? visibleTo = null, string? author = null) =>
        world.Chat.AddMessageAsync(new NewLocalMessage(community, room.Id, key, visibleTo, author, text, Now), Token);

    private async Task<IEnumerable<string>> TextsAsync(string community, LocalRoom room, string person, int most = 100) =>
        (await world.Chat.MessagesAsync(community, room.Id, person, most, Token)).Select(message => message.Content);

    [Fact]
    public async Task PersonForgotten_UpToAnInstant_TheirWordsAndFilesGoAndTheOthersStay()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        foreach (var (key, to, author, at) in new[]
        {
            ("said", null, "ana", Now), ("told", "ana", null, Now), ("all", null, null, Now), ("raj", "raj", null, Now), ("later", "ana", (string?)null, Now.AddHours(1)),
        })
        {
            await world.Chat.AddMessageAsync(new NewLocalMessage(community, room.Id, key, to, author, key, at), Token);
        }

        var file = await world.Chat.AddFileAsync(new NewLocalFile(community, "f", "ana", "a.zip", "application/zip", [1], Now), Token);
        Assert.Equal(["said", "told", "later"], (await world.Chat.OfPersonAsync(community, "ana", Token)).Select(message => message.Content));
        await world.Chat.ForgetPersonAsync(community, "ana", Now, Token);
        await world.Chat.ForgetPersonAsync(community, "ana", Now, Token);

        Assert.Equal(["later"], (await world.Chat.OfPersonAsync(community, "ana", Token)).Select(message => message.Content));
        Assert.Null(await world.Chat.FindFileAsync(community, file.Id, "ana", Token));
        Assert.Equal(["all", "raj", "later"], (await world.Chat.SaidByBotAsync(community, 0, Now.AddDays(1), 10, Token)).Select(message => message.Content));
        Assert.Equal(["all"], (await world.Chat.SaidByBotAsync(community, 0, Now, 1, Token)).Select(message => message.Content));
    }

    [Fact]
    public async Task RoomOfTwo_OneLeaves_TheOtherSeesItAndNobodyElse()
    {
        var community = Unique();
        var channel = await AddRoomAsync(community, "general");
        var room = await world.Chat.AddRoomAsync(new NewLocalRoom(community, "round", "Mock: Ana and Raj", channel.Id, ["ana", "raj"], Now), Token);

        var left = await world.Chat.LeaveRoomAsync(community, room.Id, "ana", "Mock: a former member and Raj", Now, Token);
        var again = await world.Chat.LeaveRoomAsync(community, room.Id, "ana", "again", Now, Token);

        Assert.Equal(["(nobody)", "raj"], left!.People);
        Assert.Equal("Mock: a former member and Raj", left.Title);
        Assert.Null(again);
    }

    [Fact]
    public async Task Message_RemovedTwice_IsGone()
    {
        var community = Unique();
        var room = await AddRoomAsync(community, "general");
        var message = await world.Chat.AddMessageAsync(new NewLocalMessage(community, room.Id, "k", null, null, "words", Now), Token);

        await world.Chat.RemoveMessageAsync(community, message.Id, Token);
        await world.Chat.RemoveMessageAsync(community, message.Id, Token);

        Assert.Empty(await world.Chat.MessagesAsync(community, room.Id, "ana", 10, Token));
    }
}
