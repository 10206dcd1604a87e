using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Outbox;

/// <summary>The queue reaches over all communities, so every test has a database of its own.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Guid LaneA = new("aaaaaaaa-0000-0000-0000-000000000000");
    private static readonly Guid LaneB = new("bbbbbbbb-0000-0000-0000-000000000000");

    private readonly StoreWorld world = new();
    private Home home = null!;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        home = await world.HomeAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task NothingWaits_Claimed_IsEmpty()
    {
        Assert.Empty(await ClaimAsync());
        Assert.Null(await world.Outbox.NextWaitAsync(Token));
    }

    [Fact]
    public async Task Item_AddedAndClaimed_IsTheSame()
    {
        var item = Made.Item(home.Id, LaneA) with { CoalesceKey = "card:1" };
        await AddAsync(item);

        var claimed = Assert.Single(await ClaimAsync());

        Assert.Equivalent(item, claimed.Item, strict: true);
        Assert.Equal((1, false), (claimed.Attempt, claimed.WasSending));
    }

    [Fact]
    public async Task R4_ItemHeld_WaitsForAnAnswer_AndIsSentOnceMoreAtMost()
    {
        await AddAsync(Made.Item(home.Id, LaneA));
        await AddAsync(Made.Item(home.Id, LaneA));
        var claimed = Assert.Single(await ClaimAsync());
        await world.Outbox.MarkSendingAsync(claimed, Token);

        Assert.True(await world.DoAsync(unit => unit.Outbox.HoldAsync(claimed, "nobody knows", Token)));
        Assert.False(await world.DoAsync(unit => unit.Outbox.HoldAsync(claimed, "nobody knows", Token)));
        Assert.Equal(claimed.Id, Assert.Single(await world.DoAsync(unit => unit.Outbox.HeldOnesAsync(home.Id, Token))).Id);
        Assert.Single(await ClaimAsync(), next => next.Id != claimed.Id);

        Assert.True(await world.DoAsync(unit => unit.Outbox.ReleaseAsync(home.Id, claimed.Id, Token)));
        Assert.False(await world.DoAsync(unit => unit.Outbox.ReleaseAsync(home.Id, claimed.Id, Token)));
        Assert.False(await world.DoAsync(unit => unit.Outbox.LetGoAsync(home.Id, claimed.Id, Token)));
        var again = Assert.Single(await ClaimAsync());
        Assert.Equal((claimed.Id, false), (again.Id, again.WasSending));
    }

    [Fact]
    public async Task ItemHeld_OfAnotherCommunityOrPastItsTime_IsNotReleased()
    {
        var other = await world.HomeAsync();
        await AddAsync(Made.Item(home.Id, LaneA));
        var claimed = Assert.Single(await ClaimAsync());
        await world.DoAsync(unit => unit.Outbox.HoldAsync(claimed, "nobody knows", Token));

        Assert.False(await world.DoAsync(unit => unit.Outbox.ReleaseAsync(other.Id, claimed.Id, Token)));
        Assert.False(await world.DoAsync(unit => unit.At(claimed.Item.ExpiresAt).Outbox.ReleaseAsync(home.Id, claimed.Id, Token)));
        Assert.Empty(await world.DoAsync(unit => unit.At(claimed.Item.ExpiresAt).Outbox.HeldOnesAsync(home.Id, Token)));
        await world.ExecuteAsync("update outbox set expires_at = now() - interval '1 second'");
        await world.Purge.RunAsync("held-messages", Token);
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from outbox where content is not null"));
    }

    [Fact]
    public async Task R4_ItemOfATransactionNotCommitted_Claimed_IsNotThere()
    {
        await using (var unit = await world.Units.BeginAsync(Token))
        {
            await unit.Outbox.AddAsync(Made.Item(home.Id, LaneA), Token);
            Assert.Empty(await ClaimAsync());
        }

        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task R5_ItemsOfOneLane_Claimed_ComeOneAfterTheOther()
    {
        var items = await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneB));

        var first = await ClaimAsync();
        Assert.Equal([Text(items[0]), Text(items[2])], first.Select(Text));
        Assert.Empty(await ClaimAsync());

        await world.Outbox.DoneAsync(first[0], SentResult.Plain, Token);
        Assert.Equal([Text(items[1])], (await ClaimAsync()).Select(Text));
    }

    [Fact]
    public async Task R5_HeadOfALaneWaitsForAnotherTry_RestOfTheLaneWaitsToo()
    {
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA));
        await world.Outbox.RetryAsync((await ClaimAsync())[0], TimeSpan.FromMinutes(5), mayHaveBeenSent: false, Token);

        Assert.Empty(await ClaimAsync());
        Assert.InRange((await world.Outbox.NextWaitAsync(Token))!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task R5_HeadOfALaneGivenUp_NextOneComes()
    {
        var items = await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA));
        await world.Outbox.GiveUpAsync((await ClaimAsync())[0], "no permission", Token);

        Assert.Equal([Text(items[1])], (await ClaimAsync()).Select(Text));
    }

    [Fact]
    public async Task SameLaneInTwoCommunities_Claimed_AreTwoLanes()
    {
        var elsewhere = await world.HomeAsync();
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(elsewhere.Id, LaneA));

        Assert.Equal(2, (await ClaimAsync()).Count);
    }

    [Fact]
    public async Task ManyWorkersAtOnce_Claiming_ShareEachItemOnce()
    {
        await AddAsync([.. Enumerable.Range(0, 40).Select(i => Made.Item(home.Id, new Guid(i, 0, 0, new byte[8])))]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Outbox.ClaimAsync(10, 10, Lease, Token)));
        var claimed = claims.SelectMany(items => items).Concat(await world.Outbox.ClaimAsync(100, 100, Lease, Token)).ToList();

        Assert.Equal(40, claimed.Count);
        Assert.Equal(40, claimed.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public async Task HeadBeingClaimedElsewhere_Claiming_LeavesTheLaneAlone()
    {
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA));
        await using var other = await world.Rows.OpenConnectionAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        await using var hold = new Npgsql.NpgsqlCommand("select from outbox order by outbox_id limit 1 for update", other, transaction);
        await hold.ExecuteNonQueryAsync(Token);

        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task MoreThanAskedFor_Claimed_AreTheOldest()
    {
        var items = await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneB));

        Assert.Equal([Text(items[0])], (await world.Outbox.ClaimAsync(1, 1, Lease, Token)).Select(Text));
    }

    [Fact]
    public async Task Cards_WithTheSameKeyBeforeAnyClaim_AreOneWithTheLatestContent()
    {
        var (first, other, second) = (Card("old"), Made.Item(home.Id, LaneA), Card("new") with { ExpiresAt = Now.AddDays(1) });
        await AddAsync(first, other, second);

        var card = Assert.Single(await ClaimAsync());

        Assert.Equal("new", Text(card));
        Assert.Equal(Now.AddDays(1), card.Item.ExpiresAt);
        await world.Outbox.DoneAsync(card, SentResult.Plain, Token);
        Assert.Equal([Text(other)], (await ClaimAsync()).Select(Text));
    }

    [Fact]
    public async Task Card_AddedWhileTheFirstIsInHand_ComesAfterIt()
    {
        await AddAsync(Card("first"));
        var inHand = Assert.Single(await ClaimAsync());
        await AddAsync(Card("second"));
        await AddAsync(Card("third"));

        Assert.Empty(await ClaimAsync());
        await world.Outbox.RetryAsync(inHand, TimeSpan.Zero, mayHaveBeenSent: false, Token);
        var again = Assert.Single(await ClaimAsync());
        await world.Outbox.DoneAsync(again, SentResult.Plain, Token);

        Assert.Equal(("first", 2), (Text(again), again.Attempt));
        Assert.Equal(["third"], (await ClaimAsync()).Select(Text));
        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from outbox"));
    }

    [Fact]
    public async Task Card_AddedInAnotherLane_MovesThere()
    {
        await AddAsync(Card("old"), Card("new") with { Lane = LaneB });

        var card = Assert.Single(await ClaimAsync());

        Assert.Equal((LaneB, "new"), (card.Item.Lane, Text(card)));
    }

    [Fact]
    public async Task R6_EditOfACardThatStands_WaitsAlone_AndGoesLast()
    {
        await ShowAsync();
        await AddAsync(Edit());
        var edit = Assert.Single(await ClaimAsync());
        Assert.True(edit.IsPicture);
        await world.Outbox.RetryAsync(edit, TimeSpan.FromSeconds(20), mayHaveBeenSent: false, Token);
        var items = await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA));

        var first = Assert.Single(await ClaimAsync());
        await world.Outbox.DoneAsync(first, SentResult.Plain, Token);
        var second = Assert.Single(await ClaimAsync());

        Assert.Equal([Text(items[0]), Text(items[1])], new[] { Text(first), Text(second) });
        Assert.False(first.IsPicture);
    }

    [Fact]
    public async Task R6_EditAddedAfterWords_GoesAfterThem()
    {
        await ShowAsync();
        await AddAsync(Made.Item(home.Id, LaneA));
        await AddAsync(Edit());

        var word = Assert.Single(await ClaimAsync());
        Assert.False(word.IsPicture);
        await world.Outbox.RetryAsync(word, TimeSpan.FromMinutes(1), mayHaveBeenSent: false, Token);
        Assert.Empty(await ClaimAsync());
        await world.ExecuteAsync("update outbox set not_before = now()");
        await world.Outbox.DoneAsync(Assert.Single(await ClaimAsync()), SentResult.Plain, Token);

        Assert.True(Assert.Single(await ClaimAsync()).IsPicture);
    }

    [Fact]
    public async Task R5_FirstShowingOfACard_KeepsItsPlaceAmongTheWords()
    {
        await AddAsync(Edit(), Made.Item(home.Id, LaneA));

        var card = Assert.Single(await ClaimAsync());

        Assert.False(card.IsPicture);
        Assert.IsType<ShowCard>(card.Item.Content);
    }

    [Fact]
    public async Task Edits_WhileOneIsInHand_AreOneAfterIt()
    {
        await ShowAsync();
        await AddAsync(Edit());
        var inHand = Assert.Single(await ClaimAsync());
        await AddAsync(Edit(), Edit(), Edit());

        Assert.Empty(await ClaimAsync());
        await world.Outbox.DoneAsync(inHand, SentResult.Plain, Token);
        Assert.Single(await ClaimAsync());
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from outbox where state = 1"));
    }

    [Fact]
    public async Task R6_EditsHaveAllTheirPlaces_WordsStillGo()
    {
        for (var lane = 0; lane < 3; lane++)
            await ShowAsync(new Guid(lane, 0, 0, new byte[8]));
        for (var lane = 0; lane < 3; lane++)
            await AddAsync(Edit(new Guid(lane, 0, 0, new byte[8])));
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneB));

        var claimed = await world.Outbox.ClaimAsync(2, 2, Lease, Token);

        Assert.Equal([false, false, true, true], claimed.Select(item => item.IsPicture));
        Assert.Empty(await world.Outbox.ClaimAsync(2, 0, Lease, Token));
    }

    [Fact]
    public async Task R5_WordsToTwoPeopleAndTheRoom_OneThrottled_WaitsAlone()
    {
        var (ana, raj) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        await AddAsync(To(ana), To(raj), To(ana), Made.Item(home.Id, LaneA));
        var first = Assert.Single(await ClaimAsync());
        await world.Outbox.RetryAsync(first, TimeSpan.FromSeconds(20), mayHaveBeenSent: false, Token);

        var second = Assert.Single(await ClaimAsync());
        await world.Outbox.DoneAsync(second, SentResult.Plain, Token);
        var third = Assert.Single(await ClaimAsync());
        await world.Outbox.DoneAsync(third, SentResult.Plain, Token);

        Assert.Equal(raj, ((SendPrivately)second.Item.Content).MemberId);
        Assert.IsType<PostToChannel>(third.Item.Content);
        Assert.Empty(await ClaimAsync());
        Assert.InRange((await world.Outbox.NextWaitAsync(Token))!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task R6_WordInHandForLongerThanAMoment_HoldsUpItsOwnWayOnly()
    {
        var ana = new Guid(1, 0, 0, new byte[8]);
        await AddAsync(To(ana), To(ana), Made.Item(home.Id, LaneA));
        await ClaimAsync();
        Assert.Empty(await ClaimAsync());

        await world.ExecuteAsync("update outbox set lease_until = lease_until - interval '1 second' where token is not null");

        Assert.IsType<PostToChannel>(Assert.Single(await ClaimAsync()).Item.Content);
    }

    private OutboxItem To(Guid member) => Made.Item(home.Id, LaneA, new SendPrivately(member, Message.Create("word")));

    private OutboxItem Edit(Guid? lane = null) =>
        Made.Item(home.Id, lane ?? LaneA, new ShowCard("round", lane ?? LaneA)) with { CoalesceKey = $"round:{lane ?? LaneA:N}", Rule = UnknownOutcome.Replaceable };

    /// <summary>The card stands in the channel.</summary>
    private async Task ShowAsync(Guid? lane = null)
    {
        await AddAsync(Edit(lane));
        var card = Assert.Single(await ClaimAsync());
        await world.Outbox.DoneAsync(card, new SentResult(Card: ("round", lane ?? LaneA, new PostedMessage(home.Channel.Room, "m1"))), Token);
    }

    [Fact]
    public async Task LeaseRunOut_ClaimedAgain_BelongsToTheNewOneAlone()
    {
        await AddAsync(Made.Item(home.Id, LaneA));
        var lost = Assert.Single(await ClaimAsync());
        await RunOutAsync();

        var found = Assert.Single(await ClaimAsync());

        Assert.Equal((lost.Id, 2, false), (found.Id, found.Attempt, found.WasSending));
        Assert.False(await world.Outbox.MarkSendingAsync(lost, Token));
        await world.Outbox.DoneAsync(lost, SentResult.Plain, Token);
        await world.Outbox.RetryAsync(lost, TimeSpan.Zero, mayHaveBeenSent: false, Token);
        await world.Outbox.GiveUpAsync(lost, "late", Token);
        Assert.True(await world.Outbox.MarkSendingAsync(found, Token));
    }

    [Fact]
    public async Task LeaseRunOut_NobodyElseThere_MustNotBeSentAnyMore()
    {
        await AddAsync(Made.Item(home.Id, LaneA));
        var item = Assert.Single(await ClaimAsync());

        await RunOutAsync();

        Assert.False(await world.Outbox.MarkSendingAsync(item, Token));
    }

    [Fact]
    public async Task CrashAfterTheRequestBegan_ClaimedAgain_SaysSo()
    {
        await AddAsync(Made.Item(home.Id, LaneA));
        Assert.True(await world.Outbox.MarkSendingAsync(Assert.Single(await ClaimAsync()), Token));
        await RunOutAsync();

        var found = Assert.Single(await ClaimAsync());
        Assert.True(found.WasSending);

        await world.Outbox.RetryAsync(found, TimeSpan.Zero, mayHaveBeenSent: true, Token);
        var again = Assert.Single(await ClaimAsync());
        Assert.True(again.WasSending);

        await world.Outbox.RetryAsync(again, TimeSpan.Zero, mayHaveBeenSent: false, Token);
        Assert.False(Assert.Single(await ClaimAsync()).WasSending);
    }

    [Fact]
    public async Task CardSent_Remembered_IsFoundAndMovesWhenPostedAnew()
    {
        var channel = home.Channel.Id.Value;
        Assert.Null(await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", channel, Token)));

        foreach (var message in new[] { "m1", "m2" })
        {
            await AddAsync(Card("x"));
            var posted = new PostedMessage(home.Channel.Room, message);
            await world.Outbox.DoneAsync(Assert.Single(await ClaimAsync()), new SentResult(Card: ("queue", channel, posted)), Token);
            var found = await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", channel, Token));
            Assert.Equal((posted, null), (found!.Place, found.Replaced));
        }

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from posted_cards"));
    }

    [Fact]
    public async Task CardMoved_IsFoundInItsNewMessageWithTheOldOne_UntilThatIsGone()
    {
        var (channel, old, anew) = (home.Channel.Id.Value, new PostedMessage(home.Channel.Room, "m1"), new PostedMessage(home.Channel.Room, "m2"));
        await world.DoAsync(unit => unit.Outbox.SetPostedAsync(home.Id, "queue", channel, old, Token));
        await AddAsync(Made.Item(home.Id, LaneA, new ShowCard("queue", channel)));
        var item = Assert.Single(await ClaimAsync());
        var at = Now.AddHours(1);

        Assert.True(await world.DoAsync(unit => unit.At(at).Outbox.MovePostedAsync(item, old, anew, Token)));
        Assert.False(await world.DoAsync(unit => unit.Outbox.MovePostedAsync(item, old, anew, Token)));
        Assert.Equal(new PostedCard(anew, at, old), await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", channel, Token)));

        await world.Outbox.DoneAsync(item, new SentResult(Card: ("queue", channel, anew)), Token);
        var found = await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", channel, Token));
        Assert.Equal((anew, null), (found!.Place, found.Replaced));
    }

    [Fact]
    public async Task CardMovedAfterTheLeaseWasLost_StandsWhereItStood()
    {
        var (channel, old) = (home.Channel.Id.Value, new PostedMessage(home.Channel.Room, "m1"));
        await world.DoAsync(unit => unit.Outbox.SetPostedAsync(home.Id, "queue", channel, old, Token));
        await AddAsync(Made.Item(home.Id, LaneA, new ShowCard("queue", channel)));
        var lost = Assert.Single(await ClaimAsync());
        await RunOutAsync();
        await ClaimAsync();

        Assert.False(await world.DoAsync(unit => unit.Outbox.MovePostedAsync(lost, old, new PostedMessage(home.Channel.Room, "m2"), Token)));

        var found = await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", channel, Token));
        Assert.Equal((old, null), (found!.Place, found.Replaced));
    }

    [Fact]
    public async Task CardSentAfterTheLeaseWasLost_IsNotRemembered()
    {
        await AddAsync(Card("x"));
        var lost = Assert.Single(await ClaimAsync());
        await RunOutAsync();
        await ClaimAsync();

        var result = new SentResult(Card: ("queue", home.Channel.Id.Value, new PostedMessage(home.Channel.Room, "m1")));
        await world.Outbox.DoneAsync(lost, result, Token);

        Assert.Null(await world.DoAsync(unit => unit.Outbox.FindPostedAsync(home.Id, "queue", home.Channel.Id.Value, Token)));
    }

    [Fact]
    public async Task RoomOpened_Done_IsTheRoomOfTheRound()
    {
        var round = await home.RoundAsync(Made.Round(home, await home.MemberAsync("Raj"), await home.MemberAsync("Ana")));
        await AddAsync(Made.Item(home.Id, round.Id.Value, new OpenRoom(round.Id.Value)));
        var room = new RoomRef(home.Community.Ref.Platform, "room-9");

        await world.Outbox.DoneAsync(Assert.Single(await ClaimAsync()), new SentResult(Room: (round.Id.Value, room)), Token);

        Assert.Equal(room, (await world.DoAsync(unit => unit.Rounds.FindAsync(home.Id, round.Id, forChange: false, Token)))!.Room);
    }

    [Fact]
    public async Task SentAndFailedItems_LookedAt_HaveNoContentAnyMore()
    {
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneB));
        var items = await ClaimAsync();

        await world.Outbox.DoneAsync(items[0], SentResult.Plain, Token);
        await world.Outbox.GiveUpAsync(items[1], new string('y', 3000), Token);

        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from outbox where content is null"));
        Assert.EndsWith("y…", await world.ScalarAsync<string>("select failed_why from outbox where state = 3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItemThatDoesNotOpen_Claimed_IsPutAsideAndGivenUpInTheEndWhileOthersGo()
    {
        var items = await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneB), Made.Item(home.Id, LaneA));
        await world.ExecuteAsync("update outbox set content = '\\x01' where lane = $1 and outbox_id = (select min(outbox_id) from outbox)", LaneA);

        Assert.Equal([Text(items[1])], (await ClaimAsync()).Select(Text));
        for (var i = 0; i < 4; i++)
        {
            await world.ExecuteAsync("update outbox set not_before = now()");
            Assert.Empty(await ClaimAsync());
        }

        Assert.Equal("The content does not open.", await world.ScalarAsync<string>("select failed_why from outbox where state = 3"));
        Assert.Equal([Text(items[2])], (await ClaimAsync()).Select(Text));
    }

    [Fact]
    public async Task NextWait_OverWaitingAndClaimed_IsTheNearestThatCanGo()
    {
        await AddAsync(Made.Item(home.Id, LaneA), Made.Item(home.Id, LaneA));
        Assert.Equal(TimeSpan.Zero, await world.Outbox.NextWaitAsync(Token));

        await ClaimAsync();

        Assert.InRange((await world.Outbox.NextWaitAsync(Token))!.Value, TimeSpan.FromSeconds(30), Lease);
    }

    [Fact]
    public async Task R3_SecondQueueCardOfAChannel_IsRefusedByTheTable()
    {
        const string Sql = "insert into posted_cards (community_id, card, subject, room, message_id) values ($1, 'queue', $2, 'general', gen_random_uuid())";
        await world.ExecuteAsync(Sql, home.Id.Value, home.Channel.Id.Value);

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(Sql, home.Id.Value, home.Channel.Id.Value));
    }

    private OutboxItem Card(string text) =>
        Made.Item(home.Id, LaneA, new PostToChannel(LaneA, Message.Create(text))) with { CoalesceKey = "queue:general", Rule = UnknownOutcome.Replaceable };

    private async Task<OutboxItem[]> AddAsync(params OutboxItem[] items)
    {
        await world.DoAsync(async unit =>
        {
            foreach (var item in items)
                await unit.Outbox.AddAsync(item, Token);
        });
        return items;
    }

    private Task<IReadOnlyList<ClaimedItem>> ClaimAsync() => world.Outbox.ClaimAsync(10, 10, Lease, Token);

    /// <summary>As if the minute had passed.</summary>
    private Task<int> RunOutAsync() => world.ExecuteAsync("update outbox set lease_until = now() - interval '1 second' where token is not null");

    private static string Text(ClaimedItem claimed) => Text(claimed.Item);

    private static string Text(OutboxItem item) => ((PostToChannel)item.Content).Message.ToPlainText();
}
