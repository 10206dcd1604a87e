using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>Somebody begins to wait, and the queue's card has scrolled away: it is posted anew, and the old one goes.</summary>
public sealed class CardPostedAnewTests
{
    private static readonly TimeSpan ScrolledAway = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task SomebodyBeginsToWait_CardStandsForHalfAnHour_IsPostedAnew_RingsNobody_AndTheOldOneGoes()
    {
        await using var group = await Group.GatherAsync();
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);

        await group.Member("Ana").StartsAsync("candidate");

        var card = Card(group);
        Assert.NotEqual(old.Posted, card.Posted);
        Assert.Equal([old.Posted], group.Platform.Deleted);
        Assert.Contains("Ana · candidate", card.Text);
        Assert.Empty(card.Message.Notify);
        Assert.Equal(0, await LeftOverAsync(group));
    }

    [Fact]
    public async Task SomebodyBeginsToWait_CardStandsForLess_IsEditedWhereItStands()
    {
        await using var group = await Group.GatherAsync();
        var old = Card(group);
        group.Clock.Advance(ScrolledAway - TimeSpan.FromSeconds(1));

        await group.Member("Ana").StartsAsync("candidate");

        Assert.Equal(old.Posted, Card(group).Posted);
        Assert.Contains("Ana", Card(group).Text);
    }

    [Fact]
    public async Task TwoBeginToWaitInOneHalfHour_CardIsPostedAnewOnce()
    {
        await using var group = await Group.GatherAsync();
        group.Clock.Advance(ScrolledAway);
        await group.Member("Ana").StartsAsync("candidate");
        var moved = Card(group);

        group.Clock.Advance(TimeSpan.FromMinutes(20));
        await group.Member("Mia").StartsAsync("candidate");
        Assert.Equal(moved.Posted, Card(group).Posted);

        group.Clock.Advance(TimeSpan.FromMinutes(10));
        await group.Member("Tom").StartsAsync("candidate");
        Assert.NotEqual(moved.Posted, Card(group).Posted);
        Assert.Contains("Ana", Card(group).Text);
    }

    [Fact]
    public async Task PairedAtOnce_CardStaysWhereItStands()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Clock.Advance(ScrolledAway / 2);
        await ana.StartsAsync("candidate");
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);

        await raj.StartsAsync("interviewer");

        Assert.Equal(old.Posted, Card(group).Posted);
        Assert.Contains("Nobody is waiting", Card(group).Text);
    }

    [Theory]
    [InlineData("leaves")]
    [InlineData("chooses another part")]
    [InlineData("another comes to watch")]
    public async Task NobodyBeginsToWaitForAPartner_CardStaysWhereItStands(string what)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        group.Clock.Advance(ScrolledAway / 2);
        await ana.StartsAsync("candidate");
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);

        await (what switch
        {
            "leaves" => ana.CommandsAsync("leave"),
            "chooses another part" => ana.PressesAsync("Either"),
            _ => group.Member("Mia").PressesAsync("Observer"),
        });

        Assert.Equal(old.Posted, Card(group).Posted);
        Assert.True(Card(group).Edits > old.Edits);
    }

    [Fact]
    public async Task ChannelTakesNoOtherPost_CardIsEditedWhereItStands()
    {
        await using var group = await Group.GatherAsync();
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);
        group.Platform.Refused[(RecordingPlatform.Channel, "post")] = new PlatformException(PlatformRefusal.LimitReached, "No more.");

        await group.Member("Ana").StartsAsync("candidate");

        Assert.Equal(old.Posted, Card(group).Posted);
        Assert.Contains("Ana", Card(group).Text);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task OldCardCannotBeDeleted_HasNothingToPressAnyMore()
    {
        await using var group = await Group.GatherAsync();
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);
        group.Platform.Refused[(RecordingPlatform.Channel, "delete")] = new PlatformException(PlatformRefusal.MissingRight, "Not allowed.");

        await group.Member("Ana").StartsAsync("candidate");
        await group.Member("Mia").StartsAsync("candidate");

        var (left, card) = (group.Platform.In(RecordingPlatform.Channel)[0], group.Platform.In(RecordingPlatform.Channel)[1]);
        Assert.Equal((old.Posted, 1), (left.Posted, left.Edits - old.Edits));
        Assert.Equal("Who waits here is on the newest queue card of this channel.", left.Text);
        Assert.False(IsLive(left));
        Assert.Contains("Mia", card.Text);
        Assert.Equal(0, await LeftOverAsync(group));
    }

    [Fact]
    public async Task DeletionHasToWait_OldCardGoesLater_AndNothingElseIsPosted()
    {
        await using var group = await Group.GatherAsync();
        group.Clock.Advance(ScrolledAway);
        group.Platform.Refused[(RecordingPlatform.Channel, "delete")] = new PlatformException(PlatformFailure.TryLater, "Busy.");
        await group.Member("Ana").StartsAsync("candidate");
        Assert.Equal(1, await LeftOverAsync(group));

        group.Platform.Refused.Clear();
        await AgainAsync(group);

        Assert.Contains("Ana", Card(group).Text);
        Assert.Equal(0, await LeftOverAsync(group));
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("disable")]
    public async Task OldCardStillToGo_NobodyWaitsAnyMore_AndItCannotBeDeleted_HasNothingToPressAnyMore(string command)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana", organiser: true);
        group.Clock.Advance(ScrolledAway);
        group.Platform.Refused[(RecordingPlatform.Channel, "delete")] = new PlatformException(PlatformFailure.TryLater, "Busy.");
        await ana.StartsAsync("candidate");
        Assert.Equal(1, await LeftOverAsync(group));
        group.Platform.Refused[(RecordingPlatform.Channel, "delete")] = new PlatformException(PlatformRefusal.MissingRight, "Not allowed.");

        await ana.CommandsAsync(command);
        await AgainAsync(group);

        Assert.False(IsLive(group.Platform.In(RecordingPlatform.Channel)[0]));
        Assert.DoesNotContain("Ana", group.Platform.In(RecordingPlatform.Channel)[1].Text);
        Assert.Equal(0, await LeftOverAsync(group));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task BothStand_NewOneHasNothingToPressYetAndIsSilent_APressOnTheOldOneCounts()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);
        group.Platform.EditFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy."));
        await ana.StartsAsync("candidate");
        var both = group.Platform.In(RecordingPlatform.Channel);
        Assert.Equal([true, false], both.Select(IsLive));
        Assert.True(both[1].Message.Silent);
        Assert.Equal("Who waits here is on the newest queue card of this channel.", both[1].Text);

        await mia.PressesAsync("Candidate");
        await AgainAsync(group);

        Assert.Contains("as candidate.", mia.Heard);
        Assert.NotEqual(old.Posted, Card(group).Posted);
        Assert.Contains("Mia", Card(group).Text);
    }

    [Theory]
    [InlineData("post", true, 1)]
    [InlineData("post", false, 2)]
    [InlineData("update", true, 1)]
    [InlineData("update", false, 1)]
    [InlineData("delete", true, 1)]
    [InlineData("delete", false, 1)]
    public async Task R4_ProcessDiesAfterAnyStep_OneCardHasTheButtons_AndTheNextOneFindsIt(string step, bool postsAreProvable, int messages)
    {
        await using var group = await Group.GatherAsync();
        group.Platform.PostsAreProvable = postsAreProvable;
        group.Clock.Advance(ScrolledAway);
        group.Platform.Afterwards = done =>
        {
            if (done == step)
                throw new StoreException(StoreFailure.Unavailable, "The process is no more.");
        };

        await group.Member("Ana").StartsAsync("candidate");
        Assert.InRange(group.Platform.In(RecordingPlatform.Channel).Count(IsLive), 1, 2);
        group.Platform.Afterwards = null;
        await group.RunAsync("update outbox set lease_until = now() - interval '1 second' where lease_until is not null");
        await group.SettleAsync();
        await group.Member("Mia").StartsAsync("candidate");

        var live = Assert.Single(group.Platform.In(RecordingPlatform.Channel), IsLive);
        Assert.Contains("Ana", live.Text);
        Assert.Contains("Mia", live.Text);
        Assert.Equal(messages, group.Platform.In(RecordingPlatform.Channel).Count);
        Assert.Equal(0, await LeftOverAsync(group));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task R4_AnswerOfThePostIsLost_WhereThatCannotBeProven_TheOldOneStaysTheCardForAnotherHalfHour()
    {
        await using var group = await Group.GatherAsync();
        group.Platform.PostsAreProvable = false;
        var old = Card(group);
        group.Clock.Advance(ScrolledAway);
        group.Platform.FailAfterwards = true;
        group.Platform.Failures.Enqueue(new PlatformException(PlatformFailure.Unknown, "No answer."));
        await group.Member("Ana").StartsAsync("candidate");
        await AgainAsync(group);

        group.Clock.Advance(ScrolledAway - TimeSpan.FromMinutes(1));
        await group.Member("Mia").StartsAsync("candidate");
        Assert.Equal(old.Posted, Assert.Single(group.Platform.In(RecordingPlatform.Channel), IsLive).Posted);
        Assert.Equal(2, group.Platform.In(RecordingPlatform.Channel).Count);

        group.Clock.Advance(TimeSpan.FromMinutes(1));
        await group.Member("Tom").StartsAsync("candidate");
        Assert.NotEqual(old.Posted, Assert.Single(group.Platform.In(RecordingPlatform.Channel), IsLive).Posted);
    }

    private static Shown Card(Group group) => Assert.Single(group.Platform.In(RecordingPlatform.Channel));

    private static bool IsLive(Shown shown) => shown.Message.Blocks.OfType<Buttons>().Any();

    /// <summary>How many old cards are still to go.</summary>
    private static Task<int> LeftOverAsync(Group group) => group.AskAsync<int>("select count(*) from posted_cards where replaced_message_id is not null");

    /// <summary>What waits for another try is tried.</summary>
    private static async Task AgainAsync(Group group)
    {
        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();
    }
}
